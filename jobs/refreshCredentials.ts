import type { Payload } from 'payload'
import { connectedChannels } from '../src/connectedChannels.ts'
import type { ChannelDoc } from '../src/domain/documents.ts'
import { NetworkFailure } from '../src/domain/failures.ts'
import type { House } from '../src/house.ts'
import { announceWake } from '../src/ledger/planDeliveries.ts'
import { applyHolds } from '../src/ledger/sweep.ts'
import type { Runtime } from '../src/runtime.ts'
import { resealOld } from '../src/secrets/resealOld.ts'
import { decideRenewal, isRenewalDue, tellEnd } from '../src/secrets/tokenLife.ts'

export type RefreshedChannel = { id: string; name: string; outcome: 'fine' | 'refreshed' | 'later' | 'ending' | 'ended'; message?: string | undefined }

/**
 * Renews access ahead of its end, one renewal at a time for each channel across all workers (the vault's row is locked meanwhile). Access
 * that cannot be renewed raises an alarm a week before its end; from its end on the channel's posts are held, not failed. Also seals anew
 * what was sealed with an older key. Level-triggered: running it twice does no harm.
 */
export async function refreshCredentials(payload: Payload, house: House, only?: string): Promise<RefreshedChannel[]> {
  const runtime = house.runtime(payload)
  await resealOld(runtime)
  const results: RefreshedChannel[] = []
  for (const channel of await connectedChannels(payload, house, only)) {
    if (!house.networks.has(channel.network)) continue
    const { id, name } = { id: String(channel.id), name: channel.name }
    try {
      results.push({ id, name, ...(await refreshOne(runtime, channel)) })
    } catch (error) {
      // One channel's trouble never delays another's.
      runtime.log('warn', 'refresh-failed', { channel: id, error: error instanceof NetworkFailure ? error.message : 'It could not be looked after.' })
      results.push({ id, name, outcome: 'later' })
    }
  }
  return results
}

/** Between seeing that a renewal is due and renewing, another worker may have done it: only one of them looks at a channel at a time. */
async function refreshOne(runtime: Runtime, channel: ChannelDoc): Promise<Omit<RefreshedChannel, 'id' | 'name'>> {
  return runtime.transaction(async (query) => {
    const [lock] = await query<{ got: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as got`, [`social-refresh:${channel.id}`])
    return lock?.got ? refreshAlone(runtime, channel) : { outcome: 'fine' }
  })
}

async function refreshAlone(runtime: Runtime, channel: ChannelDoc): Promise<Omit<RefreshedChannel, 'id' | 'name'>> {
  const id = String(channel.id)
  const life = await readLife(runtime, channel)
  const { connection, vault } = runtime.open(channel)
  let failure: NetworkFailure | undefined
  if (connection.refresh && isRenewalDue(life, runtime.now())) {
    try {
      await connection.refresh()
    } catch (error) {
      failure = error instanceof NetworkFailure ? error : new NetworkFailure('unreachable', 'The access could not be renewed.', { cause: error })
    }
  }
  const after = await readLife(runtime, channel)
  const isRefreshed = after.expiresAt !== undefined && after.expiresAt.getTime() !== life.expiresAt?.getTime()
  const mayRenew = connection.refresh !== undefined && Boolean((await vault.read()).refreshToken)
  const decision = decideRenewal({ life: after, mayRenew, failure, now: runtime.now() })
  if (isRefreshed) runtime.log('info', 'credentials-refreshed', { channel: id })
  await note(runtime, channel, decision, isRefreshed ? after.expiresAt : undefined)
  if (decision.kind === 'fine') return { outcome: isRefreshed ? 'refreshed' : failure ? 'later' : 'fine' }
  return { outcome: decision.kind, message: tellEnd(channel.name, decision) }
}

/** When the access ends and how long it has lived. What the vault says counts before what the last check learnt. */
async function readLife(runtime: Runtime, channel: ChannelDoc) {
  const { tables: t, query } = runtime
  const [row] = await query<{ updated_at: Date }>(`select updated_at from ${t.vault} where channel_id = $1::${t.id}`, [String(channel.id)])
  const { expiresAt, refreshExpiresAt } = await runtime.vaultOf(String(channel.id)).read()
  return { since: row?.updated_at, expiresAt: toMoment(expiresAt) ?? toMoment(channel.health?.tokenExpiresAt), refreshEndsAt: toMoment(refreshExpiresAt) }
}

function toMoment(value: string | null | undefined): Date | undefined {
  const moment = value ? new Date(value) : undefined
  return moment && !Number.isNaN(moment.getTime()) ? moment : undefined
}

async function note(runtime: Runtime, channel: ChannelDoc, decision: ReturnType<typeof decideRenewal>, refreshedUntil: Date | undefined): Promise<void> {
  const { query, tables: t } = runtime
  const id = String(channel.id)
  const alarm = decision.kind === 'fine' ? null : tellEnd(channel.name, decision)
  const ended = decision.kind === 'ended'
  const changed = await query(
    `update ${t.channels} set health_alarm = $2, health_message = case when $2::text is not null then $2 else health_message end,
       health_ok = case when $3 then false else health_ok end, trouble = case when $3 then coalesce(trouble, 'unauthorized') else trouble end,
       health_token_expires_at = coalesce($4::timestamptz, health_token_expires_at)
     where id = $1::${t.id} and connected and (health_alarm is distinct from $2 or ($2::text is not null and health_message is distinct from $2) or $4::timestamptz is not null or ($3 and trouble is null)) returning id`,
    [id, alarm, ended, refreshedUntil ?? null],
  )
  if (changed.length === 0) return
  if (alarm) runtime.log('warn', ended ? 'credentials-ended' : 'credentials-ending', { channel: id, message: alarm })
  await applyHolds({ query, tables: t }, null, { channelId: id })
  await query(`select pg_notify('social_channel', $1::text)`, [id])
  await announceWake(query)
}
