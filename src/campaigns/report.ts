import type { PayloadRequest } from 'payload'
import { refId } from '../domain/documents.ts'
import type { DeliveryState } from '../domain/states.ts'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import type { CampaignDoc, PlannedPost } from './campaignDoc.ts'
import { findChannels, findDocs } from './docs.ts'

/**
 * Deliveries counted by what became of them. `waiting` are scheduled or held; `open` are those whose outcome a person has to look at; `toApprove` are channels of posts
 * that are written and that nobody has scheduled yet: they are not counted as planned.
 */
export type Tally = { toApprove: number; planned: number; sent: number; waiting: number; failed: number; missed: number; open: number; withdrawn: number }
export type ReportLink = { post: string | number; title: string; channel: string; url: string; sentAt: string | null; link: string | null }
export type CampaignReport = {
  campaign: { id: string | number; name: string; kind: string; status: string }
  /** What the campaign is for; where it does not say so, the organisation's goal. */
  goal: { text: string | null; from: 'campaign' | 'settings' | null }
  total: Tally
  channels: (Tally & { channel: string | number | null; name: string })[]
  steps: (Tally & { step: number; title: string; offset: string; state: string | null; dueAt: string | null })[]
  links: ReportLink[]
  /** The report in one sentence. */
  summary: string
  shortages: unknown[]
}

type Row = {
  channel: string | number | null
  name: string | null
  state: DeliveryState | 'to-approve'
  plan_key: string | null
  post: string | number
  title: string | null
  url: string | null
  published_at: string | Date | null
  link: string | null
}

const kinds: Record<Row['state'], keyof Tally> = {
  'to-approve': 'toApprove',
  scheduled: 'waiting',
  held: 'waiting',
  publishing: 'waiting',
  published: 'sent',
  failed: 'failed',
  missed: 'missed',
  unknown: 'open',
  cancelled: 'withdrawn',
}

/** GET /api/campaigns/:id/report */
export async function readReport(house: House, req: PayloadRequest, campaign: CampaignDoc): Promise<CampaignReport> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const unscheduled = await readUnscheduled(house, req, campaign)
  const delivered = await query<Row>(
    `select d.channel_id as channel, c.name, d.state::text as state, p.plan_key, p.id as post, p.title, d.url, d.published_at, p.link
     from ${t.deliveries} d join ${t.posts} p on p.id = d.post_id left join ${t.channels} c on c.id = d.channel_id
     where p.campaign_id = $1::${t.id} order by d.due_at, d.id`,
    [String(campaign.id)],
  )
  // What was taken back into review shows as that, not as withdrawn, too.
  const rows = [...delivered.filter((row) => row.state !== 'cancelled' || !unscheduled.some(({ post }) => post === row.post)), ...unscheduled]
  const steps = campaign.steps ?? []
  const total = tally(rows)
  const settings = campaign.goal ? {} : ((await req.payload.findGlobal({ slug: house.slugs.settings as never, depth: 0, overrideAccess: true, req })) as { goal?: string | null })
  const goal = campaign.goal || ('goal' in settings ? settings.goal : null) || null
  return {
    campaign: { id: campaign.id, name: campaign.name, kind: campaign.kind, status: campaign.status },
    goal: { text: goal, from: campaign.goal ? 'campaign' : goal ? 'settings' : null },
    total,
    channels: [...Map.groupBy(rows, (row) => String(row.channel))].map(([, own]) => ({
      channel: own[0]?.channel ?? null,
      name: own[0]?.name ?? 'A channel that was deleted',
      ...tally(own),
    })),
    steps: steps.map((step, index) => ({
      step: index,
      title: step.title || `Step ${index + 1}`,
      offset: step.offset,
      state: step.state ?? null,
      dueAt: step.dueAt ?? null,
      ...tally(rows.filter((row) => row.plan_key === `launch/${campaign.id}/${step.id}`)),
    })),
    links: rows.flatMap((row) =>
      row.state === 'published' && row.url
        ? [
            {
              post: row.post,
              title: row.title ?? '',
              channel: row.name ?? '',
              url: row.url,
              sentAt: row.published_at ? new Date(row.published_at).toISOString() : null,
              link: row.link,
            },
          ]
        : [],
    ),
    summary: summarise(total, goal),
    shortages: campaign.shortages ?? [],
  }
}

/** Posts that wait for approval, or to be scheduled: one row for each of their channels. */
async function readUnscheduled(house: House, req: PayloadRequest, campaign: CampaignDoc): Promise<Row[]> {
  const posts = await findDocs<PlannedPost>(req, house.slugs.posts, {
    and: [{ campaign: { equals: campaign.id } }, { status: { in: ['draft', 'in-review', 'approved'] } }],
  })
  const channels = await findChannels(
    { house, req },
    posts.flatMap((post) => post.channels ?? []),
  )
  return posts.flatMap(({ id, title, link, planKey, channels: on }) => {
    const places = (on ?? []).flatMap((ref) => channels.find((channel) => String(channel.id) === refId(ref)) ?? [])
    const row = { state: 'to-approve' as const, plan_key: planKey ?? null, post: id, title: title ?? null, url: null, published_at: null, link: link ?? null }
    return places.map((channel) => ({ ...row, channel: channel.id, name: channel.name }))
  })
}

function tally(rows: readonly Row[]): Tally {
  const counts: Tally = { toApprove: 0, planned: 0, sent: 0, waiting: 0, failed: 0, missed: 0, open: 0, withdrawn: 0 }
  for (const { state } of rows) {
    counts[kinds[state]]++
    if (state !== 'cancelled' && state !== 'to-approve') counts.planned++
  }
  return counts
}

function summarise(total: Tally, goal: string | null): string {
  const toApprove = total.toApprove > 0 && `${total.toApprove} to approve or schedule`
  const rest = [
    toApprove,
    total.waiting && `${total.waiting} to come`,
    total.failed && `${total.failed} failed`,
    total.missed && `${total.missed} missed`,
    total.open && `${total.open} to look at`,
  ].filter(Boolean)
  const counted =
    total.planned === 0
      ? toApprove
        ? `Nothing is scheduled yet; ${toApprove}.`
        : 'Nothing is planned.'
      : `${total.sent} of ${total.planned} ${total.planned === 1 ? 'post is' : 'posts are'} out${rest.length > 0 ? `; ${rest.join(', ')}` : ''}.`
  return goal ? `${counted} The goal: ${goal}` : `${counted} No goal was set to read this against.`
}
