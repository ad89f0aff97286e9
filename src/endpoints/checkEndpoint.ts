import type { Endpoint } from 'payload'
import { lookAtPost } from '../checkPost.ts'
import type { PostDoc } from '../domain/documents.ts'
import { readPost } from '../domain/readPost.ts'
import { mostText } from '../domain/words.ts'
import { type GuidelineKit, packKit } from '../guidelines/kit.ts'
import type { Finding } from '../guidelines/types.ts'
import type { House } from '../house.ts'
import { loadMaterial } from '../planPost.ts'
import { toSay } from '../translations/say.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

/** How long the writer waits for other servers to answer about links, pages and mentions. */
const patienceMs = 4_000

/** What the guidelines say about a post in a form, and what the browser needs to say the most of it by itself while the next words are typed. */
export type CheckAnswer = { findings: Finding[]; kit: GuidelineKit; may: { write: boolean; approve: boolean; publish: boolean; override: boolean } }

/** All texts of a post together: more than any network takes, and little enough to be read in a moment. */
const sizeOf = ({ text, more, variants }: PostDoc) => [{ text }, ...(more ?? []), ...(variants ?? [])].reduce((sum, part) => sum + (part.text?.length ?? 0), 0)

/** POST /api/social-posts/check { data, quick? }: runs the guidelines over a post as it stands in a form. Nothing is saved. `quick`: no other server is asked. */
export function checkEndpoint(house: House): Endpoint {
  return {
    path: '/check',
    method: 'post',
    async handler(req) {
      await requireRole(house, 'see', req)
      const { data, quick } = await readBody(req)
      if (typeof data !== 'object' || data === null || Array.isArray(data)) badRequest('data', 'Give the fields of the social post as “data”.')
      const post = readPost(data as Record<string, unknown>)
      if (sizeOf(post) > mostText) badRequest('text', toSay(req.i18n.t)('textTooLongToCheck', { most: mostText }))
      const material = await loadMaterial({ house, req, post, asUser: true })
      const may = {
        write: await house.can('write', req),
        approve: await house.can('approve', req),
        publish: await house.can('publish', req),
        override: await house.can('override', req),
      }
      // Only somebody who writes makes this server look at other ones.
      const { findings, settings, ...prepared } = await lookAtPost({ house, req, post, material, patienceMs: may.write && quick !== true ? patienceMs : 0 })
      const pictures = Object.fromEntries(
        [...material.pictures].map(([id, { filename, alt, credit }]) => [id, { filename: filename ?? null, alt: alt ?? null, credit: credit ?? null }]),
      )
      const kit = packKit({ guidelines: house.guidelines, settings, context: prepared.context, channels: prepared.channels, pictures, sponsor: prepared.post.sponsor })
      return json({ findings, kit, may } satisfies CheckAnswer)
    },
  }
}
