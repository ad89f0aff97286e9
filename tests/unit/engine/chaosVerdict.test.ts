import { describe, expect, it } from 'vitest'
import type { SeenPost } from '../../chaos/networks.ts'
import { channels, planReserve, planStorm, type StormOptions } from '../../chaos/schedule.ts'
import { judge, type LedgerRow, markOf } from '../../chaos/verdict.ts'

const sent: LedgerRow['moves'] = [
  { to: 'scheduled', at: '', by: 'somebody' },
  { from: 'scheduled', to: 'publishing', at: '', by: 'w' },
  { from: 'publishing', to: 'published', at: '', by: 'w' },
]
const row = (more: Partial<LedgerRow> = {}): LedgerRow => {
  const text = `Hello ${markOf('p1', 1)}`
  return {
    id: '1',
    post: 'p1',
    channel: 'm1',
    state: 'published',
    asked: false,
    parts: [{ text, remoteId: 'r1' }],
    content: { parts: [{ text }] },
    moves: sent,
    attempts: [],
    ...more,
  }
}
const seen = (more: Partial<SeenPost> = {}): SeenPost => ({ channel: 'm1', id: 'r1', text: `Hello ${markOf('p1', 1)}`, replyTo: undefined, ...more })
const planned = [{ key: 'p1', channels: ['m1'], parts: 1, dueAt: 0 }]
const verdict = (ledger: LedgerRow[], network: SeenPost[], status = 'published') => judge({ planned, ledger, seen: network, statuses: new Map([['p1', status]]) })
const whats = (ledger: LedgerRow[], network: SeenPost[], status?: string) => verdict(ledger, network, status).troubles.map((trouble) => trouble.what)

describe('the verdict after a storm', () => {
  it('finds nothing where everything went out once', () => {
    expect(verdict([row()], [seen()])).toEqual({ published: 1, failed: 0, askedPerson: 0, troubles: [] })
  })

  it('finds what the ledger says and the network does not have', () => {
    expect(whats([row()], [])).toEqual(['lost'])
  })

  it('finds what is there twice', () => {
    expect(whats([row()], [seen(), seen({ id: 'r2' })])).toEqual(['duplicate'])
  })

  it('finds what is on another channel than it should', () => {
    expect(whats([row()], [seen(), seen({ channel: 'm2' })])).toEqual(['duplicate'])
  })

  it('finds what went out though the ledger says that it did not', () => {
    const failed = row({ state: 'failed', parts: [], moves: [...sent.slice(0, 2), { from: 'publishing', to: 'failed', at: '', by: 'w' }] })
    expect(whats([failed], [], 'failed')).toEqual([])
    expect(whats([failed], [seen()], 'failed')).toEqual(['duplicate'])
  })

  it('lets an open question be either way, but not twice', () => {
    const asked = row({ state: 'unknown', asked: true, parts: [], moves: [...sent.slice(0, 2), { from: 'publishing', to: 'unknown', at: '', by: 'w' }] })
    expect(whats([asked], [], 'unknown')).toEqual([])
    expect(whats([asked], [seen()], 'unknown')).toEqual([])
    expect(whats([asked], [seen(), seen({ id: 'r2' })], 'unknown')).toEqual(['duplicate'])
    expect(whats([{ ...asked, asked: false }], [], 'unknown')).toEqual(['lost'])
  })

  it('finds a save that is not in the ledger', () => {
    expect(whats([], [])).toEqual(['lost'])
  })

  it('finds a receipt of another post, and a thread that does not hang together', () => {
    expect(whats([row()], [seen({ id: 'r9' })])).toEqual(['duplicate'])
    const texts = [1, 2].map((part) => `Hello ${markOf('p1', part)}`)
    const thread = row({ content: { parts: texts.map((text) => ({ text })) }, parts: texts.map((text, index) => ({ text, remoteId: `r${index + 1}` })) })
    const second = seen({ id: 'r2', text: texts[1] ?? '' })
    expect(whats([thread], [seen(), { ...second, replyTo: 'r1' }])).toEqual([])
    expect(whats([thread], [seen(), second])).toEqual(['broken thread'])
  })

  it('finds moves that are not in the table, moves from nowhere, and states that no move led to', () => {
    expect(whats([row({ moves: [...sent, { from: 'published', to: 'scheduled', at: '', by: 'w' }, ...sent.slice(1)] })], [seen()])).toEqual(['illegal move'])
    expect(whats([row({ moves: [...sent.slice(0, 2), { from: 'unknown', to: 'published', at: '', by: 'w' }] })], [seen()])).toEqual(['illegal move'])
    expect(whats([row({ moves: sent.slice(0, 2) })], [seen()])).toEqual(['illegal move'])
  })

  it('finds a status that does not follow from the deliveries', () => {
    expect(whats([row()], [seen()], 'publishing')).toEqual(['wrong status'])
  })
})

describe('the schedule of a storm', () => {
  const options: StormOptions = { seed: 5, deliveries: 200, workers: 4, seconds: 60, backend: 'redis', leaseMs: 4_000 }

  it('is the same for the same seed, and another for another', () => {
    expect(planStorm(options)).toEqual(planStorm(options))
    expect(planStorm({ ...options, seed: 6 })).not.toEqual(planStorm(options))
  })

  it('has every sort of trouble, and Redis only where there is one', () => {
    const kinds = new Set(planStorm(options).map((event) => event.kind))
    expect([...kinds].sort()).toEqual(['freeze', 'kill', 'network', 'pause', 'postgres-cut', 'postgres-kill', 'redis-flush', 'redis-kill', 'save', 'stop'])
    expect(planStorm({ ...options, backend: 'postgres' }).some((event) => event.kind.startsWith('redis'))).toBe(false)
  })

  it('has just so many deliveries, and threads among them', () => {
    for (const deliveries of [10, 60, 200, 333]) {
      const posts = [...planStorm({ ...options, deliveries }).flatMap((event) => (event.kind === 'save' ? event.posts : [])), ...planReserve({ deliveries })]
      expect(posts.reduce((sum, post) => sum + post.channels.length, 0)).toBe(deliveries)
      expect(new Set(posts.map((post) => post.key)).size).toBe(posts.length)
      for (const post of posts) expect(new Set(post.channels).size).toBe(post.channels.length)
    }
    expect(planStorm(options).some((event) => event.kind === 'save' && event.posts.some((post) => post.parts > 1))).toBe(true)
  })

  it('is in order, and every channel is used', () => {
    const storm = planStorm(options)
    expect(storm.map((event) => event.at)).toEqual(storm.map((event) => event.at).toSorted((a, b) => a - b))
    const used = new Set(storm.flatMap((event) => (event.kind === 'save' ? event.posts.flatMap((post) => post.channels) : [])))
    expect([...used].sort()).toEqual(channels.map((channel) => channel.name).sort())
  })
})
