import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'
import type { ChannelDoc } from '../domain/documents.ts'
import type { Said } from '../domain/said.ts'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import { runsDry, silenceAlarm, weeklyTotals, weekTarget } from '../schedule/cadence.ts'
import { dayMs } from '../schedule/moment.ts'
import { tellSchedule } from '../schedule/sentences.ts'
import { weekOfMoment } from '../schedule/wall.ts'
import { localDay } from '../schedule/zone.ts'
import { json, requireRole } from './respond.ts'

/** How regularly a channel is fed: its weeks against the target, whether it is silent, and when it has nothing left. */
export type ChannelCadence = {
  channel: string | number
  name: string
  network: string
  standing: string
  timeZone: string
  target: number | null
  weeks: { weekOf: string; planned: number; sent: number; target: number | null }[]
  /** Local Monday of the running week. */
  thisWeek: string
  nextDueAt: string | null
  lastPublishedAt: string | null
  runsDryAt: string | null
  alarms: { kind: 'silent' | 'runs-dry'; message: string; says: Said }[]
}

const weeksBack = 2
const weeksAhead = 8
/** A channel that runs dry sooner than this is worth a word. */
const soonMs = 14 * dayMs

/** GET /api/social-campaigns/cadence */
export function cadenceEndpoint(house: House): Endpoint {
  return {
    path: '/social-campaigns/cadence',
    method: 'get',
    async handler(req) {
      await requireRole(house, 'see', req)
      return json({ channels: await readCadence(house, req) })
    },
  }
}

type Row = { channel: string | number; due_at: string | Date; state: string }

/** The cadence of every channel that is not asleep; for the endpoint and for reminders. */
export async function readCadence(house: House, req: PayloadRequest): Promise<ChannelCadence[]> {
  const runtime = house.runtime(req.payload)
  const { tables: t } = runtime
  const now = runtime.now()
  const query = await requestQuery(req)
  const found = await req.payload.find({
    collection: house.slugs.channels as CollectionSlug,
    where: { standing: { not_equals: 'dormant' } } as never,
    depth: 0,
    pagination: false,
    sort: 'id',
    overrideAccess: true,
    req,
  })
  const rows = await query<Row>(
    `select channel_id as channel, due_at, state::text as state from ${t.deliveries}
     where state in ('scheduled', 'held', 'publishing', 'published', 'unknown') and due_at >= $1::timestamptz and channel_id is not null`,
    [new Date(now.getTime() - (weeksBack + 1) * 7 * dayMs).toISOString()],
  )
  const last = await query<{ channel: string | number; at: string | Date }>(
    `select channel_id as channel, max(published_at) as at from ${t.deliveries} where state = 'published' group by channel_id`,
  )
  const lastAt = new Map(last.map((row) => [String(row.channel), new Date(row.at)]))
  return (found.docs as unknown as ChannelDoc[]).map((channel) =>
    toCadence({ channel, rows: rows.filter((row) => String(row.channel) === String(channel.id)), lastPublishedAt: lastAt.get(String(channel.id)), now }),
  )
}

function toCadence({ channel, rows, lastPublishedAt, now }: { channel: ChannelDoc; rows: Row[]; lastPublishedAt: Date | undefined; now: Date }): ChannelCadence {
  const timeZone = channel.timezone || 'UTC'
  const target = channel.weekly ?? null
  const standing = channel.standing ?? 'active'
  const span = { timeZone, from: new Date(now.getTime() - weeksBack * 7 * dayMs), until: new Date(now.getTime() + weeksAhead * 7 * dayMs) }
  const moments = (wanted: (row: Row) => boolean) => rows.filter(wanted).map(({ due_at }) => new Date(due_at))
  const sent = new Map(weeklyTotals({ ...span, moments: moments(({ state }) => state === 'published') }).map(({ weekOf, total }) => [weekOf, total]))
  const weeks = weeklyTotals({ ...span, moments: moments(() => true) }).map(({ weekOf, total }) => ({
    weekOf,
    planned: total,
    sent: sent.get(weekOf) ?? 0,
    target: target === null ? null : weekTarget({ target, standing, weekOf }),
  }))
  const ahead = moments(({ state }) => state === 'scheduled' || state === 'held' || state === 'publishing').sort((a, b) => a.getTime() - b.getTime())
  const forecast = { timeZone, weeklyTarget: target ?? 0, slots: channel.slots ?? [], standing }
  const dryAt = runsDry({ channel: forecast, planned: ahead, now })
  const silence = silenceAlarm({ lastPublishedAt, nextDueAt: ahead.find((at) => at >= now), weeklyTarget: target ?? 0, standing, now })
  const alarms: ChannelCadence['alarms'] = []
  if (silence) alarms.push({ kind: 'silent', ...tellSchedule('ringOf', { channel: channel.name, sentence: silence.says }) })
  else if (dryAt && dryAt.getTime() - now.getTime() < soonMs)
    alarms.push({ kind: 'runs-dry', ...tellSchedule('ringDry', { channel: channel.name, day: { day: localDay(dryAt, timeZone) } }) })
  return {
    channel: channel.id,
    name: channel.name,
    network: channel.network,
    standing,
    timeZone,
    target,
    weeks,
    thisWeek: weekOfMoment(now, timeZone),
    nextDueAt: ahead.find((at) => at >= now)?.toISOString() ?? null,
    lastPublishedAt: lastPublishedAt?.toISOString() ?? null,
    runsDryAt: dryAt?.toISOString() ?? null,
    alarms,
  }
}
