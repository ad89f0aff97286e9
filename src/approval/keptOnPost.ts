import type { PayloadRequest } from 'payload'
import { joinWriters } from '../domain/writers.ts'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import type { ApprovedContent } from './approvedContent.ts'

/** One person's yes to exactly this content. */
export type Approval = { user: string; by: string; at: string; fingerprint: string }
/** A remark on a post. `outside`: somebody without an account, by the review `link`. */
export type PostComment = { by: string; user?: string; at: string; text: string; requestsChanges?: true; outside?: true; link?: string }
/** A link for somebody without an account. Of its secret only the hash is kept. */
export type ReviewLink = { id: string; hash: string; name?: string; madeBy: string; madeAt: string; expiresAt: string; revokedAt?: string }
/** Why a post leaves without approval, and who said so; for exactly this content. */
export type Urgency = { user: string; by: string; at: string; reason: string; fingerprint: string }

/** What is kept with a post beside its content. Only the plugin writes it. */
export type KeptOnPost = {
  writtenBy: string | null
  /** Everybody whose words have been approved by nobody else yet. */
  writers: string[]
  approvals: Approval[]
  approvedContent: ApprovedContent | null
  comments: PostComment[]
  reviewLinks: ReviewLink[]
  urgency: Urgency | null
  cleared: boolean
}

export const nothingKept: KeptOnPost = { writtenBy: null, writers: [], approvals: [], approvedContent: null, comments: [], reviewLinks: [], urgency: null, cleared: false }

type Row = {
  written_by: string | null
  writers: unknown
  approvals: Approval[] | null
  approved_content: ApprovedContent | null
  comments: PostComment[] | null
  review_links: ReviewLink[] | null
  urgency: Urgency | null
  cleared: boolean | null
}

/** Reads it and locks the post until the save commits, so that two approvals, or an approval and a comment, never lose one another. */
export async function readKept(house: House, req: PayloadRequest, id: string | number): Promise<KeptOnPost> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const [row] = await query<Row>(
    `select written_by, writers, approvals, approved_content, comments, review_links, urgency, cleared from ${t.posts} where id = $1::${t.id} for update`,
    [String(id)],
  )
  if (!row) return nothingKept
  return {
    writtenBy: row.written_by,
    writers: row.writers ? joinWriters(row.writers) : row.written_by ? [row.written_by] : [],
    approvals: row.approvals ?? [],
    approvedContent: row.approved_content,
    comments: row.comments ?? [],
    reviewLinks: row.review_links ?? [],
    urgency: row.urgency,
    cleared: row.cleared === true,
  }
}

/** Appends to a list of a post in one statement, so that nothing of another save is lost. Gives whether there is such a post. */
export async function appendToPost({
  house,
  req,
  id,
  list,
  entry,
}: {
  house: House
  req: PayloadRequest
  id: string
  list: 'comments' | 'review_links'
  entry: PostComment | ReviewLink
}): Promise<boolean> {
  const { query, tables: t } = house.runtime(req.payload)
  const rows = await query(
    `update ${t.posts} set ${list} = coalesce(${list}, '[]'::jsonb) || jsonb_build_array($2::jsonb) where id::text = $1::text and deleted_at is null returning id`,
    [id, JSON.stringify(entry)],
  )
  return rows.length > 0
}
