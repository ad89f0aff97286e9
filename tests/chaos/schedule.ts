import type { Fault, Match } from '../emulators/kit/faults.ts'
import { createRandom, type Random } from './random.ts'

export type Backend = 'postgres' | 'redis'
export const serverNames = ['pds', 'mastodon', 'oldMastodon', 'x', 'facebook'] as const
export type ServerName = (typeof serverNames)[number]

/** The channels of every storm. `mute` is Mastodon that cannot be read back: what is open there is put before a person. */
export const channels: readonly { name: string; network: 'mastodon' | 'bluesky' | 'x' | 'facebook' | 'mute'; server: ServerName }[] = [
  ...['m1', 'm2', 'm3', 'm4'].map((name) => ({ name, network: 'mastodon', server: 'mastodon' }) as const),
  ...['o1', 'o2'].map((name) => ({ name, network: 'mastodon', server: 'oldMastodon' }) as const),
  ...['b1', 'b2', 'b3'].map((name) => ({ name, network: 'bluesky', server: 'pds' }) as const),
  { name: 'x1', network: 'x', server: 'x' },
  { name: 'f1', network: 'facebook', server: 'facebook' },
  { name: 'u1', network: 'mute', server: 'mastodon' },
]

/** Channels on which all further parts are comments under the first. */
export const channelsWithComments: ReadonlySet<string> = new Set(channels.filter(({ network }) => network === 'facebook').map(({ name }) => name))

/** A social post that is saved at a moment of the storm and due at another. `key` is in the text of every part. */
export type PlannedPost = { key: string; channels: string[]; parts: number; dueAt: number }

export type StormEvent = { at: number } & (
  | { kind: 'save'; posts: PlannedPost[] }
  | { kind: 'kill'; worker: number }
  | { kind: 'freeze'; worker: number; forMs: number }
  | { kind: 'postgres-kill' | 'redis-kill'; forMs: number }
  | { kind: 'postgres-cut' | 'redis-flush' }
  | { kind: 'network'; server: ServerName; match: Match; fault: Fault; times: number; resetInMs?: number }
  | { kind: 'pause'; channel: string; forMs: number }
  | { kind: 'stop'; forMs: number }
)

export type StormOptions = { seed: number; deliveries: number; workers: number; seconds: number; backend: Backend; leaseMs: number }

/** The last posts: threads that are saved when the storm is over, so that crash points that nobody reached get another chance. */
export function planReserve({ deliveries }: Pick<StormOptions, 'deliveries'>): PlannedPost[] {
  const count = Math.min(3, Math.floor(deliveries / 12))
  return Array.from({ length: count }, (_, index) => ({ key: `p${9_001 + index}`, channels: ['m1', 'b1'], parts: 2, dueAt: 0 }))
}

/** Everything that will happen, in order. The same options make the same storm; nothing in it depends on how the run goes. */
export function planStorm(options: StormOptions): StormEvent[] {
  const random = createRandom(options.seed)
  const lengthMs = options.seconds * 1000
  /** Events of one sort, about one in `everyMs`, at least `least`, between two shares of the storm. */
  const spread = (name: string, everyMs: number, least: number, make: (chance: Random, at: number) => StormEvent, [from, to] = [0.08, 0.95]) => {
    const chance = random.branch(name)
    return Array.from({ length: Math.max(least, Math.round(lengthMs / everyMs)) }, () => make(chance, Math.round(lengthMs * (from + chance.next() * (to - from)))))
  }
  const worker = (chance: Random) => chance.int(0, options.workers - 1)
  const events: StormEvent[] = [
    ...planSaves(random.branch('saves'), options.deliveries - planReserve(options).length * 2, lengthMs),
    ...spread('kills', 4_000, 3, (chance, at) => ({ at, kind: 'kill', worker: worker(chance) })),
    ...spread('freezes', 12_000, 1, (chance, at) => ({ at, kind: 'freeze', worker: worker(chance), forMs: Math.round(options.leaseMs * (1.2 + chance.next())) })),
    ...spread('database', 25_000, 1, (chance, at) => ({ at, kind: 'postgres-kill', forMs: chance.int(300, 2_500) }), [0.2, 0.9]),
    ...spread('connections', 20_000, 1, (_, at) => ({ at, kind: 'postgres-cut' })),
    ...spread('networks', 500, 20, planFault, [0, 0.97]),
    ...spread('pauses', 10_000, 1, (chance, at) => ({ at, kind: 'pause', channel: chance.pick(channels).name, forMs: chance.int(1_500, 5_000) })),
    ...spread('stops', 30_000, 1, (chance, at) => ({ at, kind: 'stop', forMs: chance.int(1_000, 3_000) })),
  ]
  if (options.backend === 'redis') {
    events.push(
      ...spread('redis', 25_000, 1, (chance, at) => ({ at, kind: 'redis-kill', forMs: chance.int(500, 4_000) })),
      ...spread('flushes', 15_000, 1, (_, at) => ({ at, kind: 'redis-flush' })),
    )
  }
  return events.sort((a, b) => a.at - b.at)
}

/** Saves in batches over the first three quarters; a quarter of the posts are threads; some are due at once, some at the end. */
function planSaves(random: Random, deliveries: number, lengthMs: number): StormEvent[] {
  const posts: PlannedPost[] = []
  for (let left = deliveries; left > 0; ) {
    const chosen = random.some(channels, Math.min(left, random.int(1, 4))).map((channel) => channel.name)
    posts.push({ key: `p${posts.length + 1}`, channels: chosen, parts: random.next() < 0.25 ? random.int(2, 3) : 1, dueAt: 0 })
    left -= chosen.length
  }
  const events: StormEvent[] = []
  const batches = Math.max(4, Math.round(lengthMs / 1_000))
  const size = Math.ceil(posts.length / batches)
  for (let index = 0; index * size < posts.length; index++) {
    const at = Math.round((lengthMs * 0.75 * index) / batches)
    const batch = posts.slice(index * size, (index + 1) * size)
    for (const post of batch) post.dueAt = random.next() < 0.3 ? at : at + Math.round(random.next() * lengthMs * 0.25)
    events.push({ at, kind: 'save', posts: batch })
  }
  return events
}

const publishing: Record<ServerName, Match> = {
  pds: { method: 'POST', path: '/xrpc/com.atproto.repo.putRecord' },
  mastodon: { method: 'POST', path: '/api/v1/statuses' },
  oldMastodon: { method: 'POST', path: '/api/v1/statuses' },
  x: { method: 'POST', path: '/2/tweets' },
  // Creating a post unpublished, publishing it, and comments.
  facebook: { method: 'POST', path: '/v26.0/*' },
}

/** Trouble with the call that publishes, mostly; sometimes with signing in and reading back. */
function planFault(random: Random, at: number): StormEvent {
  const server = random.pick(serverNames)
  const times = random.int(1, 3)
  if (random.next() < 0.75) {
    const fault = random.pick(publishFaults)(random)
    const throttles = fault.kind === 'status' && fault.status === 429
    return { at, kind: 'network', server, match: publishing[server], fault, times, ...(throttles ? { resetInMs: random.int(800, 2_500) } : {}) }
  }
  const match: Match = server === 'pds' && random.next() < 0.5 ? { method: 'POST', path: '/xrpc/com.atproto.server.*' } : { method: 'GET' }
  return { at, kind: 'network', server, match, fault: random.pick(otherFaults)(random), times }
}

type MakeFault = (random: Random) => Fault

const publishFaults: readonly MakeFault[] = [
  () => ({ kind: 'lose' }),
  () => ({ kind: 'lose' }),
  () => ({ kind: 'lose' }),
  () => ({ kind: 'cut' }),
  () => ({ kind: 'cut' }),
  (random) => ({ kind: 'hang', ms: random.int(2_800, 4_500), when: 'before' }),
  (random) => ({ kind: 'hang', ms: random.int(2_800, 4_500), when: 'after' }),
  () => ({ kind: 'status', status: 429 }),
  () => ({ kind: 'status', status: 500 }),
  () => ({ kind: 'status', status: 502, as: 'html' }),
  () => ({ kind: 'status', status: 502, as: 'html', accepted: true }),
  () => ({ kind: 'status', status: 503, as: 'text', accepted: true }),
  () => ({ kind: 'garbage', as: 'html' }),
  () => ({ kind: 'garbage', as: 'truncated' }),
  (random) => ({ kind: 'slow', ms: random.int(200, 900) }),
]

const otherFaults: readonly MakeFault[] = [
  () => ({ kind: 'cut' }),
  () => ({ kind: 'status', status: 500 }),
  () => ({ kind: 'status', status: 503, as: 'html' }),
  (random) => ({ kind: 'hang', ms: random.int(1_000, 3_000), when: 'before' }),
  (random) => ({ kind: 'slow', ms: random.int(200, 900) }),
]
