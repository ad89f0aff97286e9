import type { mastodon } from 'masto'
import type { FindQuestion, Found } from '../port.ts'
import { earliestOf, matchOwnPosts, type OwnPost } from '../shared/ownPosts.ts'
import { readAccount } from './account.ts'
import { htmlToText } from './htmlToText.ts'
import { isBoost } from './publish.ts'
import type { Session } from './session.ts'

/** Mastodon keeps a key for an hour from the moment it accepted the status, and a repeat does not renew it; five minutes are left for clocks. */
const safeRepeatMs = 55 * 60_000
const pageSize = 40
const mostPages = 25

/**
 * Settles a lost answer. A boost may always be repeated: the server gives the boost that is there. While the key of the first try lives, so may a status.
 * After that the account's own statuses are read back to before the first try.
 */
export async function findPart(session: Session, question: FindQuestion): Promise<Found> {
  if (isBoost(question)) return { answer: 'repeat' }
  // Counted from the first try: if that one was accepted, its key is the one that ends first.
  if (question.now.getTime() - question.attemptedFrom.getTime() < safeRepeatMs) return { answer: 'repeat' }
  const account = await readAccount(session)
  const { posts, isComplete } = await listSince(session, account.id, earliestOf(question.attemptedFrom))
  const replyTo = question.partIndex > 0 ? question.previous.at(-1)?.remoteId : undefined
  const isReply = question.content.kind === 'reply' && question.partIndex === 0
  return matchOwnPosts(isReply ? posts.map((post) => ({ ...post, replyTo: undefined })) : posts, {
    text: question.part.text,
    pictures: question.part.media.length,
    replyTo,
    attemptedFrom: question.attemptedFrom,
    attemptedUntil: question.attemptedUntil,
    isComplete,
    lookAt: account.url,
  })
}

/** Own statuses since a moment, newest first. Complete when the list ended or reached something older. */
async function listSince(session: Session, accountId: string, since: Date): Promise<{ posts: OwnPost[]; isComplete: boolean }> {
  return session.ask(async (client) => {
    const posts: OwnPost[] = []
    let pages = 0
    for await (const page of client.v1.accounts.$select(accountId).statuses.list({ limit: pageSize, excludeReblogs: true })) {
      pages += 1
      posts.push(...page.map(toOwnPost))
      if (page.some((status) => new Date(status.createdAt) < since)) return { posts, isComplete: true }
      if (pages >= mostPages) return { posts, isComplete: false }
    }
    return { posts, isComplete: true }
  })
}

function toOwnPost(status: mastodon.v1.Status): OwnPost {
  return {
    receipt: { remoteId: status.id, url: status.url ?? status.uri, publishedAt: status.createdAt },
    text: htmlToText(status.content),
    pictures: status.mediaAttachments.length,
    at: new Date(status.createdAt),
    replyTo: status.inReplyToId ?? undefined,
  }
}
