import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import type { PostDoc } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { isWebLink } from '../isWebLink.ts'
import type { CalendarEntry } from './writeCalendar.ts'

const dayMs = 24 * 3_600_000
const pastDays = 90
const aheadDays = 400
const mostEntries = 5_000
const longestDescription = 1_000

type Row = {
  id: string | number
  state: string
  due_at: string | Date
  published_at: string | Date | null
  updated_at: string | Date
  url: string | null
  title: string | null
  text: string | null
  channel: string
}

/** What went out in the last 90 days and what is planned, of one campaign or of everything. */
export async function readCalendar({ house, req, campaign }: { house: House; req: PayloadRequest; campaign: string | undefined }): Promise<CalendarEntry[]> {
  const { query, tables: t, now } = house.runtime(req.payload)
  const from = new Date(now().getTime() - pastDays * dayMs)
  const until = new Date(now().getTime() + aheadDays * dayMs)
  const host = hostOf(req.payload.config.serverURL)
  const rows = await query<Row>(
    `select d.id, d.state, d.due_at, d.published_at, greatest(d.updated_at, p.updated_at) as updated_at, d.url, p.title, p.text, c.name as channel
     from ${t.deliveries} d join ${t.posts} p on p.id = d.post_id join ${t.channels} c on c.id = d.channel_id
     where d.due_at >= $1::timestamptz and d.due_at < $2::timestamptz and p.deleted_at is null ${campaign === undefined ? '' : `and p.campaign_id = $3::${t.id}`}
     order by d.due_at, d.id limit ${mostEntries}`,
    [from.toISOString(), until.toISOString(), ...(campaign === undefined ? [] : [campaign])],
  )
  const sent = rows.map(
    (row): CalendarEntry => ({
      uid: `delivery-${row.id}@${host}`,
      at: new Date(row.published_at ?? row.due_at),
      title: `${row.title ?? 'Post'} · ${row.channel}${row.state === 'scheduled' || row.state === 'published' ? '' : ` (${row.state})`}`,
      description: describe(row.text, row.url),
      url: isWebLink(row.url) ? row.url : undefined,
      status: row.state === 'cancelled' ? 'cancelled' : row.state === 'published' ? 'fixed' : row.state === 'held' ? 'planned' : 'fixed',
      changedAt: new Date(row.updated_at),
    }),
  )
  return [...sent, ...(await readPlanned({ house, req, campaign, host, from, until }))]
}

/** Posts that have a time and are not approved yet. */
async function readPlanned({
  house,
  req,
  campaign,
  host,
  from,
  until,
}: {
  house: House
  req: PayloadRequest
  campaign: string | undefined
  host: string
  from: Date
  until: Date
}): Promise<CalendarEntry[]> {
  const where: Where = {
    and: [
      { status: { in: ['draft', 'in-review', 'approved'] } },
      { publishAt: { greater_than_equal: from.toISOString() } },
      { publishAt: { less_than: until.toISOString() } },
      ...(campaign === undefined ? [] : [{ campaign: { equals: campaign } }]),
    ],
  }
  const { docs } = await req.payload.find({
    collection: house.slugs.posts as CollectionSlug,
    where,
    sort: 'publishAt',
    limit: mostEntries,
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return (docs as unknown as (PostDoc & { updatedAt: string })[]).map((post) => ({
    uid: `post-${post.id}@${host}`,
    at: new Date(post.publishAt ?? from),
    title: `${post.title ?? 'Post'} (${post.status})`,
    description: describe(post.text, undefined),
    status: 'planned',
    changedAt: new Date(post.updatedAt),
  }))
}

function describe(text: string | null | undefined, url: string | null | undefined): string {
  const short = (text ?? '').length > longestDescription ? `${(text ?? '').slice(0, longestDescription)}…` : (text ?? '')
  return [short, url].filter(Boolean).join('\n\n')
}

function hostOf(serverURL: string): string {
  return URL.canParse(serverURL) ? new URL(serverURL).hostname : 'payload-social-campaigns'
}
