import type { Payload } from 'payload'
import { connectedChannels } from '../src/connectedChannels.ts'
import type { ChannelDoc } from '../src/domain/documents.ts'
import { NetworkFailure } from '../src/domain/failures.ts'
import { toStored } from '../src/domain/storedSentences.ts'
import type { House } from '../src/house.ts'
import { storeFollowers } from '../src/ledger/engagement.ts'
import { applyHolds } from '../src/ledger/sweep.ts'
import { localDay } from '../src/schedule/zone.ts'

/** Asks every connected channel for its health and limits. A channel that works again is released from its trouble. */
export async function checkChannels(payload: Payload, house: House, only?: string): Promise<{ id: string; name: string; ok: boolean; message: string }[]> {
  const runtime = house.runtime(payload)
  const { tables, query } = runtime
  const results = []
  for (const channel of await connectedChannels(payload, house, only)) {
    const outcome = await checkOne(runtime, channel)
    await query(
      `update ${tables.channels} set health_ok = $2, health_message = $3, health_checked_at = now(), health_followers = coalesce($4::numeric, health_followers),
         health_token_expires_at = $5::timestamptz, learnt = coalesce($6::jsonb, learnt), trouble = case when $2 then null else coalesce($7, trouble) end where id = $1::${tables.id}`,
      [
        String(channel.id),
        outcome.ok,
        outcome.message,
        outcome.followers ?? null,
        outcome.tokenExpiresAt ?? null,
        outcome.learnt ? JSON.stringify(outcome.learnt) : null,
        outcome.trouble ?? null,
      ],
    )
    if (outcome.followers !== undefined)
      await storeFollowers(runtime, { channelId: String(channel.id), day: localDay(runtime.now(), channel.timezone || 'UTC'), followers: outcome.followers })
    await applyHolds({ query, tables }, null, { channelId: String(channel.id) })
    await query(`select pg_notify('social_channel', $1::text)`, [String(channel.id)])
    results.push({ id: String(channel.id), name: channel.name, ok: outcome.ok, message: outcome.message })
  }
  return results
}

async function checkOne(
  runtime: ReturnType<House['runtime']>,
  channel: ChannelDoc,
): Promise<{ ok: boolean; message: string; followers?: number | undefined; tokenExpiresAt?: Date | undefined; learnt?: Record<string, unknown>; trouble?: string }> {
  try {
    const account = await runtime.open(channel).connection.check()
    return {
      ok: true,
      message: toStored('storedConnected', { handle: account.handle }),
      followers: account.followers,
      tokenExpiresAt: account.tokenExpiresAt,
      learnt: account.learnt,
    }
  } catch (error) {
    const failure = error instanceof NetworkFailure ? error : new NetworkFailure('unreachable', error instanceof Error ? error.message : String(error))
    const isTrouble = failure.code === 'unauthorized' || failure.code === 'suspended' || failure.code === 'not-connected'
    return { ok: false, message: failure.message, ...(isTrouble ? { trouble: failure.code } : {}) }
  }
}
