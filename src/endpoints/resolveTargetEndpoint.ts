import type { Endpoint } from 'payload'
import type { PostDoc } from '../domain/documents.ts'
import { readPost } from '../domain/readPost.ts'
import type { House } from '../house.ts'
import { tellTarget } from '../networks/tellTarget.ts'
import { loadMaterial, type PostMaterial, renderFor } from '../planPost.ts'
import { type ResolvedOn, resolveTargets } from '../resolveTargets.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

const mostChannels = 20

/** POST /api/social-posts/resolve-target { target, channels, kind?, text? }: what a pasted link is on each channel, with its author and text, and what will happen there. Nothing is saved. */
export function resolveTargetEndpoint(house: House): Endpoint {
  return {
    path: '/resolve-target',
    method: 'post',
    async handler(req) {
      await requireRole(house, 'write', req)
      const { target, channels, kind, text } = await readBody(req)
      if (typeof target !== 'string' || !URL.canParse(target.trim()) || !/^(https?|at):/.test(target.trim()))
        badRequest('target', 'Paste the link of the post, beginning with https://.')
      if (!Array.isArray(channels) || channels.length === 0) badRequest('channels', 'Choose at least one channel first.')
      if (channels.length > mostChannels) badRequest('channels', `At most ${mostChannels} channels at once.`)
      const post = readPost({ channels, kind: kind === 'reply' ? 'reply' : 'share', target: target.trim(), text }) as PostDoc
      const material = await loadMaterial({ house, req, post, asUser: true })
      const resolved = await resolveTargets({ house, runtime: house.runtime(req.payload), target: target.trim(), material })
      return json({ targets: resolved.map((on) => withOutcome({ house, post, material, on })) })
    },
  }
}

/** What becomes of the post on this channel, told from what would be rendered for it. */
function withOutcome({ house, post, material, on }: { house: House; post: PostDoc; material: PostMaterial; on: ResolvedOn }) {
  const { isMissing, ...shown } = on
  const channel = material.channels.find(({ id }) => String(id) === on.channel)
  const made = channel && renderFor({ house, post, channel, material })
  if (!made || (post.kind !== 'share' && post.kind !== 'reply')) return shown
  const happens = tellTarget({ network: made.network, wanted: post.kind, content: made.rendered.content, isFound: on.author !== undefined || !isMissing })
  const refusal = made.rendered.problems.find(({ level, path }) => level === 'block' && path === 'target')
  const isBlocked = refusal !== undefined || (post.kind === 'reply' && isMissing === true)
  return { ...shown, happens: refusal?.message ?? happens, ...(isBlocked ? { isBlocked } : {}) }
}
