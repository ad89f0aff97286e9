import { toStored } from '../../domain/storedSentences.ts'
import type { Found, Receipt } from '../port.ts'

/** A recent post of the channel's own account, as the network lists it. */
export type OwnPost = {
  receipt: Receipt
  /** Plain text. */
  text: string
  pictures: number
  at: Date
  /** Remote id of the post it answers. */
  replyTo?: string | undefined
}

export type OwnPostQuestion = {
  text: string
  pictures: number
  replyTo?: string | undefined
  attemptedFrom: Date
  attemptedUntil: Date
  /** Whether `posts` surely holds every own post since `earliestOf(attemptedFrom)`. */
  isComplete: boolean
  /** Where a person can look. */
  lookAt?: string | undefined
}

const clockSkewBeforeMs = 2 * 60_000
const lateAcceptanceMs = 10 * 60_000

/** The oldest moment that a lost post can carry: two minutes before the first try, for clocks that differ. */
export function earliestOf(attemptedFrom: Date): Date {
  return new Date(attemptedFrom.getTime() - clockSkewBeforeMs)
}

/**
 * What stays the same when a network rewrites a text: Unicode composed, web addresses as placeholders (t.co, lnkd.in), mentions without their server,
 * white space collapsed.
 */
export function toFingerprint(text: string): string {
  return text
    .normalize('NFC')
    .replace(/https?:\/\/\S+/gi, '<url>')
    .replace(/(@\w+)(?:@[\w.-]+(?::\d+)?)+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Looks for a lost post among recent own ones: same words, same number of pictures, same parent, made between two minutes before and ten minutes after the tries. */
export function matchOwnPosts(posts: readonly OwnPost[], question: OwnPostQuestion): Found {
  const wanted = toFingerprint(question.text)
  const from = earliestOf(question.attemptedFrom).getTime()
  const until = question.attemptedUntil.getTime() + lateAcceptanceMs
  const matches = posts.filter(
    (post) =>
      post.at.getTime() >= from &&
      post.at.getTime() <= until &&
      post.pictures === question.pictures &&
      (post.replyTo ?? undefined) === (question.replyTo ?? undefined) &&
      toFingerprint(post.text) === wanted,
  )
  const [first] = matches
  if (first && matches.length === 1) return { answer: 'found', receipt: first.receipt }
  const lookAt = first?.receipt.url ?? question.lookAt
  if (first) return { answer: 'unsure', evidence: toStored('storedManyAlike', { posts: matches.length }), lookAt }
  if (question.isComplete) return { answer: 'absent' }
  return { answer: 'unsure', evidence: toStored('storedNotFarBack'), lookAt }
}
