import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { type ChannelDoc, refId } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import { type ApprovalRules, createRulesReader } from './approvalRules.ts'
import { currentApprovals, hasWritten, type WatchedPost } from './approvalState.ts'

/** Whom a post waits for: the person who looks, somebody else, or a time. */
export type WaitingGroup = 'you' | 'others' | 'time'

export type WaitingRow = {
  id: string | number
  title?: string | null | undefined
  text: string
  status?: string | null | undefined
  publishAt?: string | null | undefined
  queue: boolean
  updatedAt: string
  writtenBy?: string | undefined
  channels: string[]
  approvals: number
  needed: number
  comments: number
  /** Somebody who approves asked for other words. */
  changesAsked: boolean
  forYou: boolean
  group: WaitingGroup
}

export type WaitingCounts = { inReview: number; approved: number; forYou: number; others: number; withoutTime: number }
export type Waiting = { counts: WaitingCounts; posts: WaitingRow[] }

const mostRows = 500

/** What waits for people: for approval, for other words, or approved and without a time. With the rights of the person who looks. */
export async function readWaiting({ house, req }: { house: House; req: PayloadRequest }): Promise<Waiting> {
  const posts = [...(await findPosts(house, req, { status: { in: ['in-review', 'approved'] } })), ...(await findReturned(house, req))]
  const [mayApprove, me, rulesOf] = [await house.can('approve', req), req.user ? String(req.user.id) : undefined, createRulesReader({ house, req })]
  const names = await readChannelNames(house, req, posts)
  const writers = await readWriters(house, req, posts)
  const rows: WaitingRow[] = []
  for (const post of posts) {
    const rules = await rulesOf(post)
    const approvals = await currentApprovals({ house, req, post })
    const forYou = isForYou({ post, rules, me, mayApprove, hasApproved: approvals.some(({ user }) => user === me) })
    rows.push({
      id: post.id,
      title: post.title,
      text: (post.text ?? '').slice(0, 140),
      status: post.status,
      publishAt: post.publishAt,
      queue: post.queue === true,
      updatedAt: post.updatedAt,
      writtenBy: post.writtenBy === null || post.writtenBy === undefined ? undefined : writers.get(String(post.writtenBy)),
      channels: (post.channels ?? []).flatMap((channel) => names.get(refId(channel) ?? '') ?? []),
      approvals: approvals.length,
      needed: rules.approvers,
      comments: (post.comments ?? []).length,
      changesAsked: post.status === 'draft',
      forYou,
      group: forYou ? 'you' : post.status === 'approved' ? 'time' : 'others',
    })
  }
  const count = (test: (row: WaitingRow) => boolean) => rows.filter(test).length
  return {
    counts: {
      inReview: count(({ status }) => status === 'in-review'),
      approved: count(({ status }) => status === 'approved'),
      forYou: count(({ group }) => group === 'you'),
      others: count(({ group }) => group === 'others'),
      withoutTime: count(({ group }) => group === 'time'),
    },
    posts: rows,
  }
}

type ForYou = { post: WatchedPost; rules: ApprovalRules; me: string | undefined; mayApprove: boolean; hasApproved: boolean }

/** Somebody who may approves what others wrote; a writer gets back what others asked to change. */
function isForYou({ post, rules, me, mayApprove, hasApproved }: ForYou): boolean {
  if (me === undefined) return false
  if (post.status === 'draft') return String(post.writtenBy) === me
  if (post.status !== 'in-review' || !mayApprove) return false
  return !(rules.isNeeded && rules.fourEyes && hasWritten(post, me)) && !hasApproved
}

async function findPosts(house: House, req: PayloadRequest, where: Where): Promise<WatchedPost[]> {
  const collection = house.slugs.posts as CollectionSlug
  const found = await req.payload.find({ collection, where, sort: 'publishAt', depth: 0, limit: mostRows, pagination: false, overrideAccess: false, showHiddenFields: true, req })
  return found.docs as unknown as WatchedPost[]
}

/** Drafts that came back with a request for changes. */
async function findReturned(house: House, req: PayloadRequest): Promise<WatchedPost[]> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<{ id: string | number }>(
    `select id from ${t.posts} where status = 'draft' and deleted_at is null and comments @> '[{"requestsChanges": true}]'::jsonb order by updated_at desc limit ${mostRows}`,
  )
  return rows.length > 0 ? findPosts(house, req, { id: { in: rows.map(({ id }) => id) } }) : []
}

async function readChannelNames(house: House, req: PayloadRequest, posts: readonly WatchedPost[]): Promise<Map<string, string>> {
  const ids = [...new Set(posts.flatMap((post) => (post.channels ?? []).flatMap((channel) => refId(channel) ?? [])))]
  if (ids.length === 0) return new Map()
  const found = await req.payload.find({ collection: house.slugs.channels as CollectionSlug, where: { id: { in: ids } }, depth: 0, pagination: false, overrideAccess: false, req })
  return new Map((found.docs as unknown as ChannelDoc[]).map(({ id, name }) => [String(id), name]))
}

async function readWriters(house: House, req: PayloadRequest, posts: readonly WatchedPost[]): Promise<Map<string, string>> {
  const ids = [...new Set(posts.flatMap(({ writtenBy }) => (writtenBy ? [String(writtenBy)] : [])))]
  if (ids.length === 0) return new Map()
  const found = await req.payload.find({ collection: house.users, where: { id: { in: ids } }, depth: 0, pagination: false, overrideAccess: true, req })
  return new Map((found.docs as unknown as { id: string | number; email?: string | null }[]).map(({ id, email }) => [String(id), email ?? `user ${id}`]))
}
