import type { PayloadRequest } from 'payload'
import type { House } from '../house.ts'
import { badRequest, json, requireRole } from './respond.ts'

/** Longest span of a calendar. */
const mostDays = 100

/**
 * The calendar: what is due between two moments, in few columns. Its cost follows the rows it gives, not the size of the ledger.
 * GET /api/social-deliveries/calendar?from=…&until=…&channel=…
 */
export async function readMonth(house: House, req: PayloadRequest): Promise<Response> {
  await requireRole(house, 'see', req)
  const from = toMoment('from', req.query?.from)
  const until = toMoment('until', req.query?.until)
  if (until <= from) badRequest('until', 'The end has to be after the beginning.')
  if (until.getTime() - from.getTime() > mostDays * 86_400_000) badRequest('until', `At most ${mostDays} days at once.`)
  const channel = req.query?.channel
  const { query, tables } = house.runtime(req.payload)
  const rows = await query(monthSql(tables, typeof channel === 'string' && channel !== ''), typeof channel === 'string' && channel !== '' ? [from, until, channel] : [from, until])
  return json({ deliveries: rows })
}

/** The statement, shared with the bench that measures it. */
export function monthSql(tables: { deliveries: string; posts: string; id: string }, oneChannel: boolean): string {
  return `select d.id, d.post_id as post, d.channel_id as channel, d.due_at as "dueAt", d.state::text as state, d.url, d.hold_reason as "holdReason", p.title, p.campaign_id as campaign
    from ${tables.deliveries} d left join ${tables.posts} p on p.id = d.post_id
    where d.due_at >= $1 and d.due_at < $2${oneChannel ? ` and d.channel_id = $3::${tables.id}` : ''} order by d.due_at, d.id`
}

function toMoment(path: string, value: unknown): Date {
  const moment = typeof value === 'string' ? new Date(value) : undefined
  if (!moment || Number.isNaN(moment.getTime())) badRequest(path, `Give “${path}” as an ISO date, for instance 2027-03-01.`)
  return moment
}
