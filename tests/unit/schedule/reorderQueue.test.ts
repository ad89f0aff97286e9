import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import './arbitraries.ts'
import { type QueueMove, reorderQueue } from '../../../src/schedule/reorderQueue.ts'

const queue = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, dueAt: `2026-03-0${index + 1}T09:00:00.000Z` }))
const idsAfter = (move: QueueMove) => reorderQueue({ queue: [...queue].reverse(), move }).map(({ id }) => id)

describe('moves in a queue', () => {
  it('put a post one place earlier', () => {
    expect(idsAfter({ kind: 'up', id: 'c' })).toEqual(['a', 'c', 'b', 'd'])
    expect(idsAfter({ kind: 'up', id: 'a' })).toEqual(['a', 'b', 'c', 'd'])
  })

  it('let a skipped post go after all others', () => {
    expect(idsAfter({ kind: 'skip', id: 'b' })).toEqual(['a', 'c', 'd', 'b'])
  })

  it('shuffle the same way for the same seed and differently for another', () => {
    const orders = ['1', '2', '3', '4', '5', '6'].map((seed) => idsAfter({ kind: 'shuffle', seed }).join(''))
    expect(idsAfter({ kind: 'shuffle', seed: '1' }).join('')).toBe(orders[0])
    expect(new Set(orders).size).toBeGreaterThan(2)
  })

  it('refuse a post that has left the queue', () => {
    expect(() => idsAfter({ kind: 'up', id: 'gone' })).toThrow('no longer in the queue')
    expect(() => idsAfter({ kind: 'skip', id: 'gone' })).toThrow('no longer in the queue')
  })

  it('keep every post and every moment, in order of time', () => {
    const anyQueue = fc.uniqueArray(fc.nat(1_000_000), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(anyQueue, fc.nat(), fc.constantFrom('up', 'skip', 'shuffle'), (minutes, pick, kind) => {
        const before = minutes.map((minute, index) => ({ id: `post-${index}`, dueAt: new Date(minute * 60_000) }))
        const id = `post-${pick % before.length}`
        const after = reorderQueue({ queue: before, move: kind === 'shuffle' ? { kind, seed: id } : { kind: kind === 'up' ? 'up' : 'skip', id } })
        expect(after.map(({ dueAt }) => dueAt.getTime())).toEqual(minutes.map((minute) => minute * 60_000).sort((a, b) => a - b))
        expect(after.map((post) => post.id).sort()).toEqual(before.map((post) => post.id).sort())
      }),
    )
  })
})
