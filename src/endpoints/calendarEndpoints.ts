import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'
import { listSecrets, makeSecret, openedBy, revokeSecret } from '../exchange/calendarSecrets.ts'
import { readCalendar } from '../exchange/readCalendar.ts'
import { writeCalendar } from '../exchange/writeCalendar.ts'
import type { House } from '../house.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

const path = '/social-campaigns/calendar-secrets'

/**
 * GET /api/social-campaigns/calendar.ics?secret=…[&campaign=ID]: the plan for calendar programs, which cannot sign in. GET, POST
 * { name, campaign? } and DELETE ?id= of /api/social-campaigns/calendar-secrets: the secrets, for whoever may publish. With a campaign a secret opens only that.
 */
export function calendarEndpoints(house: House): Endpoint[] {
  return [
    {
      path: '/social-campaigns/calendar.ics',
      method: 'get',
      async handler(req) {
        const { secret, campaign: asked } = req.query ?? {}
        const opened = typeof secret === 'string' && secret !== '' ? await openedBy(req.payload, house, secret) : undefined
        // What was given for one campaign opens no other and not the whole.
        const campaign = opened?.campaign ?? asked
        if (!opened || (asked !== undefined && campaign !== asked))
          return new Response('This address does not work, or not any more. Ask whoever looks after your social media for a new one.\n', { status: 404, headers: plain })
        const name = campaign === undefined ? 'Social media' : await campaignName(house, req, campaign)
        if (name === undefined) return new Response('There is no such campaign.\n', { status: 404, headers: plain })
        const entries = await readCalendar({ house, req, campaign: campaign === undefined ? undefined : String(campaign) })
        return new Response(writeCalendar({ name, entries }), {
          headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, max-age=300', 'content-disposition': 'inline; filename="social-media.ics"' },
        })
      },
    },
    {
      path,
      method: 'get',
      async handler(req) {
        await requireRole(house, 'publish', req)
        return json({ secrets: await listSecrets(req.payload, house) })
      },
    },
    {
      path,
      method: 'post',
      async handler(req) {
        await requireRole(house, 'publish', req)
        const { name, campaign } = await readBody(req)
        if (typeof name !== 'string' || name.trim() === '' || name.length > 100) badRequest('name', 'Give the secret a name: who or what it is for.')
        const only = campaign === undefined || campaign === null ? null : String(campaign)
        if (only !== null && (await campaignName(house, req, only)) === undefined) badRequest('campaign', 'There is no such campaign. Give its id, or leave it out for everything.')
        const made = await makeSecret(req.payload, house, { name: String(name).trim(), campaign: only, by: nameOf(req) })
        if (!made) badRequest('name', 'There are too many secrets. Revoke one that is not used any more.')
        return json({ ...made, url: `${req.payload.config.serverURL}${req.payload.config.routes.api}/social-campaigns/calendar.ics?secret=${made?.secret}` }, 201)
      },
    },
    {
      path,
      method: 'delete',
      async handler(req) {
        await requireRole(house, 'publish', req)
        const id = req.query?.id ?? (await readBody(req)).id
        if (typeof id !== 'string' || !(await revokeSecret(req.payload, house, { id, by: nameOf(req) })))
          badRequest('id', 'There is no such secret. Give the id of one from the list.')
        return json({ secrets: await listSecrets(req.payload, house) })
      },
    },
  ]
}

const plain = { 'content-type': 'text/plain; charset=utf-8' }
const nameOf = (req: PayloadRequest) => (req.user as { email?: string } | null)?.email ?? 'somebody'

async function campaignName(house: House, req: PayloadRequest, id: unknown): Promise<string | undefined> {
  const isId = house.runtime(req.payload).tables.id === 'int' ? /^\d{1,9}$/ : /^[0-9a-f-]{36}$/i
  if (typeof id !== 'string' || !isId.test(id)) return undefined
  const campaign = await req.payload.findByID({ collection: house.slugs.campaigns as CollectionSlug, id, depth: 0, overrideAccess: true, disableErrors: true, req })
  return (campaign as { name?: string } | null)?.name
}
