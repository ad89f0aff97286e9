import twitter from 'twitter-text'
import { toMastodonCountable } from './mastodonLength.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const encoder = new TextEncoder()
const wordWithDot = /(?:^|[ \t\r\n])[^ \t\r\n.]*\.[^ \t\r\n]*/gu
const printableAscii = /^[\x20-\x7e]*$/

/** What a person sees as single characters (Unicode grapheme clusters). Bluesky allows 300 of them in a post; Mastodon counts them too. */
export function countGraphemes(text: string): number {
  if (printableAscii.test(text)) return text.length
  let count = 0
  for (const _ of segmenter.segment(text)) count++
  return count
}

/** Bytes in UTF-8; Bluesky allows 3000 of them in a post. */
export function countUtf8Bytes(text: string): number {
  return encoder.encode(text).length
}

/** UTF-16 code units, what JavaScript calls the length. */
export function countUtf16(text: string): number {
  return text.length
}

/**
 * The size that Mastodon counts: graphemes of the content warning and the text together, where a web address that it links counts as
 * `charactersReservedPerUrl` (`configuration.statuses.characters_reserved_per_url` of the server, 23 by default) and `@user@host` as `@user`.
 * An address in the content warning counts in full. Source: StatusLengthValidator of Mastodon.
 */
export function countMastodon(text: string, contentWarning = '', charactersReservedPerUrl = 23): number {
  return countGraphemes(contentWarning + toMastodonCountable(text, charactersReservedPerUrl))
}

/**
 * The weighted size that X counts (280 at most): CJK and emoji weigh 2, every address 23, also a bare `example.com`. Source: twitter-text 3, which
 * looks for addresses everywhere as soon as there is one dot, and is slow at it; so only the words with a dot, each with the space before it,
 * are given to it with their dots.
 */
export function countX(text: string): number {
  let size = 0
  const rest = text.replace(wordWithDot, (word) => {
    size += twitter.parseTweet(word).weightedLength
    return ''
  })
  return size + twitter.parseTweet(rest).weightedLength
}
