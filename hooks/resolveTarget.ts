import type { CollectionBeforeChangeHook } from 'payload'
import { type PostDoc, refId } from '../src/domain/documents.ts'
import type { PostStatus } from '../src/domain/states.ts'
import type { House } from '../src/house.ts'
import { loadMaterial } from '../src/planPost.ts'
import { refuse, socialContext } from '../src/problems.ts'
import { channelsThatNeedTarget, resolveTargets } from '../src/resolveTargets.ts'

/** Statuses in which others rely on the post being right. */
const serious: readonly PostStatus[] = ['in-review', 'approved', 'scheduled']

/** Looks the pasted link of a share or reply up on each of its channels, so that author and text are seen before anybody approves it. */
export function resolveTarget(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req, operation, context }) => {
    const before = operation === 'update' ? (originalDoc as PostDoc & { resolved?: unknown }) : undefined
    const post = { ...before, ...data } as PostDoc & { resolved?: unknown }
    if (post.kind !== 'share' && post.kind !== 'reply') {
      if (before?.resolved) data.resolved = null
      return data
    }
    if (!post.target || !URL.canParse(post.target) || socialContext(context).system) return data
    const isNew = before === undefined || (['kind', 'target', 'channels'] as const).some((field) => keyOf(before, field) !== keyOf(post, field))
    const becomesSerious = serious.includes((data.status ?? before?.status ?? 'draft') as PostStatus) && !serious.includes((before?.status ?? 'draft') as PostStatus)
    if (!isNew && !(becomesSerious && !before?.resolved)) return data

    const material = await loadMaterial({ house, req, post })
    const resolved = await resolveTargets({ house, runtime: house.runtime(req.payload), target: post.target, material })
    data.resolved = resolved.map(({ isMissing: _missing, ...shown }) => shown)
    if (!serious.includes((data.status ?? before?.status ?? 'draft') as PostStatus)) return data
    const needed = new Set(channelsThatNeedTarget({ house, post, material }).map((channel) => String(channel.id)))
    const missing = resolved.filter((one) => one.isMissing && needed.has(one.channel))
    if (missing.length > 0) {
      const problems = missing.map(({ name, message }) => ({
        path: 'target',
        message: `${name}: ${message} Paste the link of a post there, take the channel off, or make this a post of its own that carries the link.`,
      }))
      refuse({ collection: house.slugs.posts, id: before?.id, problems, req })
    }
    return data
  }
}

function keyOf(post: PostDoc, field: 'kind' | 'target' | 'channels'): string {
  return field === 'channels' ? JSON.stringify((post.channels ?? []).map((channel) => refId(channel))) : String(post[field] ?? '')
}
