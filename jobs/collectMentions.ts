import type { Payload } from 'payload'
import { connectedChannels } from '../src/connectedChannels.ts'
import type { ChannelDoc } from '../src/domain/documents.ts'
import { NetworkFailure } from '../src/domain/failures.ts'
import type { House } from '../src/house.ts'

/** How the inbox of a channel was last asked for. */
type Inbox = { nextAt?: string; failures?: number; message?: string; off?: true }

/** Each channel is asked at most this often, unless its network wants it more rarely; after failures ever more rarely, at most once in six hours. */
const usualMs = 5 * 60_000
/** A job that comes round a little early has come round. */
const earlyMs = 15_000
const longestPauseMs = 6 * 3_600_000
/** What is older is history, not an inbox. */
const recentMs = 30 * 24 * 3_600_000

/**
 * Brings recent mentions and replies into the inbox, channel by channel, down to what is known already. What cannot be asked now is
 * asked later. Gives how many are new.
 */
export async function collectMentions(payload: Payload, house: House): Promise<number> {
  const runtime = house.runtime(payload)
  const { query, tables: t, log } = runtime
  let fresh = 0
  for (const channel of (await connectedChannels(payload, house)) as (ChannelDoc & { inbox?: Inbox | null })[]) {
    const network = house.networks.get(channel.network)
    if (!network?.capabilities.mentions || channel.trouble) continue
    const now = runtime.now()
    const everyMs = (network.inboxEveryMs ?? usualMs) - earlyMs
    const id = String(channel.id)
    // Taken by one worker: another finds that it is not its time.
    const taken = await query(
      `update ${t.channels} set inbox = coalesce(inbox, '{}'::jsonb) || jsonb_build_object('nextAt', $3::text) where id = $1::${t.id} and coalesce(inbox->>'nextAt', '') <= $2::text returning id`,
      [id, now.toISOString(), new Date(now.getTime() + everyMs).toISOString()],
    )
    if (taken.length === 0) continue
    try {
      fresh += await collectOne(house, payload, channel, now)
      await query(`update ${t.channels} set inbox = coalesce(inbox, '{}'::jsonb) - 'failures' - 'message' - 'off' where id = $1::${t.id}`, [id])
    } catch (error) {
      const failures = (channel.inbox?.failures ?? 0) + 1
      const asked = error instanceof NetworkFailure ? (error.retryAt?.getTime() ?? 0) : 0
      // A permission that is missing does not come by itself: the inbox says so, and the channel goes on without.
      const isOff = error instanceof NetworkFailure && error.code === 'forbidden'
      const pauseMs = isOff ? longestPauseMs : Math.min(longestPauseMs, everyMs * 2 ** Math.min(failures, 10))
      const nextAt = new Date(Math.max(asked, now.getTime() + pauseMs)).toISOString()
      const message = error instanceof Error ? error.message : String(error)
      const inbox: Inbox = { nextAt, failures, message, ...(isOff ? { off: true } : {}) }
      await query(`update ${t.channels} set inbox = $2::jsonb where id = $1::${t.id}`, [id, JSON.stringify(inbox)])
      log(isOff ? 'info' : 'warn', isOff ? 'mentions-off' : 'mentions-not-read', { channel: id, failures, message })
    }
  }
  return fresh
}

async function collectOne(house: House, payload: Payload, channel: ChannelDoc, now: Date): Promise<number> {
  const { query, tables: t, open } = house.runtime(payload)
  const { connection } = open(channel)
  if (!connection.mentions) return 0
  const [newest] = await query<{ remote_id: string }>(`select remote_id from ${t.mentions} where channel_id = $1::${t.id} order by at desc, id desc limit 1`, [String(channel.id)])
  const own = channel.handle?.replace(/^@/, '').toLowerCase()
  const since = now.getTime() - recentMs
  const mentions = (await connection.mentions(newest?.remote_id)).filter(({ at, author }) => Date.parse(at) >= since && author.replace(/^@/, '').toLowerCase() !== own)
  if (mentions.length === 0) return 0
  // Oldest first, so that the ids follow time. Nobody's name is no name: who is not known is not taken for another.
  const rows = [...mentions].reverse().map(({ remoteId, author, authorName, text, url, at, inReplyTo, kind }) => ({ remoteId, author, authorName, text, url, at, inReplyTo, kind }))
  const added = await query(
    `insert into ${t.mentions} (channel_id, remote_id, author, author_name, text, url, at, in_reply_to, kind, state, updated_at, created_at)
     select $1::${t.id}, m."remoteId", nullif(m.author, ''), m."authorName", m.text, m.url, m.at, m."inReplyTo", m.kind, 'open', now(), now()
     from jsonb_to_recordset($2::jsonb) as m("remoteId" text, author text, "authorName" text, text text, url text, at timestamptz, "inReplyTo" text, kind enum_social_mention_kind)
     on conflict (channel_id, remote_id) do nothing returning id`,
    [String(channel.id), JSON.stringify(rows)],
  )
  return added.length
}
