import { type CollectionSlug, createLocalReq, type Payload } from 'payload'
import { lookAtPost } from './checkPost.ts'
import { type PostDoc, refId } from './domain/documents.ts'
import { NetworkFailure } from './domain/failures.ts'
import { isOwn, parseAddress } from './guidelines/addresses.ts'
import { blockKeyOf, readOverridden } from './guidelines/decisions.ts'
import { rulesOf } from './guidelines/rulesOf.ts'
import type { CheckContext, Finding } from './guidelines/types.ts'
import type { House } from './house.ts'
import type { ClaimedDelivery } from './ledger/deliveryRow.ts'
import { authorsIn, isDisengaged } from './mentions/readDisengaged.ts'
import { loadMaterial } from './planPost.ts'
import { createShared, type Shared } from './shared.ts'

/** What was looked at within this time, by the same rules, is not looked at again: checks are pure, they would say the same. */
const freshMs = 60 * 60_000
/** So long what is the same for many posts (settings, names, channels, neighbours) is read once for all of them: a change takes no longer to be seen by every worker. */
const sharedMs = 1_000
/** How long other servers may take to say whether a link or a mention is still there. */
const patienceMs = 5_000

/**
 * The last word at the moment of sending: a sentence stops the delivery. Nothing is answered or shared where the team does not engage. The guidelines look again at what they have not looked at in the last
 * hour by the rules now in force, at what the plugin wrote itself, and always at conferences and their calls. Only a block that nobody has
 * overridden stops it: for a warning there is nobody left to tick it. A page of our own that is not there yet is waited for: throws
 * NetworkFailure `page-missing`.
 */
export function createLastLook(house: House, payload: Payload): (delivery: ClaimedDelivery) => Promise<string | undefined> {
  let rules: { value: string; readAt: number } | undefined

  async function currentRules(): Promise<string> {
    const readAt = performance.now()
    if (rules && readAt - rules.readAt < sharedMs) return rules.value
    const { query, tables: t } = house.runtime(payload)
    const [row] = await query<{ updated_at: string | Date | null }>(`select updated_at from ${t.settings} limit 1`)
    rules = { value: rulesOf(house.guidelines, row?.updated_at), readAt }
    return rules.value
  }

  /** What the looks of one moment share. */
  let moment: { shared: Shared; since: number } | undefined
  function sharedNow(): Shared {
    const now = performance.now()
    if (!moment || now - moment.since > sharedMs) moment = { shared: createShared(), since: now }
    return moment.shared
  }

  return async ({ postId, channelId, content: { checked: lookedAt, kind, target } }) => {
    if (target && kind !== 'post' && (await isLeftAlone(house, payload, postId, target))) return disengaged
    if (house.guidelines.length === 0) return undefined
    const now = house.runtime(payload).now()
    const isFresh = lookedAt && now.getTime() - Date.parse(lookedAt.at) < freshMs && lookedAt.rules === (await currentRules())
    if (isFresh) return undefined
    const req = await createLocalReq({ context: { socialCampaigns: { system: true, shared: sharedNow() } } }, payload)
    const post = (await payload.findByID({
      collection: house.slugs.posts as CollectionSlug,
      id: postId,
      depth: 0,
      overrideAccess: true,
      disableErrors: true,
      req,
    })) as unknown as PostDoc | null
    if (!post) return undefined
    const leaving = { ...post, publishAt: now.toISOString(), channels: (post.channels ?? []).filter((channel) => refId(channel) === channelId) }
    const material = await loadMaterial({ house, req, post: leaving })
    const { findings, context, post: checked } = await lookAtPost({ house, req, post: leaving, material, patienceMs, leaves: true })
    const overridden = new Set(readOverridden(post))
    // An override is for what blocked when it was given.
    const blocks = findings.filter((finding) => finding.level === 'block' && !overridden.has(blockKeyOf(finding, checked)))
    if (blocks.length === 0) return undefined
    const isOwnPage = ({ check, word }: Finding) => check === 'links' && word !== undefined && leadsHome(word, post, context)
    if (blocks.every(isOwnPage)) throw new NetworkFailure('page-missing', inWords(blocks))
    return inWords(blocks)
  }
}

const inWords = (blocks: readonly Finding[]) => blocks.map(({ message, suggestion }) => [message, suggestion].filter(Boolean).join(' ')).join(' ')

/** Whether an address is on one of our own sites: of the organisation, or where the promoted article is. Such a page may be built a moment after it was published. */
function leadsHome(written: string, post: PostDoc, context: CheckContext): boolean {
  const host = parseAddress(written)?.hostname
  if (host === undefined) return false
  return isOwn(host, context) || (Boolean(post.promotion) && host === parseAddress(post.link ?? '')?.hostname)
}

const disengaged = 'The team decided not to engage in this conversation, so nothing was sent to it. Leave it; nothing has to be answered.'

/** Whether an answer or a share would go where the team does not engage: asked of every one, however lately it was looked at. */
async function isLeftAlone(house: House, payload: Payload, id: string, target: string): Promise<boolean> {
  const req = await createLocalReq({}, payload)
  const collection = house.slugs.posts as CollectionSlug
  const post = (await payload.findByID({ collection, id, depth: 0, overrideAccess: true, disableErrors: true, select: { resolved: true } as never, req })) as {
    resolved?: unknown
  } | null
  return isDisengaged({ house, req, target, authors: authorsIn(post?.resolved) })
}
