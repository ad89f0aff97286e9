import type { Endpoint } from 'payload'
import { findDigestChannel } from '../digest/collectDigest.ts'
import { writeDigestPost } from '../digest/writeDigestPost.ts'
import type { House } from '../house.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

const weekMs = 7 * 24 * 3_600_000
const longestMs = 100 * 24 * 3_600_000

/** POST /api/social-campaigns/digest { channel?, from?, until? }: the newsletter of a time (the last seven days) as a draft on a manual channel. */
export function digestEndpoint(house: House): Endpoint {
  return {
    path: '/social-campaigns/digest',
    method: 'post',
    async handler(req) {
      await requireRole(house, 'write', req)
      const body = await readBody(req)
      // To the hour, so that two calls shortly after each other mean the same issue.
      const now = new Date(Math.ceil(house.runtime(req.payload).now().getTime() / 3_600_000) * 3_600_000)
      const until = readMoment('until', body.until) ?? now
      const from = readMoment('from', body.from) ?? new Date(until.getTime() - weekMs)
      if (from >= until) badRequest('from', 'The newsletter has to begin before it ends. Choose an earlier “from”.')
      if (until.getTime() - from.getTime() > longestMs) badRequest('from', 'The newsletter spans more than 100 days. Choose a later “from”.')
      const found = await findDigestChannel({ house, req, wanted: body.channel })
      if (!found.ok) badRequest('channel', found.message)
      const { post, created, digest } = await writeDigestPost({ house, req, channel: found.channel, from, until })
      return json({ post, created, from: from.toISOString(), until: until.toISOString(), ...digest }, created ? 201 : 200)
    },
  }
}

function readMoment(path: string, value: unknown): Date | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const moment = typeof value === 'string' ? new Date(value) : new Date(Number.NaN)
  return Number.isNaN(moment.getTime()) ? badRequest(path, `Write “${path}” as a date, such as 2026-11-30 or 2026-11-30T09:00:00Z.`) : moment
}
