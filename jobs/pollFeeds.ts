import type { CollectionSlug, Payload, PayloadRequest } from 'payload'
import { composeShare } from '../src/compose/share.ts'
import type { Ref } from '../src/domain/documents.ts'
import { canonicalURL } from '../src/feeds/canonicalURL.ts'
import { type FeedMemory, fetchFeed } from '../src/feeds/fetchFeed.ts'
import type { FeedItem, ParsedFeed } from '../src/feeds/parseFeedText.ts'
import type { House } from '../src/house.ts'
import { inTransaction } from '../src/inTransaction.ts'
import type { Query } from '../src/ledger/sql.ts'

/** What is remembered of a feed between two polls. Without `url`, or with another one, the feed is new. */
type FeedState = FeedMemory & { url?: string; failures?: number; seen?: string[]; since?: string; taken?: number; skipped?: number; items?: number }
type FeedDoc = { id: string | number; name: string; url: string; category?: string | null; channels?: Ref[] | null; state?: FeedState | null; createdAt: string; updatedAt: string }

const pollEveryMs = 15 * 60_000
const longestWaitMs = 24 * 3_600_000
/** While one worker reads a feed, no other takes it. */
const claimMs = 5 * 60_000
const mostSeen = 2_000
/** A blog that suddenly shows its whole archive as new does not bury the people who approve. */
const mostDrafts = 5

export type PolledFeed = { id: string; name: string; drafts: number; message: string }

/**
 * Asks every feed that is due for what is new, and makes a draft of each new item. `only` asks one feed now, due or not. A feed that is in trouble is
 * asked less and less often, up to once a day; one that is gone is paused.
 */
export async function pollFeeds(payload: Payload, house: House, only?: string): Promise<PolledFeed[]> {
  const { query, tables, now, log } = house.runtime(payload)
  const due = `(f.next_poll_at is null or f.next_poll_at <= $1::timestamptz or f.state->>'url' is distinct from f.url)`
  const claimed = await query<{ id: string | number }>(
    `update ${tables.feeds} f set next_poll_at = $1::timestamptz + make_interval(secs => $2::float8)
     where f.id in (select id from ${tables.feeds} f where ${only ? `f.id = $3::${tables.id}` : `f.paused is not true and ${due}`} order by f.next_poll_at nulls first limit 200 for update skip locked) returning f.id`,
    [now().toISOString(), claimMs / 1_000, ...(only ? [only] : [])],
  )
  const results: PolledFeed[] = []
  for (const { id } of claimed) {
    const feed = (await payload.findByID({
      collection: house.slugs.feeds as CollectionSlug,
      id,
      depth: 0,
      overrideAccess: true,
      showHiddenFields: true,
      disableErrors: true,
    })) as FeedDoc | null
    if (!feed) continue
    try {
      results.push(await pollOne(payload, house, feed))
    } catch (error) {
      log('error', 'feed-not-polled', { feed: String(id), error: error instanceof Error ? error.message : String(error) })
    }
  }
  return results
}

async function pollOne(payload: Payload, house: House, feed: FeedDoc): Promise<PolledFeed> {
  const { http, now, query } = house.runtime(payload)
  const known = feed.state?.url === feed.url ? feed.state : undefined
  // A feed that got another address begins anew, from the moment of that change.
  const since = known?.since ?? (feed.state?.url ? feed.updatedAt : feed.createdAt)
  const { etag, lastModified } = known ?? {}
  const state: FeedState = { ...known, url: feed.url, seen: known?.seen ?? [], since, failures: known?.failures ?? 0, etag, lastModified }
  const answer = await fetchFeed({ http, url: feed.url, memory: { etag, lastModified }, feedId: String(feed.id), now: now() })
  const result = (drafts: number, message: string): PolledFeed => ({ id: String(feed.id), name: feed.name, drafts, message })
  if (answer.kind === 'failed') {
    const failures = (state.failures ?? 0) + 1
    const waitMs = Math.max(answer.retryAfterMs ?? 0, Math.min(longestWaitMs, pollEveryMs * 2 ** Math.min(failures, 10)))
    await keep({ payload, house, query, feed, state: { ...state, failures }, waitMs, message: answer.message })
    return result(0, answer.message)
  }
  if (answer.kind === 'gone') {
    await keep({ payload, house, query, feed, state, waitMs: longestWaitMs, message: answer.message, paused: true })
    return result(0, answer.message)
  }
  if (answer.kind === 'same') {
    await keep({ payload, house, query, feed, state: { ...state, failures: 0 }, waitMs: pollEveryMs, message: 'Nothing new.' })
    return result(0, 'Nothing new.')
  }
  // All feeds write one after the other, so that an item in two of them is recognised.
  const done = await inTransaction({ payload, lock: ['social-feeds', 'write'], by: 'its feed' }, async (req, inside) => {
    const { drafts, skipped } = await takeItems({ payload, house, req, query: inside, feed, parsed: answer.feed, seen: state.seen ?? [], since, isFirst: !known })
    const message = toMessage({ drafts, skipped, isFirst: !known })
    const counts = { items: answer.feed.items.length, taken: (state.taken ?? 0) + drafts, skipped: (state.skipped ?? 0) + skipped }
    const seen = [...new Set([...answer.feed.items.flatMap((item) => item.keys), ...(state.seen ?? [])])].slice(0, mostSeen)
    await keep({ payload, house, query: inside, feed, state: { ...state, ...answer.memory, ...counts, seen, failures: 0 }, waitMs: pollEveryMs, message })
    return result(drafts, message)
  })
  if (done) return done.result
  // Another feed is being written at this moment: again, soon.
  await keep({ payload, house, query, feed, state: feed.state ?? {}, waitMs: 5_000, message: 'Waiting for another feed.' })
  return result(0, 'Waiting for another feed.')
}

function toMessage({ drafts, skipped, isFirst }: { drafts: number; skipped: number; isFirst: boolean }): string {
  const made = drafts === 0 ? 'Nothing new.' : drafts === 1 ? 'One new draft.' : `${drafts} new drafts.`
  if (isFirst) return `The feed works. What it held before it was added is left as it is. ${drafts === 0 ? 'New items become drafts from now on.' : made}`
  return skipped > 0 ? `${made} ${skipped} more came at the same time and were left out: look at the blog if you miss one.` : made
}

type Take = { payload: Payload; house: House; req: PayloadRequest; query: Query; feed: FeedDoc; parsed: ParsedFeed; seen: readonly string[]; since: string; isFirst: boolean }

/** Drafts for the items that no feed has shown before, that we have no post about, and that are not older than the feed is here. */
async function takeItems({ payload, house, req, query, feed, parsed, seen, since, isFirst }: Take): Promise<{ drafts: number; skipped: number }> {
  const { tables } = house.runtime(payload)
  const others = await query<{ seen: string[] | null }>(`select state->'seen' as seen from ${tables.feeds} where id <> $1::${tables.id} and state is not null`, [String(feed.id)])
  const known = new Set([...seen, ...others.flatMap((row) => row.seen ?? [])])
  const fresh: FeedItem[] = []
  for (const item of parsed.items) {
    // Without a date, an item of the first poll may be of any age; later it is new because it was not there before.
    const isOld = item.publishedAt ? item.publishedAt < new Date(since) : isFirst
    if (!isOld && !item.keys.some((key) => known.has(key))) fresh.push(item)
    for (const key of item.keys) known.add(key)
  }
  const told = await findTold({ query, posts: tables.posts, urls: fresh.map((item) => item.url) })
  const wanted = fresh.filter((item) => !told.has(item.url))
  const taken = wanted.slice(0, isFirst ? 1 : mostDrafts)
  for (const item of taken) {
    await payload.create({ collection: house.slugs.posts as CollectionSlug, data: toDraftOf(item, feed, parsed) as never, depth: 0, overrideAccess: true, req })
  }
  return { drafts: taken.length, skipped: wanted.length - taken.length }
}

/** Addresses that a post of ours is about already, however it writes them: a planet shows our own blog too. */
async function findTold({ query, posts, urls }: { query: Query; posts: string; urls: readonly string[] }): Promise<Set<string>> {
  const names = new Map(urls.map((url) => [url, canonicalURL(url) ?? url]))
  const sites = [...new Set([...names.values()].map((name) => name.split(/[/?#]/)[0]))].map((site) => `%${site?.replace(/[%_\\]/g, '\\$&')}%`)
  if (sites.length === 0) return new Set()
  const rows = await query<{ address: string }>(
    `select distinct a.address from ${posts} p cross join lateral (values (p.link), (p.target)) as a(address) where a.address ilike any($1::text[])`,
    [sites],
  )
  const told = new Set(rows.map(({ address }) => canonicalURL(address) ?? address))
  return new Set(urls.filter((url) => told.has(names.get(url) ?? url)))
}

function toDraftOf(item: FeedItem, feed: FeedDoc, parsed: ParsedFeed): Record<string, unknown> {
  const site = item.site || feed.name
  const author = [item.author, item.author.toLowerCase().includes(site.toLowerCase()) ? '' : site].filter(Boolean).join(', ')
  const { text } = composeShare({ target: { url: item.url, author, title: item.title || undefined, text: item.title ? undefined : item.summary }, language: parsed.language })
  return {
    title: [item.title || item.url, site].join(' · ').slice(0, 200),
    kind: 'post',
    status: 'draft',
    text,
    link: item.url,
    category: feed.category ?? null,
    channels: feed.channels ?? [],
    language: parsed.language ?? null,
    feed: feed.id,
    lifespan: 'ad-hoc',
  }
}

type Keep = { payload: Payload; house: House; query: Query; feed: FeedDoc; state: FeedState; waitMs: number; message: string; paused?: boolean }

/** Writes past the hooks: nobody has to follow what a poll remembers. */
async function keep({ payload, house, query, feed, state, waitMs, message, paused = false }: Keep): Promise<void> {
  const { tables, now } = house.runtime(payload)
  await query(
    `update ${tables.feeds} set state = $2::jsonb, message = $3::text, checked_at = $4::timestamptz, next_poll_at = $5::timestamptz, paused = case when $6::boolean then true else paused end where id = $1::${tables.id}`,
    [String(feed.id), JSON.stringify(state), message, now().toISOString(), new Date(now().getTime() + waitMs).toISOString(), paused],
  )
}
