import { APIError, type CollectionSlug, type Endpoint, type PayloadRequest } from 'payload'
import { findChannels } from '../campaigns/docs.ts'
import type { ChannelDoc, MediaRow, PostDoc } from '../domain/documents.ts'
import { refId } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import { loadMaterial, renderFor } from '../planPost.ts'
import { inTransaction } from './campaignEndpoints.ts'
import { readNewPart } from './readNewPart.ts'
import { readThread } from './readThread.ts'
import { badRequest, json, requireRole } from './respond.ts'

type Tail = { channel: string | number; url: string | null; state: string }
type Continued = { posts: { id: string | number; channel: string | number }[]; left: { channel: string; message: string }[] }

/**
 * POST /api/social-posts/:id/continue { text, media?, key? }: adds a part to a thread that is out, on all of its channels, as a reply to our own last part there. `key`
 * names the part: asking again with the same one adds nothing. GET shows the thread as it stands.
 */
export function continueEndpoints(house: House): Endpoint[] {
  const read: Endpoint = {
    path: '/:id/continue',
    method: 'get',
    async handler(req) {
      await requireRole(house, 'see', req)
      return json(await readThread(house, req, await findRoot(house, req)))
    },
  }
  return [read, continueEndpoint(house)]
}

function continueEndpoint(house: House): Endpoint {
  return {
    path: '/:id/continue',
    method: 'post',
    async handler(req) {
      await requireRole(house, 'publish', req)
      const part = await readNewPart(req, 'Write what comes next, or add a picture.')
      const root = await findRoot(house, req)
      return json(await inTransaction(req, () => continueThread({ house, req, root, ...part })), 201)
    },
  }
}

async function findRoot(house: House, req: PayloadRequest): Promise<PostDoc & { planKey?: string | null }> {
  const id = String(req.routeParams?.id ?? '')
  const isId = house.runtime(req.payload).tables.id === 'uuid' ? /^[0-9a-f-]{36}$/i.test(id) : /^\d{1,9}$/.test(id)
  const post = isId ? await req.payload.findByID({ collection: house.slugs.posts as CollectionSlug, id, depth: 0, overrideAccess: false, disableErrors: true, req }) : null
  if (!post) throw new APIError('There is no such social post.', 404, {}, true)
  const found = post as unknown as PostDoc & { planKey?: string | null }
  if (found.planKey?.startsWith('continue/')) throw new APIError('This is a further part of a thread. Go on from the thread’s first post.', 409, {}, true)
  return found
}

type Args = { house: House; req: PayloadRequest; root: PostDoc; key: string; text: string; media: MediaRow[] }

async function continueThread({ house, req, root, key, text, media }: Args): Promise<Continued> {
  const { tables: t, now } = house.runtime(req.payload)
  const query = await requestQuery(req)
  // Two phones that add a part at the same moment come one after the other.
  await query(`select pg_advisory_xact_lock(hashtext('social-continue'), hashtext($1::text))`, [String(root.id)])
  const again = await query<{ id: string | number; channel: string }>(`select id, split_part(plan_key, '/', 4) as channel from ${t.posts} where plan_key like $1::text`, [
    `continue/${root.id}/${key}/%`,
  ])
  if (again.length > 0) return { posts: again, left: [] }
  const tails = await readTails(house, req, root)
  if (tails.length === 0) throw new APIError('This post is not out anywhere yet. Add the part to the post itself, or wait until it is published.', 409, {}, true)
  const channels = await findChannels(
    { house, req },
    tails.map(({ channel }) => channel),
  )
  const waiting = tails.find(({ state }) => state !== 'published')
  if (waiting) {
    const name = channels.find(({ id }) => String(id) === String(waiting.channel))?.name ?? 'a channel'
    throw new APIError(`The part before this one is not out on ${name} yet (${waiting.state}). Wait a moment, or look at its delivery.`, 409, {}, true)
  }
  const result: Continued = { posts: [], left: [] }
  for (const channel of channels) {
    const url = tails.find((tail) => String(tail.channel) === String(channel.id))?.url
    const post = toPart({ root, channel, url: url ?? null, text, media })
    const problem = url ? await findProblem(house, req, post, channel) : 'The address of the part before is not known.'
    if (problem) {
      result.left.push({ channel: channel.name, message: problem })
      continue
    }
    const { id } = (await req.payload.create({
      collection: house.slugs.posts as CollectionSlug,
      data: { ...post, id: undefined, status: 'scheduled', publishAt: now().toISOString(), planKey: `continue/${root.id}/${key}/${channel.id}` } as never,
      depth: 0,
      overrideAccess: true,
      req,
    })) as { id: string | number }
    result.posts.push({ id, channel: channel.id })
  }
  if (result.posts.length === 0) badRequest('text', result.left.map(({ channel, message }) => `${channel}: ${message}`).join(' '))
  return result
}

/** The newest part of the thread on each channel: where the next one hangs. */
async function readTails(house: House, req: PayloadRequest, root: PostDoc): Promise<Tail[]> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  return query<Tail>(
    `select distinct on (d.channel_id) d.channel_id as channel, d.state::text as state,
       coalesce((select part->>'url' from jsonb_array_elements(coalesce(d.parts, '[]'::jsonb)) with ordinality p(part, at) where part->>'url' is not null order by at desc limit 1), d.url) as url
     from ${t.deliveries} d join ${t.posts} p on p.id = d.post_id
     where (p.id = $1::${t.id} and d.state = 'published') or (p.plan_key like $2::text and d.state <> 'cancelled') order by d.channel_id, p.id desc`,
    [String(root.id), `continue/${root.id}/%`],
  )
}

type Part = { root: PostDoc; channel: ChannelDoc; url: string | null; text: string; media: MediaRow[] }

function toPart({ root, channel, url, text, media }: Part): PostDoc {
  return {
    id: 0,
    kind: 'reply',
    target: url,
    title: `${root.title ?? ''} …`,
    text,
    media,
    channels: [channel.id],
    campaign: refId(root.campaign) === undefined ? null : (root.campaign ?? null),
    language: root.language ?? null,
    category: root.category ?? null,
    contentWarning: root.contentWarning ?? null,
    overflow: root.overflow ?? 'shorten',
    lifespan: 'ad-hoc',
  }
}

async function findProblem(house: House, req: PayloadRequest, post: PostDoc, channel: ChannelDoc): Promise<string | undefined> {
  const material = await loadMaterial({ house, req, post })
  return renderFor({ house, post, channel, material })?.rendered.problems.find(({ level }) => level === 'block')?.message
}
