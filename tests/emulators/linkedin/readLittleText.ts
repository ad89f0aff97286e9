/** What LinkedIn makes of a commentary: the text that people read, and whether it stopped at a reserved character that was not escaped. */
export type LittleText = { text: string; mentions: readonly string[]; hashtags: readonly string[]; isTruncated: boolean }

const reserved = new Set('\\|{}@[]()<>#*_~')
const mention = /@\[((?:[^\\[\]]|\\[\s\S])+)\]\((urn:li:(?:person|organization):[\w-]+)\)/y
const template = /\{hashtag\|\\#\|([^|{}]+)\}/y
const hashtag = /#((?:[\p{L}\p{M}\p{Nd}]|\\_)+)/uy

/** Reads a commentary as LinkedIn does: an unescaped reserved character ends the post there, as users of the API report. */
export function readLittleText(commentary: string): LittleText {
  const mentions: string[] = []
  const hashtags: string[] = []
  let text = ''
  let at = 0
  const take = (expression: RegExp) => {
    expression.lastIndex = at
    const match = expression.exec(commentary)
    if (match) at += match[0].length
    return match
  }
  while (at < commentary.length) {
    const sign = commentary.charAt(at)
    const next = commentary.charAt(at + 1)
    if (sign === '\\' && reserved.has(next)) {
      text += next
      at += 2
      continue
    }
    if (!reserved.has(sign)) {
      text += sign
      at += 1
      continue
    }
    const mentioned = sign === '@' ? take(mention) : null
    const tagged = sign === '#' ? take(hashtag) : sign === '{' ? take(template) : null
    if (mentioned) {
      text += unescapeAll(mentioned[1] ?? '')
      mentions.push(mentioned[2] ?? '')
    } else if (tagged) {
      const tag = unescapeAll(tagged[1] ?? '')
      text += `#${tag}`
      hashtags.push(tag)
    } else return { text, mentions, hashtags, isTruncated: true }
  }
  return { text, mentions, hashtags, isTruncated: false }
}

/** A commentary as the API gives it back: hashtags in their long form. */
export function toGivenBack(commentary: string): string {
  return commentary.replace(/(\\[\s\S])|#((?:[\p{L}\p{M}\p{Nd}]|\\_)+)/gu, (whole, escaped?: string, tag?: string) => (escaped ? whole : `{hashtag|\\#|${tag}}`))
}

function unescapeAll(text: string): string {
  return text.replace(/\\([\s\S])/g, '$1')
}
