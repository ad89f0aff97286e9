import { APIError, type CollectionSlug, type Endpoint, type PayloadRequest } from 'payload'
import type { PostDoc } from '../domain/documents.ts'
import type { Finding } from '../guidelines/types.ts'
import type { House } from '../house.ts'
import { whoActs } from '../problems.ts'
import { keepRecord } from '../record.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

type PostWithIgnored = PostDoc & { ignored?: unknown }
type SettingsDoc = { allowedWords?: string[] | null; checks?: { check: string; level?: string | null }[] | null }

const findingsOf = ({ findings }: PostDoc): Finding[] => (Array.isArray(findings) ? (findings as Finding[]) : [])

/** "Ignore here" and "always allow this word": both stay on record. */
export function guidelineEndpoints(house: House): Endpoint[] {
  return [
    { path: '/:id/ignore', method: 'post', handler: (req) => ignore(house, req) },
    { path: '/:id/allow-word', method: 'post', handler: (req) => allowWord(house, req) },
  ]
}

/** POST /api/social-posts/:id/ignore { check, path, word?, channel? }. A block needs the role that overrides, with a reason on the post. */
async function ignore(house: House, req: PayloadRequest): Promise<Response> {
  await requireRole(house, 'write', req)
  const post = await readPost(house, req)
  const { check, path, word, channel } = await readBody(req)
  if (typeof check !== 'string' || !house.guidelines.some((guideline) => guideline.id === check)) badRequest('check', 'Name the check whose finding is ignored as “check”.')
  if (typeof path !== 'string' || path === '') badRequest('path', 'Name the field that the finding is about as “path”.')
  const isForTwo = findingsOf(post).some((finding) => finding.needsApproval && finding.check === check && finding.path === path)
  if (isForTwo) badRequest('check', 'This asks for a second person, so it cannot be ignored: ask somebody who approves to read the post.')
  const entry = { check, path, ...(typeof word === 'string' ? { word } : {}), ...(typeof channel === 'string' ? { channel } : {}) }
  const present = Array.isArray(post.ignored) ? post.ignored : []
  const ignored = present.some((one) => JSON.stringify(one) === JSON.stringify(entry)) ? present : [...present, entry]
  const doc = (await req.payload.update({
    collection: house.slugs.posts as CollectionSlug,
    id: post.id,
    data: { ignored } as never,
    depth: 0,
    overrideAccess: false,
    req,
  })) as PostWithIgnored
  await keepRecord({ house, req, what: 'finding-ignored', by: whoActs(req, req.context), subject: `${house.slugs.posts}:${post.id}`, after: entry })
  return json({ ignored: doc.ignored, findings: doc.findings })
}

/** POST /api/social-posts/:id/allow-word { word }: into the settings, for every post from now on. */
async function allowWord(house: House, req: PayloadRequest): Promise<Response> {
  await requireRole(house, 'approve', req)
  const post = await readPost(house, req)
  const { word } = await readBody(req)
  const allowed = typeof word === 'string' ? word.trim() : ''
  if (allowed === '' || allowed.length > 100) badRequest('word', 'Give the word that is always allowed as “word”, at most 100 characters.')
  const settings = (await req.payload.findGlobal({ slug: house.slugs.settings, depth: 0, overrideAccess: true })) as SettingsDoc
  // What blocks only because the settings say so is a word like others. What blocks by itself is overridden, with a reason, on the post.
  const block = findingsOf(post).find(({ level, word: found }) => level === 'block' && found?.trim().toLowerCase() === allowed.toLowerCase())
  if (block && !settings.checks?.some(({ check, level }) => check === block.check && level === 'block'))
    badRequest('word', `“${allowed}” blocks the post, so it cannot be allowed for every post. Somebody who may override gives the reason on this one.`)
  const present = settings.allowedWords ?? []
  const allowedWords = present.some((one) => one.toLowerCase() === allowed.toLowerCase()) ? present : [...present, allowed]
  await req.payload.updateGlobal({ slug: house.slugs.settings, data: { allowedWords } as never, depth: 0, overrideAccess: true, req })
  await keepRecord({ house, req, what: 'word-allowed', by: whoActs(req, req.context), subject: `${house.slugs.posts}:${post.id}`, after: { word: allowed } })
  return json({ allowedWords })
}

async function readPost(house: House, req: PayloadRequest): Promise<PostWithIgnored> {
  const id = String(req.routeParams?.id ?? '')
  const post = (await req.payload.findByID({
    collection: house.slugs.posts as CollectionSlug,
    id,
    depth: 0,
    overrideAccess: false,
    showHiddenFields: true,
    disableErrors: true,
    req,
  })) as PostWithIgnored | null
  if (!post) throw new APIError('There is no such post.', 404, {}, true)
  return post
}
