import { resolveConfusablesTransformer } from 'obscenity'

/** A text without its masks, and where each of its signs stood. */
export type Unmasked = { text: string; at: number[] }

const leet: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }
const unseen = /[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]/u
// Single letters with the same kind of sign between them: "f.a.k.e", "f a k e", "f_a_k_e"
const spread = /(?<![\p{L}\p{N}])[\p{L}\p{N}@$]([ .*_\-·|/])[\p{L}\p{N}@$!](?:\1[\p{L}\p{N}@$!]){2,}(?![\p{L}\p{N}])/gu
const token = /[\p{L}\p{N}@$]+(?:![\p{L}\p{N}@$]+)*/gu
const confusables = resolveConfusablesTransformer()

/** Reads a text as somebody meant it who hid a word from a list: with digits for letters, signs between them, unseen signs, or letters of another alphabet. */
export function unmask(text: string): Unmasked {
  const gaps = new Set<number>()
  const written = new Set<number>()
  for (const { 0: found, index: start } of text.matchAll(spread)) for (let index = 0; index < found.length; index += 1) (index % 2 ? gaps : written).add(start + index)
  for (const { 0: found, index: start } of text.matchAll(token)) if (/\p{L}/u.test(found)) for (let index = 0; index < found.length; index += 1) written.add(start + index)
  const at: number[] = []
  let plain = ''
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index)
    if (gaps.has(index) || unseen.test(sign)) continue
    const shown = (written.has(index) && leet[sign]) || (/[^\p{Script=Latin}]/u.test(sign) && /\p{L}/u.test(sign) ? ofLatin(sign) : sign)
    plain += shown
    at.push(index)
  }
  return { text: plain, at }
}

/** A letter of another alphabet as the Latin one that looks the same. */
function ofLatin(letter: string): string {
  const code = confusables.transform(letter.charCodeAt(0))
  return code !== undefined && code < 128 ? String.fromCharCode(code) : letter
}
