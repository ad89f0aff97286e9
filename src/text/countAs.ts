import { escapeLittleText } from './littleText.ts'
import { countGraphemes, countMastodon, countUtf8Bytes, countUtf16, countX } from './measure.ts'

/** How a network counts a text, as data: a browser that is told so counts the same as the server does, without asking it. */
export type Counting =
  /** UTF-16, what JavaScript calls the length. */
  | { as: 'characters' }
  /** Graphemes, an address as a fixed number. */
  | { as: 'mastodon'; perUrl: number }
  /** Graphemes, or tenths of bytes where those are more. */
  | { as: 'bluesky' }
  /** Weighted characters of twitter-text. */
  | { as: 'x' }
  /** UTF-16 of LinkedIn's "little text", with its escapes. */
  | { as: 'linkedin' }

/** The size of a text as a network counts it. */
export function countAs(counting: Counting, text: string): number {
  switch (counting.as) {
    case 'characters':
      return countUtf16(text)
    case 'mastodon':
      return countMastodon(text, '', counting.perUrl)
    case 'bluesky':
      return Math.max(countGraphemes(text), Math.ceil(countUtf8Bytes(text) / 10))
    case 'x':
      return countX(text)
    case 'linkedin':
      return countUtf16(escapeLittleText(text))
  }
}
