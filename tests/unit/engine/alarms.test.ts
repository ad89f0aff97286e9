import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAlarms } from '../../../src/engine/alarms.ts'

describe('createAlarms', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
  afterEach(() => void vi.useRealTimers())

  const start = (farthestMs = 30_000) => {
    const rung: string[] = []
    return { rung, alarms: createAlarms({ ring: (channelId) => rung.push(channelId), farthestMs }) }
  }

  it('rings once for a channel, at the earliest of its moments', () => {
    const { rung, alarms } = start()
    alarms.set('a', 500)
    alarms.set('a', 100)
    alarms.set('a', 900)
    vi.advanceTimersByTime(99)
    expect(rung).toEqual([])
    vi.advanceTimersByTime(1)
    expect(rung).toEqual(['a'])
    vi.advanceTimersByTime(2_000)
    expect(rung).toEqual(['a'])
  })

  it('can be set again after it rang, and keeps channels apart', () => {
    const { rung, alarms } = start()
    alarms.set('a', 10)
    alarms.set('b', 20)
    vi.advanceTimersByTime(10)
    alarms.set('a', 30)
    vi.advanceTimersByTime(30)
    expect(rung).toEqual(['a', 'b', 'a'])
  })

  it('rings at once for what is past', () => {
    const { rung, alarms } = start()
    alarms.set('a', -5_000)
    vi.advanceTimersByTime(0)
    expect(rung).toEqual(['a'])
  })

  it('leaves what is far away to the next look, whatever a network asks for', () => {
    const { rung, alarms } = start(30_000)
    alarms.set('a', 40 * 86_400_000)
    expect(alarms.size).toBe(0)
    vi.advanceTimersByTime(60_000)
    expect(rung).toEqual([])
  })

  it('is silent after it was cleared', () => {
    const { rung, alarms } = start()
    alarms.set('a', 10)
    alarms.clear()
    vi.advanceTimersByTime(100)
    expect(rung).toEqual([])
    expect(alarms.size).toBe(0)
  })
})
