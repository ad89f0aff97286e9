import { NetworkFailure } from '../../../src/domain/failures.ts'
import type { ClaimedDelivery } from '../../../src/ledger/deliveryRow.ts'
import type { Connection, Found, Network, PublishCall } from '../../../src/networks/port.ts'

/** A network in memory that takes each token once, with faults by part. */
export function createFakeNetwork() {
  const posts: { token: string; text: string; replyTo: string | undefined }[] = []
  const asked: number[] = []
  const faults = new Map<number, 'lost' | 'refused' | 'unreachable' | 'prepare'>()
  const drafts: string[] = []
  let steps = false
  let found: Found | undefined
  const connection: Connection = {
    async publish({ part, partIndex, token, previous, memory, remember, beforePublish }: PublishCall) {
      const fault = faults.get(partIndex)
      if (fault === 'prepare') throw new Error('The picture could not be uploaded.')
      if (steps && !memory.draft) {
        drafts.push(token)
        await remember({ draft: `draft ${drafts.length}` })
      }
      await beforePublish()
      if (fault === 'unreachable') throw new NetworkFailure('unreachable', 'Nobody there.')
      if (fault === 'refused') throw new NetworkFailure('invalid-content', 'Not like this.')
      if (!posts.some((post) => post.token === token)) posts.push({ token, text: part.text, replyTo: previous.at(-1)?.remoteId })
      if (fault === 'lost') throw new NetworkFailure('no-answer', 'The line went dead.')
      return { remoteId: `id of ${token}`, url: `https://n.example/${token}`, publishedAt: '2026-11-20T12:00:00Z', extra: { cid: `cid of ${token}` } }
    },
    async find({ partIndex, token }) {
      asked.push(partIndex)
      if (found) return found
      const there = posts.find((post) => post.token === token)
      return there ? { answer: 'found', receipt: { remoteId: `id of ${token}`, url: `https://n.example/${token}`, publishedAt: '2026-11-20T12:00:00Z' } } : { answer: 'repeat' }
    },
    check: async () => ({ handle: 'us', learnt: {} }),
  }
  const network: Pick<Network, 'chooseToken'> = { chooseToken: ({ deliveryId, partIndex, generation }) => `${deliveryId}.${partIndex}.${generation}` }
  return {
    posts,
    asked,
    /** Tokens of the posts that were prepared. */
    drafts,
    /** From now on every part is prepared, remembered, and then made visible. */
    inSteps() {
      steps = true
    },
    network,
    connection,
    /** A fault of one part (from 0), until it is taken away. */
    fault(part: number, fault?: 'lost' | 'refused' | 'unreachable' | 'prepare') {
      if (fault) faults.set(part, fault)
      else faults.delete(part)
    },
    /** What the read-back answers from now on, whatever is there. */
    answer(answer: Found | undefined) {
      found = answer
    },
  }
}

/** A claimed delivery with these texts as its parts. */
export function claimed(texts: readonly string[], more: Partial<ClaimedDelivery> = {}): ClaimedDelivery {
  return {
    id: '7',
    channelId: '1',
    postId: '5',
    attempt: 1,
    generation: 0,
    content: { kind: 'post', parts: texts.map((text) => ({ text, media: [] })) },
    parts: [],
    dueAt: new Date('2026-11-20T12:00:00Z'),
    tries: 0,
    armedAt: null,
    ...more,
  } as ClaimedDelivery
}
