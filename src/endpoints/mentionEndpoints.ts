import { APIError, type CollectionSlug, type Endpoint, type PayloadRequest } from 'payload'
import { refId } from '../domain/documents.ts'
import { handleOf, toInboxShow } from '../domain/inbox.ts'
import type { House } from '../house.ts'
import { atHandle } from '../mentions/readDisengaged.ts'
import { readInbox } from '../mentions/readInbox.ts'
import { whoActs } from '../problems.ts'
import { keepRecord } from '../record.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

type MentionDoc = {
  id: string | number
  channel?: string | number | { id: string | number } | null
  author?: string | null
  authorName?: string | null
  url?: string | null
  state?: string | null
}
type SettingsDoc = { helpAddress?: string | null; savedReplies?: { name: string; text: string }[] | null; approval?: { required?: boolean | null } | null }

/** What the team does with a mention: answer, pass on, give to somebody, be done with it, or leave it for good. */
export function mentionEndpoints(house: House): Endpoint[] {
  const act = (path: string, handle: (req: PayloadRequest, mention: MentionDoc, body: Record<string, unknown>) => Promise<Response>): Endpoint => ({
    path: `/:id/${path}`,
    method: 'post',
    async handler(req) {
      await requireRole(house, 'write', req)
      const id = String(req.routeParams?.id ?? '')
      const mention = (await req.payload.findByID({
        collection: house.slugs.mentions as CollectionSlug,
        id,
        depth: 0,
        overrideAccess: true,
        disableErrors: true,
      })) as MentionDoc | null
      if (!mention) throw new APIError('There is no such mention.', 404, {}, true)
      return handle(req, mention, await readBody(req))
    },
  })
  const change = async (req: PayloadRequest, mention: MentionDoc, data: Record<string, unknown>) =>
    json(await req.payload.update({ collection: house.slugs.mentions as CollectionSlug, id: mention.id, data: data as never, depth: 0, overrideAccess: false, req }))
  return [
    { path: '/inbox', method: 'get', handler: (req) => show(house, req) },
    act('reply', (req, mention, body) => reply(house, req, mention, body)),
    act('boost', (req, mention) => boost(house, req, mention)),
    act('assign', (req, mention, { user }) => {
      if (user !== null && typeof user !== 'string' && typeof user !== 'number') badRequest('user', 'Say whom to give it to: the id of a user as “user”, or null for nobody.')
      return change(req, mention, { assignedTo: user })
    }),
    act('done', (req, mention) => change(req, mention, { state: 'done' })),
    // What was prepared for it is withdrawn by `followDisengaged`, whoever marks it and however.
    act('do-not-engage', (req, mention) => change(req, mention, { state: 'do-not-engage' })),
    // After "do not engage" only somebody who approves can; `guardMention` sees to it.
    act('reopen', (req, mention) => change(req, mention, { state: 'open' })),
  ]
}

/** GET /api/social-mentions/inbox?show=open|mine|done|do-not-engage&page=: mentions with all that a card tells, newest first. */
async function show(house: House, req: PayloadRequest): Promise<Response> {
  await requireRole(house, 'see', req)
  const { searchParams } = new URL(req.url ?? 'http://localhost')
  const page = Math.max(1, Math.trunc(Number(searchParams.get('page') ?? 1)) || 1)
  return json(await readInbox(house, req, { show: toInboxShow(searchParams.get('show')), page }))
}

/** POST /api/social-mentions/:id/reply { text | savedReply, status? }: an answer, by the way of every other post. */
async function reply(house: House, req: PayloadRequest, mention: MentionDoc, body: Record<string, unknown>): Promise<Response> {
  const settings = (await req.payload.findGlobal({ slug: house.slugs.settings, depth: 0, overrideAccess: true })) as SettingsDoc
  const text = await addressed(house, req, mention, readReply(settings, body))
  const { status = (await house.can('publish', req)) && !settings.approval?.required ? 'scheduled' : 'in-review' } = body
  const post = await createPost(house, req, mention, { title: `Reply to ${whoSaid(mention)}`, kind: 'reply', text, status })
  const { query, tables: t } = house.runtime(req.payload)
  await query(`update ${t.mentions} set reply_id = $2::${t.id}, state = case when state = 'open' then 'done' else state end, updated_at = now() where id = $1::${t.id}`, [
    String(mention.id),
    String(post.id),
  ])
  const after = { reply: post.id, text }
  await keepRecord({ house, req, what: 'mention-answered', by: whoActs(req, req.context), subject: `${house.slugs.mentions}:${mention.id}`, after })
  return json({ post }, 201)
}

const whoSaid = ({ author, authorName }: MentionDoc): string => handleOf(author) || authorName || 'a mention'

/** Networks on which a reply reaches only people whom it names. */
const namesInReplies = ['mastodon']

/** The answer as its reader gets to know of it: beginning with the handle, where the network tells only people who are named. */
async function addressed(house: House, req: PayloadRequest, { channel, author }: MentionDoc, text: string): Promise<string> {
  const id = refId(channel)
  if (id === undefined || !author || text.toLowerCase().includes(atHandle(author))) return text
  const place = (await req.payload.findByID({ collection: house.slugs.channels as CollectionSlug, id, depth: 0, overrideAccess: true, disableErrors: true, req })) as {
    network?: string
  } | null
  return namesInReplies.includes(place?.network ?? '') ? `@${author.replace(/^@/, '')} ${text}` : text
}

/** The words of an answer; `{helpAddress}` is the organisation's, and a missing one is said rather than sent. */
function readReply({ savedReplies, helpAddress }: SettingsDoc, { text, savedReply }: Record<string, unknown>): string {
  const saved = typeof savedReply === 'string' ? savedReplies?.find(({ name }) => name === savedReply)?.text : undefined
  if (typeof savedReply === 'string' && saved === undefined) badRequest('savedReply', `There is no saved reply named “${savedReply}”. They are in the social settings.`)
  const words = saved ?? (typeof text === 'string' ? text.trim() : '')
  if (words === '') badRequest('text', 'Write an answer as “text”, or name a saved reply as “savedReply”.')
  if (words.includes('{helpAddress}') && !helpAddress) badRequest('savedReply', 'This reply names the help address, and there is none yet. Write it into the social settings.')
  return words.replaceAll('{helpAddress}', helpAddress ?? '')
}

/** POST /api/social-mentions/:id/boost: a share of it as a draft, to be looked at first. */
async function boost(house: House, req: PayloadRequest, mention: MentionDoc): Promise<Response> {
  return json({ post: await createPost(house, req, mention, { title: `Share of ${whoSaid(mention)}`, kind: 'share', status: 'draft' }) }, 201)
}

async function createPost(house: House, req: PayloadRequest, mention: MentionDoc, data: Record<string, unknown>): Promise<{ id: string | number }> {
  if (!mention.url) badRequest('url', 'This mention has no address, so it cannot be answered or shared from here.')
  const channel = refId(mention.channel)
  const full = { ...data, target: mention.url, channels: channel === undefined ? [] : [Number.isInteger(Number(channel)) ? Number(channel) : channel] }
  return (await req.payload.create({ collection: house.slugs.posts as CollectionSlug, data: full as never, depth: 0, overrideAccess: false, req })) as { id: string | number }
}
