import type { Endpoint, PayloadRequest } from 'payload'
import type { House } from '../house.ts'
import type { SocialContext } from '../problems.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

type SettingsDoc = { stopped?: boolean | null; silenceFrom?: string | null; silenceUntil?: string | null }

const longestReason = 500

/** The reason that somebody gave, as what is kept with the change; empty where there is none. */
export function readReason({ reason }: Record<string, unknown>): { socialCampaigns: SocialContext } {
  const text = typeof reason === 'string' ? reason.trim().slice(0, longestReason) : ''
  return { socialCampaigns: text ? { reason: text } : {} }
}

/** Stopping everything and going on again, at hand for whoever may publish. Both are on the record, with the reason. */
export function stopEndpoints(house: House): Endpoint[] {
  const set = (path: 'stop' | 'resume', toData: (req: PayloadRequest, body: Record<string, unknown>) => Promise<Record<string, unknown>>): Endpoint => ({
    path: `/social-campaigns/${path}`,
    method: 'post',
    async handler(req) {
      await requireRole(house, 'publish', req)
      const body = await readBody(req)
      const data = await toData(req, body)
      const { stopped, silenceFrom, silenceUntil } = (await req.payload.updateGlobal({
        slug: house.slugs.settings,
        data: data as never,
        depth: 0,
        overrideAccess: false,
        context: readReason(body),
        req,
      })) as SettingsDoc
      return json({ stopped: stopped === true, silenceFrom: silenceFrom ?? null, silenceUntil: silenceUntil ?? null })
    },
  })
  return [
    // POST /api/social-campaigns/stop { reason?, until? }: with `until` a time of silence that ends by itself.
    set('stop', async (_, { until }) => {
      if (until === undefined || until === null || until === '') return { stopped: true }
      const end = typeof until === 'string' ? Date.parse(until) : Number.NaN
      if (Number.isNaN(end) || end <= Date.now()) badRequest('until', 'Give a time in the future as “until”, for instance 2027-03-01T09:00:00Z, or leave it out.')
      return { silenceFrom: new Date().toISOString(), silenceUntil: new Date(end).toISOString() }
    }),
    // POST /api/social-campaigns/resume { reason? }: ends the stop, and a time of silence that is running.
    set('resume', async (req) => {
      const { silenceFrom, silenceUntil } = (await req.payload.findGlobal({ slug: house.slugs.settings, depth: 0, overrideAccess: true, req })) as SettingsDoc
      const now = Date.now()
      const isSilent = silenceFrom && silenceUntil && Date.parse(silenceFrom) <= now && now < Date.parse(silenceUntil)
      return { stopped: false, ...(isSilent ? { silenceFrom: null, silenceUntil: null } : {}) }
    }),
  ]
}
