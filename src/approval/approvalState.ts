import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import type { PostDoc } from '../domain/documents.ts'
import { joinWriters } from '../domain/writers.ts'
import type { House } from '../house.ts'
import { type ApprovalRules, readApprovalRules } from './approvalRules.ts'
import { type ApprovedContent, fingerprintOf } from './approvedContent.ts'
import type { Approval, PostComment, ReviewLink, Urgency } from './keptOnPost.ts'
import { readApprovedContent } from './readApprovedContent.ts'

/** A post with what is kept about its approval. */
export type WatchedPost = PostDoc & {
  writtenBy?: string | null
  writers?: unknown
  approvals?: Approval[] | null
  approvedContent?: ApprovedContent | null
  comments?: PostComment[] | null
  urgency?: Urgency | null
  cleared?: boolean | null
  updatedAt: string
}

/** One thing that happened to a post, from the record. */
export type HistoryEntry = { id: string; what: string; by: string; at: string; reason?: string | undefined }
/** A review link as people see it: never its secret. */
export type ShownLink = Omit<ReviewLink, 'hash'> & { works: boolean }

/** Where a post stands, for one person: what was approved by whom, what was said, and what this person may do. */
export type ApprovalState = {
  status: string
  /** When it was saved last; a form that shows another time shows other words. */
  updatedAt: string
  rules: ApprovalRules
  /** Names exactly these words: an approval says which it read. */
  fingerprint: string
  writtenBy: string | undefined
  approvals: { by: string; at: string }[]
  /** It may leave as it stands. */
  isCleared: boolean
  urgency: { by: string; at: string; reason: string } | undefined
  /** What was approved last, and what stands there now; nothing while they are the same. */
  difference: { before: ApprovedContent; after: ApprovedContent } | undefined
  comments: PostComment[]
  history: HistoryEntry[]
  links: ShownLink[]
  may: { write: boolean; approve: boolean; publish: boolean }
  isOwn: boolean
  hasApproved: boolean
}

/** Things on the record that tell how a post came to where it is. */
const told = ['post-in-review', 'post-approved', 'post-approval-given', 'post-scheduled', 'post-draft', 'post-cancelled', 'post-urgent', 'guideline-overridden', 'warnings-seen']
const mostHistory = 50

/** People who approved exactly what stands there now. */
export async function currentApprovals({ house, req, post }: { house: House; req: PayloadRequest; post: WatchedPost }): Promise<Approval[]> {
  if (!post.approvals?.length) return []
  const fingerprint = fingerprintOf(await readApprovedContent({ house, req, post }))
  return post.approvals.filter((approval) => approval.fingerprint === fingerprint)
}

/** Whether somebody wrote words of a post that nobody else has approved yet. */
export const hasWritten = ({ writers, writtenBy }: Pick<WatchedPost, 'writers' | 'writtenBy'>, user: string): boolean =>
  (writers ? joinWriters(writers) : [String(writtenBy ?? '')]).includes(user)

/** Reads where a post stands, with the rights of the person who looks. `links`: those of the post, which a normal read never gives. */
export async function readApprovalState({
  house,
  req,
  post,
  links,
}: {
  house: House
  req: PayloadRequest
  post: WatchedPost
  links: readonly ReviewLink[]
}): Promise<ApprovalState> {
  const content = await readApprovedContent({ house, req, post })
  const fingerprint = fingerprintOf(content)
  const approvals = (post.approvals ?? []).filter((approval) => approval.fingerprint === fingerprint)
  const me = req.user && req.user.collection === house.users ? String(req.user.id) : undefined
  const [rules, write, approve, publish] = [
    await readApprovalRules({ house, req, post }),
    await house.can('write', req),
    await house.can('approve', req),
    await house.can('publish', req),
  ]
  const { approvedContent, urgency } = post
  const isChanged = approvedContent ? fingerprintOf(approvedContent) !== fingerprint : false
  const now = house.runtime(req.payload).now()
  const writer = post.writtenBy === null || post.writtenBy === undefined ? undefined : String(post.writtenBy)
  return {
    status: post.status ?? 'draft',
    updatedAt: post.updatedAt,
    rules,
    fingerprint,
    writtenBy: writer === undefined ? undefined : await readName(house, req, writer),
    approvals: approvals.map(({ by, at }) => ({ by, at })),
    isCleared: post.cleared === true,
    urgency: urgency && urgency.fingerprint === fingerprint ? { by: urgency.by, at: urgency.at, reason: urgency.reason } : undefined,
    difference: approvedContent && isChanged ? { before: approvedContent, after: content } : undefined,
    comments: post.comments ?? [],
    history: await readHistory(house, req, post.id),
    links: write ? links.map(({ hash: _hash, ...link }) => ({ ...link, works: !link.revokedAt && new Date(link.expiresAt) > now })) : [],
    may: { write, approve, publish },
    isOwn: me !== undefined && hasWritten(post, me),
    hasApproved: approvals.some(({ user }) => user === me),
  }
}

/** A person by the name that the record uses. */
async function readName(house: House, req: PayloadRequest, id: string): Promise<string> {
  const user = (await req.payload.findByID({ collection: house.users, id, depth: 0, overrideAccess: true, disableErrors: true, req })) as { email?: string | null } | null
  return user?.email ?? `user ${id}`
}

async function readHistory(house: House, req: PayloadRequest, id: PostDoc['id']): Promise<HistoryEntry[]> {
  const where: Where = { and: [{ subject: { equals: `${house.slugs.posts}:${id}` } }, { what: { in: told } }] }
  const found = await req.payload.find({
    collection: house.slugs.records as CollectionSlug,
    where,
    sort: '-createdAt',
    depth: 0,
    limit: mostHistory,
    pagination: false,
    overrideAccess: false,
    req,
  })
  return (found.docs as unknown as { id: string | number; what: string; by?: string | null; createdAt: string; reason?: string | null }[]).map(
    ({ id: entry, what, by, createdAt, reason }) => ({
      id: String(entry),
      what,
      by: by ?? '',
      at: createdAt,
      ...(reason ? { reason } : {}),
    }),
  )
}
