import { type CollectionSlug, createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { hasWritten } from '../src/approval/approvalState.ts'
import type { Approval } from '../src/approval/keptOnPost.ts'
import type { House } from '../src/house.ts'

type WaitingPost = { id: string | number; title: string | null; written_by: string | null; writers: unknown; approvals: Approval[] | null }

/** Nobody hears of the same post twice within this time. */
const pauseMs = 24 * 3_600_000
/** A post waits this long before anybody is reminded of it. */
const patienceMs = 3_600_000
const mostUsers = 1_000

/**
 * Tells those who can still approve it what waits for them: not those who wrote it or have said yes already, by the host's email adapter: one letter a person, each post at most once a day. Posts are
 * marked before the letters go out, so that a second worker sends none. Gives how many letters were sent.
 */
export async function remind(payload: Payload, house: House): Promise<number> {
  const { query, tables: t, now, log } = house.runtime(payload)
  const at = now()
  const posts = await query<WaitingPost>(
    `update ${t.posts} set reminded_at = $1::timestamptz where status = 'in-review' and deleted_at is null and updated_at <= $2::timestamptz
       and (reminded_at is null or reminded_at <= $3::timestamptz) returning id, title, written_by, writers, approvals`,
    [at, new Date(at.getTime() - patienceMs), new Date(at.getTime() - pauseMs)],
  )
  if (posts.length === 0) return 0
  let sent = 0
  for (const { id, email, req } of await readApprovers(payload, house)) {
    const theirs = posts.filter(({ written_by, writers, approvals }) => !hasWritten({ writtenBy: written_by, writers }, id) && !approvals?.some(({ user }) => user === id))
    if (theirs.length === 0) continue
    try {
      await payload.sendEmail({
        to: email,
        subject: theirs.length === 1 ? 'A social post waits for your approval' : `${theirs.length} social posts wait for approval`,
        text: letter(payload, house, theirs),
        req,
      })
      sent += 1
    } catch (error) {
      log('warn', 'reminder-not-sent', { error: error instanceof Error ? error.message : String(error) })
    }
  }
  return sent
}

async function readApprovers(payload: Payload, house: House): Promise<{ id: string; email: string; req: PayloadRequest }[]> {
  const found = await payload.find({ collection: house.users, depth: 0, limit: mostUsers, pagination: false, overrideAccess: true })
  const approvers = []
  for (const doc of found.docs as unknown as { id: string | number; email?: string | null }[]) {
    if (!doc.email) continue
    const req = await createLocalReq({ user: { ...doc, collection: house.users } as never }, payload)
    if (await house.can('approve', req)) approvers.push({ id: String(doc.id), email: doc.email, req })
  }
  return approvers
}

function letter(payload: Payload, house: House, posts: readonly WaitingPost[]): string {
  const { serverURL, routes } = payload.config
  const lines = posts.map(({ id, title }) => `– ${title ?? 'A post'}\n  ${serverURL}${routes.admin}/collections/${house.slugs.posts as CollectionSlug}/${id}`)
  return `These social posts wait for somebody to approve them:\n\n${lines.join('\n')}\n\nThank you for looking at them.`
}
