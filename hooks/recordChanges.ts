import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, GlobalAfterChangeHook } from 'payload'
import { contentFields } from '../src/approval/approvedContent.ts'
import { type Silence, silencesAhead } from '../src/domain/silences.ts'
import type { House } from '../src/house.ts'
import { socialContext, whoActs } from '../src/problems.ts'
import { keepRecord, tellOfNew } from '../src/record.ts'

/** Collections whose changes are on the record. */
export type RecordedKind = 'posts' | 'channels' | 'campaigns' | 'mentions' | 'handles' | 'templates' | 'feeds' | 'sponsors'

type Doc = Record<string, unknown> & { id: string | number }

/** Fields whose changes are worth a line on the record: what people decide, never what a job writes. Credentials are never among them: they are not part of any document. */
const watched: Record<'settings' | RecordedKind, readonly string[]> = {
  posts: ['status', 'title', ...contentFields, 'publishAt', 'queue', 'endsAt', 'recurrence', 'campaign', 'sponsor', 'overrideReason', 'urgentReason', 'ignored'],
  channels: ['name', 'handle', 'standing', 'paused', 'connected', 'dailyLimit', 'slots', 'baseURL'],
  campaigns: ['status', 'anchorAt', 'releasedAt', 'needsGo', 'approvers', 'channels', 'steps', 'pool', 'poolSources'],
  mentions: ['state', 'assignedTo'],
  handles: ['name', 'key', 'kind', 'doNotEngage'],
  templates: ['name', 'text', 'category', 'angle', 'network', 'language', 'source', 'endsAt'],
  feeds: ['name', 'url', 'category', 'channels', 'paused'],
  sponsors: ['name', 'kind', 'tier', 'language', 'website', 'logo', 'handles', 'startsAt', 'endsAt', 'cancelled', 'renewals', 'events'],
  settings: ['stopped', 'silences', 'sources', 'checks', 'allowedWords', 'approval'],
}

/** Keeps who changed what, with before and after. */
export function recordChanges(house: House, kind: RecordedKind): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, operation, req, context }) => {
    const after = doc as Doc
    if (kind === 'posts' && operation === 'create') await tellOfNew(req, `${house.slugs.posts}:${after.id}`)
    const difference = compare(namesOf(house, kind), operation === 'update' ? (previousDoc as Doc) : undefined, after)
    const { reason } = socialContext(context)
    if (difference)
      await keepRecord({ house, req, what: nameOf(kind, operation, difference), by: whoActs(req, context), subject: `${house.slugs[kind]}:${after.id}`, reason, ...difference })
    return doc
  }
}

export function recordDeletion(house: House, kind: RecordedKind): CollectionAfterDeleteHook {
  return async ({ id, doc, req, context }) => {
    await keepRecord({
      house,
      req,
      what: `${kind.slice(0, -1)}-deleted`,
      by: whoActs(req, context),
      subject: `${house.slugs[kind]}:${id}`,
      before: pick(doc as Doc, namesOf(house, kind)),
    })
  }
}

export function recordSettings(house: House): GlobalAfterChangeHook {
  return async ({ doc, previousDoc, req }) => {
    const difference = compare(watched.settings, (previousDoc ?? {}) as Doc, doc as Doc)
    if (!difference) return doc
    const { reason } = socialContext(req.context)
    await keepRecord({ house, req, what: nameOfSettings(difference), by: whoActs(req, req.context), subject: house.slugs.settings, reason, ...difference })
    return doc
  }
}

function nameOfSettings({ before, after }: Difference): string {
  if (after.stopped === true) return 'everything-stopped'
  if (after.stopped === false && before?.stopped === true) return 'everything-resumed'
  if (after.silences === undefined && before?.silences === undefined) return 'settings-changed'
  const now = Date.now()
  const [was, is] = [before?.silences, after.silences].map((silences) => silencesAhead(silences as Silence[] | undefined, now))
  const isNew = is?.some(({ from, until }) => !was?.some((earlier) => earlier.from === from && earlier.until === until))
  return isNew ? 'silence-set' : (is?.length ?? 0) < (was?.length ?? 0) ? 'silence-ended' : 'settings-changed'
}

type Difference = { before?: Record<string, unknown>; after: Record<string, unknown> }

/** Only the fields that differ. Undefined: nothing worth a line. */
function compare(names: readonly string[], before: Doc | undefined, after: Doc): Difference | undefined {
  if (!before) return { after: Object.fromEntries(Object.entries(pick(after, names)).filter(([name, value]) => value !== false && usual[name] !== value)) }
  const changed = names.filter((name) => JSON.stringify(bare(before[name])) !== JSON.stringify(bare(after[name])))
  return changed.length === 0 ? undefined : { before: pick(before, changed), after: pick(after, changed) }
}

/** `post-scheduled`, `channel-paused`, `campaign-stopped`, or just `…-changed`. */
function nameOf(kind: string, operation: 'create' | 'update', { after }: Difference): string {
  const one = kind.slice(0, -1)
  if (typeof after.status === 'string') return `${one}-${after.status}`
  if (operation === 'create') return `${one}-created`
  if (kind === 'mentions') return typeof after.state === 'string' ? `${one}-${after.state}` : `${one}-assigned`
  if (typeof after.connected === 'boolean') return `${one}-${after.connected ? 'connected' : 'disconnected'}`
  if (typeof after.paused === 'boolean') return `${one}-${after.paused ? 'paused' : 'resumed'}`
  return `${one}-changed`
}

/** A handle has a field for each network. */
const namesOf = (house: House, kind: RecordedKind): readonly string[] => (kind === 'handles' ? [...watched.handles, ...house.networks.keys()] : watched[kind])

/** What every post is that says nothing else: like an unticked box, not worth a word in the line of a new document. */
const usual: Readonly<Record<string, unknown>> = { kind: 'post', overflow: 'shorten' }

function pick(doc: Doc, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = bare(doc[name])
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** What stands in fields that a plan or a job writes beside those of a person. */
const byPlan = new Set(['writers', 'plannedPost', 'state', 'dueAt'])

/**
 * Empty values are no values. Documents that the request asked to see in place of their ids are ids again: what they are today is no part of
 * the change.
 */
function bare(value: unknown): unknown {
  if (value === null || value === '') return undefined
  if (Array.isArray(value)) return value.length > 0 ? value.map(bare) : undefined
  if (typeof value !== 'object' || value instanceof Date) return value
  const fields = value as Record<string, unknown>
  if (fields.id !== undefined && fields.createdAt !== undefined) return fields.id
  const entries = Object.entries(fields).flatMap(([name, inner]) => {
    const plain = bare(inner)
    return plain === undefined || name === 'id' || byPlan.has(name) ? [] : [[name, plain]]
  })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}
