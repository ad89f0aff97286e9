import { APIError, type PayloadRequest } from 'payload'
import { findChannels } from '../campaigns/docs.ts'
import type { Said } from '../domain/said.ts'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import { findSlot } from '../queueSlots.ts'
import { dayMs } from '../schedule/moment.ts'
import { slotsBetween, validateSlots } from '../schedule/slots.ts'
import { shapeSlots } from '../schedule/standing.ts'
import { weekOfMoment } from '../schedule/wall.ts'
import { type ChannelCadence, readCadence } from './cadenceEndpoint.ts'

/** What is on a channel at a moment. Only what came through the queue changes places there. */
export type AheadEntry = { id: string; post: string | number; title: string | null; dueAt: string; state: string; kind: 'queue' | 'fixed' | 'evergreen' }
/** The coming weeks of a channel: its slots, who has them, and how it stands. */
export type QueueAhead = {
  channel: { id: string | number; name: string; timeZone: string; standing: string; paused: boolean; weekly: number | null; dailyLimit: number | null; slots: number }
  /** Moments of its slots, free or taken. */
  slots: string[]
  ahead: AheadEntry[]
  nextFree: string | null
  /** Local Monday of the running week. */
  thisWeek: string
  /** Slots that the clocks jump over within a year. */
  hints: { message: string; says?: Said | undefined }[]
  cadence: ChannelCadence | null
}

const weeksAhead = 4

/** Reads what a channel has before it. */
export async function readQueueAhead(house: House, req: PayloadRequest, id: string): Promise<QueueAhead> {
  const [channel] = await findChannels({ house, req }, [id])
  if (!channel) throw new APIError('There is no such channel.', 404, {}, true)
  const { tables: t, now: clock } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const now = clock()
  const until = new Date(now.getTime() + weeksAhead * 7 * dayMs)
  const rows = await query<{
    id: string | number
    post: string | number
    title: string | null
    due_at: string | Date
    state: string
    queue: boolean | null
    plan_key: string | null
  }>(
    `select d.id, p.id as post, p.title, d.due_at, d.state::text as state, p.queue, p.plan_key from ${t.deliveries} d join ${t.posts} p on p.id = d.post_id
     where d.channel_id = $1::${t.id} and d.state in ('scheduled', 'held', 'publishing') and d.due_at >= $2::timestamptz and (d.due_at < $3::timestamptz or p.queue) order by d.due_at, d.id limit 500`,
    [id, new Date(now.getTime() - dayMs).toISOString(), until.toISOString()],
  )
  const timeZone = channel.timezone || 'UTC'
  const standing = channel.standing ?? 'active'
  const slots = channel.slots ?? []
  const moments = slotsBetween({ slots, timeZone, from: now, until })
  const free = standing === 'dormant' ? undefined : await findSlot({ req, tables: t, channel, now })
  return {
    channel: {
      id: channel.id,
      name: channel.name,
      timeZone,
      standing,
      paused: channel.paused === true,
      weekly: channel.weekly ?? null,
      dailyLimit: channel.dailyLimit ?? null,
      slots: slots.length,
    },
    slots: shapeSlots({ moments, standing, timeZone }).map((at) => at.toISOString()),
    ahead: rows.map((row) => ({
      id: String(row.id),
      post: row.post,
      title: row.title,
      dueAt: new Date(row.due_at).toISOString(),
      state: row.state,
      kind: row.queue ? 'queue' : row.plan_key?.startsWith('evergreen/') ? 'evergreen' : 'fixed',
    })),
    nextFree: free?.toISOString() ?? null,
    thisWeek: weekOfMoment(now, timeZone),
    hints: validateSlots({ slots, timeZone, from: now }).map(({ message, says }) => ({ message, says })),
    cadence: (await readCadence(house, req)).find((one) => String(one.channel) === id) ?? null,
  }
}
