import type { PayloadRequest } from 'payload'
import { piecesOf } from '../guidelines/reading.ts'
import type { CheckedChannel, CheckedPost } from '../guidelines/types.ts'
import type { House } from '../house.ts'
import { askHandle } from './askHandle.ts'
import { createMemory, within } from './remember.ts'

/** Whether a handle exists, by house, so that two apps in one process never mix. */
const memories = new WeakMap<House, ReturnType<typeof createMemory<boolean>>>()
const trustMs = 10 * 60_000
const mostHandles = 8
const mention = /(?<![\p{L}\p{N}_.@/])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?(?:@[\p{L}\p{N}.-]+\.[\p{L}]{2,})?/gu

/** Mentions as they stand in the texts, each once. */
export function mentionsIn(post: CheckedPost): string[] {
  return [...new Set(piecesOf(post).flatMap(({ text }) => text.replace(/https?:\/\/\S+/gu, ' ').match(mention) ?? []))]
}

/** The network on which a mention means somebody: by its form, or the only one that the post goes to. */
export function networkOf(handle: string, channels: readonly CheckedChannel[]): string | undefined {
  const networks = new Set(channels.map(({ network }) => network))
  const wanted = /^@[^@]+@/u.test(handle) ? 'mastodon' : /^@[^@]+\.[^@]+$/u.test(handle) ? 'bluesky' : undefined
  if (wanted) return networks.has(wanted) ? wanted : undefined
  return networks.size === 1 ? [...networks][0] : undefined
}

/** Whether the people who are mentioned exist. What cannot be asked, or is late, is left out. `patienceMs` 0: only what is known already. */
export async function readHandles({
  house,
  req,
  post,
  channels,
  now,
  patienceMs,
}: {
  house: House
  req: PayloadRequest
  post: CheckedPost
  channels: readonly CheckedChannel[]
  now: number
  patienceMs: number
}): Promise<Record<string, boolean>> {
  const memory = memories.get(house) ?? createMemory<boolean>()
  memories.set(house, memory)
  const facts = await Promise.all(
    mentionsIn(post)
      .slice(0, mostHandles)
      .map(async (handle): Promise<[string, boolean | undefined]> => {
        const network = networkOf(handle, channels)
        if (!network) return [handle, undefined]
        const key = `${network} ${handle.toLowerCase()}`
        const known = memory.recall(key, now)
        if (known !== undefined || patienceMs <= 0) return [handle, known]
        const asked = askHandle({ house, req, network, handle }).then(
          (answer) => {
            if (typeof answer === 'object') return undefined
            memory.keep(key, answer === 'there', now + trustMs)
            return answer === 'there'
          },
          () => undefined,
        )
        return [handle, await within(patienceMs, asked, undefined)]
      }),
  )
  return Object.fromEntries(facts.flatMap(([handle, exists]) => (exists === undefined ? [] : [[handle, exists]])))
}
