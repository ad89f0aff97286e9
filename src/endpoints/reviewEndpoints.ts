import { APIError, type CollectionSlug, type Endpoint, type PayloadRequest } from 'payload'
import { formatMoment } from '../admin/time.ts'
import type { WatchedPost } from '../approval/approvalState.ts'
import { appendToPost, type PostComment, type ReviewLink } from '../approval/keptOnPost.ts'
import { linkDays, makeReviewLink, openReviewLink } from '../approval/reviewLinks.ts'
import { type ReviewPage, writeReviewNote, writeReviewPage } from '../approval/reviewPage.ts'
import { NetworkFailure } from '../domain/failures.ts'
import type { House } from '../house.ts'
import { loadMaterial, renderFor } from '../planPost.ts'
import { whoActs } from '../problems.ts'
import { readSettings } from '../readSettings.ts'
import { keepRecord } from '../record.ts'
import { toSay } from '../translations/say.ts'
import { readWatched } from './approvalEndpoints.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

type ReviewedPost = WatchedPost & { reviewLinks?: ReviewLink[] | null }

/** Whoever has a link may say this much, so that a link that got around does no harm. */
const most = { commentsByLink: 200, text: 4_000, name: 80 } as const
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}
const page = (html: string, status = 200) => new Response(html, { status, headers })
const gone = (req: PayloadRequest) => {
  const say = toSay(req.i18n.t)
  return page(writeReviewNote({ title: say('reviewGone'), sentence: say('reviewGoneHelp'), language: req.i18n.language }), 404)
}

/** Making and revoking review links, on a post. */
export function reviewLinkEndpoints(house: House): Endpoint[] {
  return [
    { path: '/:id/review-links', method: 'post', handler: (req) => make(house, req) },
    { path: '/:id/review-links/:link/revoke', method: 'post', handler: (req) => revoke(house, req) },
  ]
}

/** The page behind a review link: for people without an account, to look and to comment, never to approve. */
export function reviewEndpoints(house: House): Endpoint[] {
  return [
    { path: '/social-campaigns/review/:id/:secret', method: 'get', handler: (req) => show(house, req) },
    { path: '/social-campaigns/review/:id/:secret/pictures/:picture', method: 'get', handler: (req) => showPicture(house, req) },
    { path: '/social-campaigns/review/:id/:secret', method: 'post', handler: (req) => comment(house, req) },
  ]
}

/** POST /api/social-posts/:id/review-links { name?, days? } → { id, url, expiresAt }. The address is shown this once. */
async function make(house: House, req: PayloadRequest): Promise<Response> {
  await requireRole(house, 'write', req)
  const post = await readWatched(house, req)
  const { name, days = linkDays.usual } = await readBody(req)
  if (typeof days !== 'number' || !(days > 0 && days <= linkDays.most)) badRequest('days', `Say for how many days the link works: at most ${linkDays.most}.`)
  const by = whoActs(req, req.context)
  const { link, secret } = makeReviewLink({ name: typeof name === 'string' ? name.slice(0, most.name) : undefined, days, by, now: house.runtime(req.payload).now() })
  await appendToPost({ house, req, id: String(post.id), list: 'review_links', entry: link })
  await keepRecord({ house, req, what: 'review-link-made', by, subject: `${house.slugs.posts}:${post.id}`, after: { id: link.id, name: link.name, expiresAt: link.expiresAt } })
  const { serverURL, routes } = req.payload.config
  return json({ id: link.id, url: `${serverURL}${routes.api}/social-campaigns/review/${post.id}/${secret}`, expiresAt: link.expiresAt }, 201)
}

/** POST /api/social-posts/:id/review-links/:link/revoke */
async function revoke(house: House, req: PayloadRequest): Promise<Response> {
  await requireRole(house, 'write', req)
  const post = await readWatched(house, req)
  const { query, tables: t, now } = house.runtime(req.payload)
  const id = String(req.routeParams?.link ?? '')
  const rows = await query(
    `update ${t.posts} set review_links = (select jsonb_agg(case when l->>'id' = $2::text then l || jsonb_build_object('revokedAt', $3::text) else l end) from jsonb_array_elements(review_links) l)
     where id = $1::${t.id} and review_links @> jsonb_build_array(jsonb_build_object('id', $2::text)) returning id`,
    [String(post.id), id, now().toISOString()],
  )
  if (rows.length === 0) throw new APIError('There is no such review link.', 404, {}, true)
  await keepRecord({ house, req, what: 'review-link-revoked', by: whoActs(req, req.context), subject: `${house.slugs.posts}:${post.id}`, after: { id } })
  return json({ ok: true })
}

/** How the team knows that a name was typed by somebody without an account. */
const byLink = ' (by review link)'

/** Comments that came by one link. */
const saidBy = ({ comments }: ReviewedPost, { id }: ReviewLink): PostComment[] => (comments ?? []).filter(({ outside, link }) => outside && link === id)

type Opened = { post: ReviewedPost; link: ReviewLink }

/** The post behind a link that works now. */
async function open(house: House, req: PayloadRequest): Promise<Opened | undefined> {
  const { id, secret } = req.routeParams as { id?: string; secret?: string }
  if (!id || !secret || !/^([0-9]{1,9}|[0-9a-f-]{36})$/.test(id)) return undefined
  const post = (await req.payload.findByID({
    collection: house.slugs.posts as CollectionSlug,
    id,
    depth: 0,
    overrideAccess: true,
    showHiddenFields: true,
    disableErrors: true,
    req,
  })) as ReviewedPost | null
  const link = openReviewLink(post?.reviewLinks ?? [], secret, house.runtime(req.payload).now())
  return post && link ? { post, link } : undefined
}

async function show(house: House, req: PayloadRequest): Promise<Response> {
  const opened = await open(house, req)
  if (!opened) return gone(req)
  return page(await write(house, req, opened))
}

type SettingsDoc = { timezone?: string | null; organisation?: { name?: string | null } | null }

async function write(house: House, req: PayloadRequest, { post, link }: Opened, answer?: ReviewPage['answer']): Promise<string> {
  const { timezone, organisation } = await readSettings<SettingsDoc>({ house, req })
  const { language, t } = req.i18n
  const zone = timezone || 'UTC'
  const inWords = (at: string) => `${formatMoment({ at, zone, language })} (${zone})`
  const material = await loadMaterial({ house, req, post })
  const { routeParams, payload } = req
  const own = `${payload.config.routes.api}/social-campaigns/review/${routeParams?.id}/${routeParams?.secret}/pictures`
  const channels = material.channels.flatMap((channel): ReviewPage['channels'] => {
    const result = renderFor({ house, post, channel, material })
    if (!result) return []
    const { content } = result.rendered
    const parts = content.parts.map(({ text, media, card }) => ({
      text,
      pictures: media.map((picture) => ({ url: material.pictures.has(picture.id) ? `${own}/${picture.id}` : undefined, alt: picture.alt ?? '' })),
      card: card ? { title: card.title, url: card.url } : undefined,
    }))
    return [{ name: channel.name, network: result.network.label, contentWarning: content.contentWarning ?? undefined, parts }]
  })
  // What the team says among itself stays inside, and what somebody says by one link is not for the people behind another. The address of the form is the address of the page, which holds the secret already.
  const comments = saidBy(post, link).map((one) => ({ ...one, by: one.by.replace(byLink, ''), when: inWords(one.at) }))
  return writeReviewPage({
    say: toSay(t),
    language,
    organisation: organisation?.name ?? undefined,
    title: post.title ?? 'A post',
    dueAt: post.publishAt ? inWords(post.publishAt) : undefined,
    until: formatMoment({ at: link.expiresAt, zone, language, style: 'day' }),
    channels,
    comments,
    action: '',
    answer,
  })
}

/** As large as the page shows it, whatever the host's library has. */
const pictureLimits = { maxBytes: 1_000_000, maxSide: 1_400, types: ['image/webp', 'image/jpeg', 'image/png'], animated: false } as const

/** A picture of the post behind a link: the host's library may be for signed-in people only. */
async function showPicture(house: House, req: PayloadRequest): Promise<Response> {
  const opened = await open(house, req)
  if (!opened) return gone(req)
  const { pictures } = await loadMaterial({ house, req, post: opened.post })
  const picture = pictures.get(String(req.routeParams?.picture ?? ''))
  if (!picture) return gone(req)
  try {
    const { bytes, mimeType } = await house.runtime(req.payload).loadPicture({ id: String(picture.id), alt: '', filename: picture.filename ?? undefined }, pictureLimits)
    return new Response(Buffer.from(bytes), { headers: { 'content-type': mimeType, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' } })
  } catch (error) {
    if (error instanceof NetworkFailure) return gone(req)
    throw error
  }
}

async function comment(house: House, req: PayloadRequest): Promise<Response> {
  const opened = await open(house, req)
  if (!opened) return gone(req)
  const { post, link } = opened
  const say = toSay(req.i18n.t)
  const form = new URLSearchParams(((await req.text?.()) ?? '').slice(0, 4 * most.text))
  const text = (form.get('text') ?? '').trim().slice(0, most.text)
  const name = (form.get('name') ?? '').trim().slice(0, most.name)
  if (text === '' || name === '') return page(await write(house, req, opened, { sentence: say('reviewMissing'), isGood: false, name, text }), 400)
  if (saidBy(post, link).length >= most.commentsByLink) return page(await write(house, req, opened, { sentence: say('reviewMany'), isGood: false, name, text }), 429)
  const entry: PostComment = { by: `${name}${byLink}`, at: house.runtime(req.payload).now().toISOString(), text, outside: true, link: link.id }
  await appendToPost({ house, req, id: String(post.id), list: 'comments', entry })
  const after = { post: { ...post, comments: [...(post.comments ?? []), entry] }, link }
  return page(await write(house, req, after, { sentence: say('reviewThanks'), isGood: true }), 201)
}
