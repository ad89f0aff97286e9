import type { Endpoint } from 'payload'
import type { PostDoc } from '../domain/documents.ts'
import { readPost } from '../domain/readPost.ts'
import type { House } from '../house.ts'
import { loadMaterial } from '../planPost.ts'
import { resolveTargets } from '../resolveTargets.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

const mostChannels = 20

/** POST /api/social-posts/resolve-target { target, channels }: what a pasted link is on each channel, with its author and text. Nothing is saved. */
export function resolveTargetEndpoint(house: House): Endpoint {
  return {
    path: '/resolve-target',
    method: 'post',
    async handler(req) {
      await requireRole(house, 'write', req)
      const { target, channels } = await readBody(req)
      if (typeof target !== 'string' || !URL.canParse(target.trim()) || !/^(https?|at):/.test(target.trim()))
        badRequest('target', 'Paste the link of the post, beginning with https://.')
      if (!Array.isArray(channels) || channels.length === 0) badRequest('channels', 'Choose at least one channel first.')
      if (channels.length > mostChannels) badRequest('channels', `At most ${mostChannels} channels at once.`)
      const post = readPost({ channels }) as PostDoc
      const material = await loadMaterial({ house, req, post, asUser: true })
      const resolved = await resolveTargets({ house, runtime: house.runtime(req.payload), target: target.trim(), material })
      return json({ targets: resolved.map(({ isMissing: _missing, ...shown }) => shown) })
    },
  }
}
