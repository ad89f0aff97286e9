import type { PayloadRequest } from 'payload'
import { findChannels } from '../campaigns/docs.ts'
import type { ChannelDoc, PostDoc } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import { toChannel } from '../runtime.ts'
import type { Counting } from '../text/countAs.ts'

/** What a text may measure on a channel, for a counter that works without a connection. */
export type LiveChannel = { id: string; name: string; network: string; max: number; counting: Counting }
export type LiveDelivery = { id: string | number; channel: string; state: string; url: string | null; message: string | null }
/** One part of a growing thread. `key` is null for its first post. */
export type LivePart = { key: string | null; text: string; at: string; deliveries: LiveDelivery[] }
/** A thread that grows while an event runs. */
export type LiveThread = { post: string | number; title: string; status: string | null; channels: LiveChannel[]; parts: LivePart[] }

type Row = {
  id: string | number
  key: string | null
  text: string | null
  at: string | Date
  deliveries: { id: string | number; channel: string; state: string; url: string | null; message: string | null }[]
}

/** Reads a thread: the post, and the parts that were added to it, in order. */
export async function readThread(house: House, req: PayloadRequest, root: PostDoc): Promise<LiveThread> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<Row>(
    `select p.id, case when p.id = $1::${t.id} then null else split_part(p.plan_key, '/', 3) end as key, p.text, coalesce(p.publish_at, p.created_at) as at,
       coalesce(json_agg(json_build_object('id', d.id, 'channel', d.channel_id::text, 'state', d.state, 'url', coalesce(d.parts->0->>'url', d.url), 'message', d.error_message) order by d.id)
         filter (where d.id is not null and d.state <> 'cancelled'), '[]') as deliveries
     from ${t.posts} p left join ${t.deliveries} d on d.post_id = p.id
     where (p.id = $1::${t.id} or p.plan_key like $2::text) and p.deleted_at is null group by p.id order by p.id`,
    [String(root.id), `continue/${root.id}/%`],
  )
  const channels = await findChannels({ house, req }, root.channels ?? [])
  // The same words on several channels are several posts, and one part.
  const byKey = Map.groupBy(rows, ({ key }) => key)
  const parts = [...byKey].map(([key, own]) => ({
    key,
    text: own[0]?.text ?? '',
    at: new Date(own[0]?.at ?? 0).toISOString(),
    deliveries: own.flatMap(({ deliveries }) => deliveries),
  }))
  return { post: root.id, title: root.title ?? '', status: root.status ?? null, channels: channels.flatMap((channel) => toLiveChannel(house, channel, 'next')), parts }
}

/** What a channel lets the first or the next part of a thread measure. */
export function toLiveChannel(house: House, channel: ChannelDoc, part: 'first' | 'next'): LiveChannel[] {
  const network = house.networks.get(channel.network)
  if (!network) return []
  const { text, counting, reply } = network.limits(toChannel(channel, network))
  const room = part === 'next' && reply ? reply : { text, counting: counting ?? { as: 'characters' } }
  return [{ id: String(channel.id), name: channel.name, network: network.name, max: room.text, counting: room.counting }]
}
