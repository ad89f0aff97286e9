import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import { whoActs } from '../problems.ts'
import { type QueueMove, reorderQueue } from '../schedule/reorderQueue.ts'
import { inTransaction } from './campaignEndpoints.ts'
import { readQueueAhead } from './readQueueAhead.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

type Queued = { id: string; post: string | number; title: string | null; dueAt: Date; state: string }

/** A channel's queue: GET shows it with the slots around it, POST { kind: 'up' | 'skip', id } or { kind: 'shuffle', seed? } changes who has which of its slots. The slots stay as they are. */
export function queueEndpoints(house: House): Endpoint[] {
  return [
    {
      path: '/:id/queue',
      method: 'get',
      async handler(req) {
        await requireRole(house, 'see', req)
        const channel = channelId(house, req)
        return json({ queue: await readQueue(house, req, channel, false), ...(await readQueueAhead(house, req, channel)) })
      },
    },
    {
      path: '/:id/queue',
      method: 'post',
      async handler(req) {
        await requireRole(house, 'publish', req)
        const channel = channelId(house, req)
        const move = toMove(await readBody(req), house.runtime(req.payload).now())
        const queue = await inTransaction(req, () => reorder(house, req, channel, move))
        void house.runtime(req.payload).queue.addWakes(queue.map(({ dueAt }) => dueAt))
        return json({ queue })
      },
    },
  ]
}

function channelId(house: House, req: PayloadRequest): string {
  const id = String(req.routeParams?.id ?? '')
  const isId = house.runtime(req.payload).tables.id === 'uuid' ? /^[0-9a-f-]{36}$/i.test(id) : /^\d{1,9}$/.test(id)
  if (!isId) throw new APIError('There is no such channel.', 404, {}, true)
  return id
}

function toMove({ kind, id, seed }: Record<string, unknown>, now: Date): QueueMove {
  if (kind === 'shuffle') return { kind, seed: typeof seed === 'string' || typeof seed === 'number' ? String(seed) : now.toISOString() }
  if (kind !== 'up' && kind !== 'skip') badRequest('kind', 'Say what to do: “up”, “skip” or “shuffle”.')
  if (typeof id !== 'string' && typeof id !== 'number') badRequest('id', 'Say which delivery of the queue is meant, by its id.')
  return { kind, id: String(id) }
}

async function readQueue(house: House, req: PayloadRequest, channel: string, lock: boolean): Promise<Queued[]> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<{ id: string | number; post: string | number; title: string | null; due_at: string | Date; state: string }>(
    `select d.id, p.id as post, p.title, d.due_at, d.state::text as state from ${t.deliveries} d join ${t.posts} p on p.id = d.post_id
     where d.channel_id = $1::${t.id} and p.queue and d.state in ('scheduled', 'held') order by d.due_at, d.id${lock ? ' for update of d' : ''}`,
    [channel],
  )
  return rows.map((row) => ({ id: String(row.id), post: row.post, title: row.title, dueAt: new Date(row.due_at), state: row.state }))
}

async function reorder(house: House, req: PayloadRequest, channel: string, move: QueueMove): Promise<Queued[]> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const queue = await readQueue(house, req, channel, true)
  if (move.kind !== 'shuffle' && !queue.some(({ id }) => id === move.id))
    throw new APIError('This post is no longer in the queue. Reload the page to see where it is now.', 409, {}, true)
  const moved = reorderQueue({ queue, move }).filter(({ id, dueAt }) => queue.find((entry) => entry.id === id)?.dueAt.getTime() !== dueAt.getTime())
  await query(
    `update ${t.deliveries} d set due_at = v.due_at, run_at = v.due_at, updated_at = now(),
       moves = coalesce(d.moves, '[]'::jsonb) || jsonb_build_object('from', d.state, 'to', d.state, 'at', now(), 'by', $3::text, 'dueAt', v.due_at, 'word', $4::text)
     from unnest($1::${t.id}[], $2::timestamptz[]) as v(id, due_at) where d.id = v.id`,
    [moved.map(({ id }) => id), moved.map(({ dueAt }) => dueAt.toISOString()), whoActs(req, req.context), `queue: ${move.kind}`],
  )
  await query(`select pg_notify('social_wake', '')`)
  return readQueue(house, req, channel, false)
}
