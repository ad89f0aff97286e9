import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLeases } from '../../../src/engine/leases.ts'
import type { Query } from '../../../src/ledger/sql.ts'
import type { Tables } from '../../../src/ledger/tables.ts'

/** A ledger that renews what it is told to. Keeps what was asked. */
function ledgerThat(answer: { renews: readonly string[]; tookMs?: number }) {
  const asked: string[][] = []
  const query: Query = async <Row>(_text: string, values: readonly unknown[] = []) => {
    const ids = values[0] as string[]
    asked.push(ids)
    vi.advanceTimersByTime(answer.tookMs ?? 0)
    return ids.filter((id) => answer.renews.includes(id)).map((id) => ({ id })) as Row[]
  }
  return { asked, answer, ledger: { query, tables: {} as Tables } }
}

describe('createLeases', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
  afterEach(() => void vi.useRealTimers())

  const start = (book = ledgerThat({ renews: ['1', '2'] })) => ({ ...book, leases: createLeases({ ledger: book.ledger, leaseMs: 10_000, sendTimeoutMs: 3_000, now: () => null }) })

  it('lets a fresh lease publish without asking the database', async () => {
    const { leases, asked } = start()
    expect(await leases.begin({ id: '1', attempt: 1 }, performance.now()).mayPublish()).toBe(true)
    expect(asked).toEqual([])
  })

  it('counts a lease from before the claim was asked for, so that a process that slept through the answer knows', async () => {
    const { leases } = start(ledgerThat({ renews: [] }))
    const askedAt = performance.now()
    vi.advanceTimersByTime(9_000)
    expect(await leases.begin({ id: '1', attempt: 1 }, askedAt).mayPublish()).toBe(false)
  })

  it('renews a lease that is too short for a publishing call, and goes on', async () => {
    const { leases, asked } = start()
    const lease = leases.begin({ id: '1', attempt: 1 }, performance.now())
    vi.advanceTimersByTime(8_000)
    expect(await lease.mayPublish()).toBe(true)
    expect(asked).toEqual([['1']])
  })

  it('stops what is under way when the lease was lost', async () => {
    const { leases, answer } = start()
    const kept = leases.begin({ id: '1', attempt: 1 }, performance.now())
    const lost = leases.begin({ id: '2', attempt: 1 }, performance.now())
    answer.renews = ['1']
    vi.advanceTimersByTime(6_000)
    await leases.renew()
    expect([kept.signal.aborted, lost.signal.aborted]).toEqual([false, true])
    expect(await lost.mayPublish()).toBe(false)
    expect(await kept.mayPublish()).toBe(true)
  })

  it('renews only what has used up half of its lease, and nothing that has ended', async () => {
    const { leases, asked } = start()
    leases.begin({ id: '1', attempt: 1 }, performance.now()).end()
    leases.begin({ id: '2', attempt: 1 }, performance.now())
    await leases.renew()
    vi.advanceTimersByTime(5_001)
    await leases.renew()
    expect(asked).toEqual([['2']])
  })

  it('counts the renewed time from before the question', async () => {
    const { leases, answer } = start(ledgerThat({ renews: ['1'], tookMs: 4_000 }))
    const lease = leases.begin({ id: '1', attempt: 1 }, performance.now())
    vi.advanceTimersByTime(6_000)
    await leases.renew()
    answer.renews = []
    answer.tookMs = 0
    vi.advanceTimersByTime(3_500)
    expect(await lease.mayPublish()).toBe(false)
  })

  it('keeps two tries of one delivery apart', async () => {
    const { leases } = start(ledgerThat({ renews: [] }))
    const first = leases.begin({ id: '1', attempt: 1 }, performance.now())
    vi.advanceTimersByTime(9_000)
    const second = leases.begin({ id: '1', attempt: 3 }, performance.now())
    first.end()
    expect(await second.mayPublish()).toBe(true)
  })

  it('gives up a publishing call that takes too long, and only such a one', async () => {
    const { leases } = start()
    const [hanging, quick] = [leases.begin({ id: '1', attempt: 1 }, performance.now()), leases.begin({ id: '2', attempt: 1 }, performance.now())]
    await hanging.mayPublish()
    await quick.mayPublish()
    vi.advanceTimersByTime(2_000)
    quick.answered()
    vi.advanceTimersByTime(1_000)
    expect([hanging.signal.aborted, quick.signal.aborted]).toEqual([true, false])
  })
})
