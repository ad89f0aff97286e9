import type { CollectionBeforeChangeHook } from 'payload'
import type { PostDoc } from '../src/domain/documents.ts'
import type { House } from '../src/house.ts'
import { authorsIn, isDisengaged } from '../src/mentions/readDisengaged.ts'
import { refuse } from '../src/problems.ts'

/** Nobody answers or passes on from here what the team marked "do not engage". After `resolveTarget`, which knows the author. */
export function refuseDisengaged(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, operation, req }) => {
    const before = operation === 'update' ? (originalDoc as PostDoc) : undefined
    const post = { ...before, ...data } as PostDoc & { resolved?: unknown }
    if (!post.target || (post.kind !== 'reply' && post.kind !== 'share') || post.status === 'cancelled') return data
    if (before && before.target === post.target && before.kind === post.kind && before.status === post.status) return data
    if (await isDisengaged({ house, req, target: post.target, authors: authorsIn(post.resolved) })) {
      const message = 'The team decided not to engage in this conversation, so nothing is sent to it from here. Leave it; nothing has to be answered.'
      refuse({ collection: house.slugs.posts, id: before?.id, problems: [{ path: 'target', message }], req })
    }
    return data
  }
}
