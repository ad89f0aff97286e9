import type { CollectionSlug, PayloadRequest } from 'payload'
import type { House } from '../house.ts'

/** How a feed is, for the person who looks after it. `items` is what its last answer held; `taken` became drafts, `skipped` came too many at once. */
export type FeedHealth = {
  state: 'new' | 'good' | 'trouble' | 'paused'
  message: string
  checkedAt: string | null
  nextPollAt: string | null
  failures: number
  items: number
  taken: number
  skipped: number
  /** The newest posts that came from it. */
  posts: { id: string | number; title: string; status: string; createdAt: string }[]
  /** How many of them wait for somebody to approve them. */
  waiting: number
}

type FeedState = { url?: string; failures?: number; items?: number; taken?: number; skipped?: number }
type FeedDoc = {
  id: string | number
  url: string
  paused?: boolean | null
  message?: string | null
  checkedAt?: string | null
  nextPollAt?: string | null
  state?: FeedState | null
}
type PostDoc = { id: string | number; title?: string | null; status?: string | null; createdAt: string }

const mostShown = 10

/** Reads a feed's health with the person's rights. Undefined: there is no such feed. */
export async function readFeedHealth(house: House, req: PayloadRequest, id: string): Promise<FeedHealth | undefined> {
  const { tables } = house.runtime(req.payload)
  if (!(tables.id === 'int' ? /^\d{1,9}$/ : /^[0-9a-f-]{36}$/i).test(id)) return undefined
  const read = { depth: 0, overrideAccess: false, req } as const
  const collection = house.slugs.feeds as CollectionSlug
  const feed = (await req.payload.findByID({ collection, id, ...read, showHiddenFields: true, disableErrors: true })) as FeedDoc | null
  if (!feed) return undefined
  const ofFeed = { feed: { equals: feed.id } }
  const posts = await req.payload.find({ collection: house.slugs.posts as CollectionSlug, where: ofFeed, limit: mostShown, sort: '-createdAt', ...read })
  const waiting = await req.payload.count({
    collection: house.slugs.posts as CollectionSlug,
    where: { and: [ofFeed, { status: { in: ['draft', 'in-review'] } }] },
    overrideAccess: false,
    req,
  })
  // Another address begins anew.
  const state = feed.state?.url === feed.url ? feed.state : undefined
  const failures = state?.failures ?? 0
  return {
    state: feed.paused ? 'paused' : !state ? 'new' : failures > 0 ? 'trouble' : 'good',
    message: state || feed.paused ? (feed.message ?? '') : '',
    checkedAt: feed.checkedAt ?? null,
    nextPollAt: feed.paused ? null : (feed.nextPollAt ?? null),
    failures,
    items: state?.items ?? 0,
    taken: state?.taken ?? 0,
    skipped: state?.skipped ?? 0,
    posts: (posts.docs as unknown as PostDoc[]).map(({ id: post, title, status, createdAt }) => ({ id: post, title: title ?? '', status: status ?? 'draft', createdAt })),
    waiting: waiting.totalDocs,
  }
}
