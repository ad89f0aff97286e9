import { type Entity, findEntities } from './entities.ts'

const insideWord = /['’ʼ\u200C\u200D]/gu
const word = /[\p{L}\p{Nd}](?:(?![\uFE00-\uFE0F])[\p{L}\p{Nd}\p{Mn}\p{Mc}])*/gu

/**
 * A phrase as one hashtag without its '#': `open source` → `OpenSource`, `women's rights` → `WomensRights`. Only letters and digits of any script stay.
 * A word that has capitals of its own keeps them (`iPhone`, `GitHub`). '' when nothing usable is left, or only digits, which no network takes as a hashtag.
 */
export function toHashtag(words: string): string {
  const found = words.normalize('NFC').replace(insideWord, '').match(word) ?? []
  const tag = found.map(capitalise).join('').normalize('NFC')
  return /\p{L}/u.test(tag) ? tag : ''
}

function capitalise(single: string): string {
  if (/\p{Lu}|^\p{Script=Georgian}/u.test(single)) return single
  const [first = '', ...rest] = single
  return first.toUpperCase() + rest.join('')
}

function valuesOf(kind: Entity['kind'], text: string): string[] {
  return findEntities(text)
    .filter((entity) => entity.kind === kind)
    .map(({ value }) => value)
}

/** The hashtags of a text in order, without '#', repeats included. */
export function findHashtags(text: string): string[] {
  return valuesOf('hashtag', text)
}

/** The web addresses of a text in order, those with http:// or https:// only, without the punctuation that follows them. */
export function findUrls(text: string): string[] {
  return valuesOf('url', text)
}

/** The mentions of a text in order, without their first '@': `alice`, `alice@example.social`, `alice.bsky.social`. */
export function findMentions(text: string): string[] {
  return valuesOf('mention', text)
}
