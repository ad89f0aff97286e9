import { NetworkFailure } from '../../domain/failures.ts'
import type { Account, PostMetrics, Receipt } from '../port.ts'
import { isGone, targetRules } from './answers.ts'
import { inspectToken, notPage } from './inspectToken.ts'
import { readPageId, type Session } from './session.ts'

/** Asks what the token may do and who it is. Throws NetworkFailure; `forbidden` when it is a person's or may not publish, `no-account` when it is another Page's. */
export async function checkAccount(session: Session): Promise<Account> {
  const { channel, vault } = session.context
  const inspected = await inspectToken(session)
  const page = await session.call({ path: '/me', query: { fields: 'id,name,username,link,followers_count' } }).catch((error: unknown) => {
    // A person has no followers_count: the field itself is what is refused.
    throw error instanceof NetworkFailure && error.code === 'invalid-content' ? new NetworkFailure('forbidden', notPage, { cause: error }) : error
  })
  const { id, name, username, link, followers_count: followers } = page
  if (typeof id !== 'string' || typeof name !== 'string') throw new NetworkFailure('forbidden', notPage)
  const wanted = readPageId({ settings: channel.settings, learnt: {} })
  if (wanted && wanted !== id)
    throw new NetworkFailure('no-account', `This access belongs to the Page ${name} (${id}), not to the Page ${wanted}. Choose the right Page for the channel.`, {
      setting: 'pageId',
    })
  const { expiresAt } = await vault.read()
  const ends = inspected?.endsAt ?? (expiresAt ? new Date(expiresAt) : undefined)
  return {
    handle: typeof username === 'string' ? username : name,
    name,
    url: typeof link === 'string' ? link : undefined,
    followers: typeof followers === 'number' ? followers : undefined,
    learnt: { pageId: id, ...(typeof username === 'string' ? { username } : {}), ...(inspected ? { readsComments: inspected.readsComments } : {}) },
    ...(ends && !Number.isNaN(ends.getTime()) ? { tokenExpiresAt: ends } : {}),
  }
}

type Summed = { summary?: { total_count?: unknown } }

/** Numbers about posts, one by one. Those that are gone, and comments, are left out; views and clicks where the Page is large enough to have them. */
export async function readMetrics(session: Session, remoteIds: readonly string[]): Promise<Record<string, PostMetrics>> {
  const all: Record<string, PostMetrics> = {}
  for (const id of remoteIds) {
    const fields = 'shares,reactions.limit(0).summary(true),comments.limit(0).summary(true)'
    const told = await unlessRefused(session.call({ path: `/${id}`, query: { fields }, rules: targetRules }))
    if (!told) continue
    const insights = await unlessRefused(session.call({ path: `/${id}/insights`, query: { metric: 'post_media_view,post_clicks' }, rules: targetRules }))
    const numbers = {
      likes: (told.reactions as Summed | undefined)?.summary?.total_count,
      shares: (told.shares as { count?: unknown } | undefined)?.count ?? 0,
      replies: (told.comments as Summed | undefined)?.summary?.total_count,
      views: readInsight(insights, 'post_media_view'),
      clicks: readInsight(insights, 'post_clicks'),
    }
    all[id] = Object.fromEntries(Object.entries(numbers).filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
  }
  return all
}

function readInsight(insights: Record<string, unknown> | undefined, name: string): unknown {
  const list = (Array.isArray(insights?.data) ? insights.data : []) as { name?: unknown; values?: { value?: unknown }[] }[]
  return list.find((one) => one.name === name)?.values?.[0]?.value
}

/** What Facebook does not tell about one post is left out; trouble with the whole channel is not. */
async function unlessRefused<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof NetworkFailure && ['target-missing', 'invalid-content', 'forbidden'].includes(error.code)) return undefined
    throw error
  }
}

/** Deletes a post or a comment. What is gone already is no error. */
export async function removePart(session: Session, receipt: Receipt): Promise<void> {
  try {
    await session.call({ method: 'DELETE', path: `/${receipt.remoteId}`, rules: targetRules })
  } catch (error) {
    if (!isGone(error)) throw error
  }
}
