import type { mastodon } from 'masto'
import { NetworkFailure } from '../../domain/failures.ts'
import type { Mention, PostMetrics, Receipt } from '../port.ts'
import { readAccount } from './account.ts'
import { htmlToText } from './htmlToText.ts'
import { apiVersionWithMany, readLearnt } from './limits.ts'
import type { Session } from './session.ts'

/** The most statuses that the server gives at once. Source: StatusesController. */
const mostAtOnce = 20

/** Numbers about published statuses; those that are gone are left out. */
export async function readMetrics(session: Session, remoteIds: readonly string[]): Promise<Record<string, PostMetrics>> {
  const { apiVersion } = readLearnt(session.context.channel.learnt)
  const all: Record<string, PostMetrics> = {}
  const size = apiVersion >= apiVersionWithMany ? mostAtOnce : 1
  for (let at = 0; at < remoteIds.length; at += size) {
    const ids = remoteIds.slice(at, at + size)
    const [only] = ids
    const statuses = size > 1 || only === undefined ? await session.ask((client) => client.v1.statuses.fetch({ id: ids })) : await fetchOne(session, only)
    for (const status of statuses) all[status.id] = toMetrics(status)
  }
  return all
}

async function fetchOne(session: Session, id: string): Promise<mastodon.v1.Status[]> {
  const status = await unlessMissing(session.ask((client) => client.v1.statuses.$select(id).fetch()))
  return status ? [status] : []
}

function toMetrics(status: mastodon.v1.Status): PostMetrics {
  const { quotesCount } = status as { quotesCount?: unknown }
  const numbers: PostMetrics = { likes: status.favouritesCount, shares: status.reblogsCount, replies: status.repliesCount }
  return typeof quotesCount === 'number' ? { ...numbers, quotes: quotesCount } : numbers
}

/** Deletes a status or takes a boost back. What is gone already is no error. */
export async function removePart(session: Session, receipt: Receipt): Promise<void> {
  const boosted = receipt.extra?.boosted
  await unlessMissing(
    boosted ? session.ask((client) => client.v1.statuses.$select(boosted).unreblog()) : session.ask((client) => client.v1.statuses.$select(receipt.remoteId).remove()),
  )
}

/** Whether a handle exists: known to the server, or found on the other one. */
export async function hasHandle(session: Session, handle: string): Promise<boolean> {
  const acct = handle.trim().replace(/^@/, '')
  if (!/^[\w.-]+(@[\w.:-]+)?$/.test(acct)) return false
  const known = await unlessMissing(session.ask((client) => client.v1.accounts.lookup({ acct })))
  if (known) return true
  if (!acct.includes('@')) return false
  const found = await session.ask((client) => client.v1.accounts.search.list({ q: acct, resolve: true, limit: 5 }))
  return found.some((account) => account.acct.toLowerCase() === acct.toLowerCase())
}

const mentionsPage = 40
const mostMentionPages = 5

/** Mentions, replies and quotes, newest first, down to the one that is known already. */
export async function readMentions(session: Session, sinceId: string | undefined): Promise<Mention[]> {
  const own = await readAccount(session)
  return session.ask(async (client) => {
    const mentions: Mention[] = []
    let pages = 0
    for await (const page of client.v1.notifications.list({ types: ['mention', 'quote'], limit: mentionsPage })) {
      for (const notification of page) {
        const mention = toMention(notification, own.id)
        if (mention?.remoteId === sinceId && sinceId !== undefined) return mentions
        if (mention && !mentions.some((other) => other.remoteId === mention.remoteId)) mentions.push(mention)
      }
      pages += 1
      if (pages >= mostMentionPages) break
    }
    return mentions
  })
}

function toMention(notification: mastodon.v1.Notification, ownId: string): Mention | undefined {
  const { status, account, type } = notification
  if (!status || !account) return undefined
  const isQuote = (type as string) === 'quote'
  const mention: Mention = {
    remoteId: status.id,
    url: status.url ?? status.uri,
    author: `@${account.acct}`,
    authorName: account.displayName || account.username,
    text: htmlToText(status.content),
    at: status.createdAt,
    kind: isQuote ? 'quote' : status.inReplyToAccountId === ownId ? 'reply' : 'mention',
  }
  return status.inReplyToId ? { ...mention, inReplyTo: status.inReplyToId } : mention
}

async function unlessMissing<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof NetworkFailure && (error.status === 404 || error.status === 410)) return undefined
    throw error
  }
}
