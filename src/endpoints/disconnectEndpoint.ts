import { APIError, type CollectionSlug, type Endpoint } from 'payload'
import { giveAccessBack } from '../connect/giveAccessBack.ts'
import type { ChannelDoc } from '../domain/documents.ts'
import { toStored } from '../domain/storedSentences.ts'
import type { House } from '../house.ts'
import { applyHolds } from '../ledger/sweep.ts'
import { whoActs } from '../problems.ts'
import { json, requireRole } from './respond.ts'

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
      const left = await giveAccessBack(runtime, channel)
      const message = [toStored('storedDisconnected', { who: whoActs(req, req.context) }), left].filter(Boolean).join(' ')
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
