import { firstSentences } from '../text/plain.ts'
import { isWebAddress } from './articleURL.ts'
import { connectivesFor, fill, inQuotes } from './connectives.ts'

export type ShareInput = {
  /** What is shared, as far as it was read. */
  target: { url: string; author?: string | undefined; title?: string | undefined; text?: string | undefined }
  /** What the organisation says about it. */
  comment?: string | undefined
  language?: string | undefined
}

const longestExcerpt = 180

/**
 * A post that passes on somebody's post where the network cannot share it natively: our words, a few of theirs in quotation
 * marks, their name, the link. A handle loses its "@", because it names somebody else on another network.
 */
export function composeShare(input: ShareInput): { text: string; link?: string | undefined } {
  const words = connectivesFor(input.language)
  const { target } = input
  const comment = input.comment?.trim() ?? ''
  const author = target.author?.trim().replace(/^@+/u, '') ?? ''
  const excerpt = firstSentences(withoutMentions(target.text || target.title || ''), longestExcerpt)
  const quoted = excerpt === '' ? '' : inQuotes(excerpt, words)
  const credit = author === '' ? '' : fill(words.by, { author })
  const theirs = [quoted, credit].filter((line) => line !== '').join('\n')
  return { text: [comment, theirs].filter((part) => part !== '').join('\n\n'), link: isWebAddress(target.url) ? target.url : undefined }
}

/** People named in somebody's post did not ask to be notified by ours. */
function withoutMentions(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}_.@/])@(?=[\p{L}\p{N}_])/gu, '')
}
