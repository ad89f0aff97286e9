import type { Endpoint } from 'payload'
import { runningSilence, type Silence } from '../domain/silences.ts'
import type { House } from '../house.ts'
import type { SocialContext } from '../problems.ts'
import { readSettings } from '../readSettings.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

type SettingsDoc = { stopped?: boolean | null; silences?: Silence[] | null }

const longestReason = 500

/** The reason that somebody gave, as what is kept with the change; empty where there is none. */
export function readReason({ reason }: Record<string, unknown>): { socialCampaigns: SocialContext } {
  const text = typeof reason === 'string' ? reason.trim().slice(0, longestReason) : ''
  return { socialCampaigns: text ? { reason: text } : {} }
}

/** Stopping everything and going on again, at hand for whoever may publish. Both are on the record, with the reason. */
export function stopEndpoints(house: House): Endpoint[] {
  const set = (path: 'stop' | 'resume', toData: (body: Record<string, unknown>, silences: readonly Silence[]) => SettingsDoc): Endpoint => ({
    path: `/social-campaigns/${path}`,
    method: 'post',
    async handler(req) {
      await requireRole(house, 'publish', req)
      const body = await readBody(req)
      const before = await readSettings<SettingsDoc>({ house, req })
      const data = toData(body, before.silences ?? [])
      const { stopped, silences } = (await req.payload.updateGlobal({
        slug: house.slugs.settings,
        data: data as never,
        depth: 0,
        overrideAccess: false,
        context: readReason(body),
        req,
      })) as SettingsDoc
      const silence = runningSilence(silences, Date.now())
      return json({ stopped: stopped === true, silence: silence ? { from: silence.from, until: silence.until } : null })
    },
  })
  return [
    // POST /api/social-campaigns/stop { reason?, until? }: with `until` a time of silence that ends by itself.
    set('stop', ({ until, reason }, silences) => {
      if (until === undefined || until === null || until === '') return { stopped: true }
      const end = typeof until === 'string' ? Date.parse(until) : Number.NaN
      if (Number.isNaN(end) || end <= Date.now()) badRequest('until', 'Give a time in the future as “until”, for instance 2027-03-01T09:00:00Z, or leave it out.')
      const silence: Silence = {
        from: new Date().toISOString(),
        until: new Date(end).toISOString(),
        reason: typeof reason === 'string' ? reason.trim().slice(0, longestReason) : null,
      }
      return { silences: [...silences, silence] }
    }),
    // POST /api/social-campaigns/resume { reason? }: ends the stop, and a time of silence that is running.
    set('resume', (_, silences) => {
      const now = Date.now()
      const isRunning = (silence: Silence) => runningSilence([silence], now) !== undefined
      return {
        stopped: false,
        ...(silences.some(isRunning) ? { silences: silences.map((silence) => (isRunning(silence) ? { ...silence, until: new Date(now).toISOString() } : silence)) } : {}),
      }
    }),
  ]
}
