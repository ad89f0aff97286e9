import { APIError, type CollectionSlug, type Endpoint } from 'payload'
import type { ChannelDoc } from '../domain/documents.ts'
import { NetworkFailure } from '../domain/failures.ts'
import type { House } from '../house.ts'
import { applyHolds } from '../ledger/sweep.ts'
import { whoActs } from '../problems.ts'
import type { Runtime } from '../runtime.ts'
import { json, requireRole } from './respond.ts'

const revokeTimeoutMs = 10_000

/**
 * POST /api/social-channels/:id/disconnect: gives the access back to the network and wipes the credentials. What is planned on the channel
 * stays, held, until it is connected again.
 */
export function disconnectEndpoint(house: House): Endpoint {
  return {
    path: '/:id/disconnect',
    method: 'post',
    async handler(req) {
      await requireRole(house, 'manageChannels', req)
      const id = String(req.routeParams?.id ?? '')
      const collection = house.slugs.channels as CollectionSlug
      const channel = (await req.payload.findByID({ collection, id, depth: 0, overrideAccess: true, disableErrors: true, showHiddenFields: true })) as ChannelDoc | null
      if (!channel) throw new APIError('There is no such channel.', 404, {}, true)
      if ((house.networks.get(channel.network)?.requiredCredentials.length ?? 0) === 0)
        throw new APIError(`${channel.name} needs no connection, so there is nothing to end. Pause it instead.`, 400, {}, true)
      const runtime = house.runtime(req.payload)
      const left = await revoke(runtime, channel)
      const message = `Disconnected by ${whoActs(req, req.context)}. Its posts wait until it is connected again.`
      const { tables: t } = runtime
      await runtime.transaction(async (query) => {
        await query(`delete from ${t.vault} where channel_id = $1::${t.id}`, [id])
        await query(
          `update ${t.channels} set connected = false, trouble = 'not-connected', health_ok = false, health_message = $2, health_alarm = null,
             health_checked_at = $3::timestamptz, health_token_expires_at = null, updated_at = now() where id = $1::${t.id}`,
          [id, message, runtime.now()],
        )
        await applyHolds({ query, tables: t }, null, { channelId: id })
        await query(`select pg_notify('social_channel', $1::text)`, [id])
      })
      return json({ ok: true, message: [`“${channel.name}” is disconnected.`, left].filter(Boolean).join(' ') })
    },
  }
}

/** Tells the network. What it could not be told does not keep the credentials here; the person learns what is left to do. */
async function revoke(runtime: Runtime, channel: ChannelDoc): Promise<string | undefined> {
  let late: NodeJS.Timeout | undefined
  try {
    const { connection, network } = runtime.open(channel)
    if (!connection.revoke) return `${network.label} lets no app give its access back: remove it in the settings of your account there.`
    await Promise.race([
      connection.revoke(),
      new Promise<never>((_, reject) => {
        late = setTimeout(() => reject(new NetworkFailure('unreachable', 'The network did not answer in time.')), revokeTimeoutMs)
      }),
    ])
    return undefined
  } catch (error) {
    // Access that is no good any more needs no revoking.
    if (error instanceof NetworkFailure && (error.code === 'unauthorized' || error.code === 'not-connected')) return undefined
    const why = error instanceof NetworkFailure ? error.message : 'The network could not be told.'
    return error instanceof NetworkFailure && error.code === 'not-supported' ? why : `${why} Remove the access in the settings of the account on the network, too.`
  } finally {
    clearTimeout(late)
  }
}
