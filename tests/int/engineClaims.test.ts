import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { armDeliveries, claimDeliveries, renewLeases } from '../../src/ledger/claim.ts'
import { settleDeliveries } from '../../src/ledger/settle.ts'
import { expireLeases } from '../../src/ledger/sweep.ts'
import { createEngineWorld, type EngineWorld } from '../helpers/engineWorld.ts'
import { waitFor } from '../helpers/waitFor.ts'

describe('claims', () => {
  let world: EngineWorld
  beforeAll(async () => {
    world = await createEngineWorld()
  })
  afterEach(() => world.stopEngines())
  afterAll(() => world?.close())

  const wish = (channelId: number, free = 5) => ({ channelId: String(channelId), free, perSecond: 100, burst: 100, day: '2026-11-20' })
  const claim = (channelId: number, more: { worker?: string; leaseMs?: number; free?: number } = {}) =>
    claimDeliveries(world.ledger, { wishes: [wish(channelId, more.free)], worker: more.worker ?? 'w', leaseMs: more.leaseMs ?? 60_000, latenessMs: 86_400_000, now: null })

  it('gives one delivery to one of two hundred that ask for it at once', async () => {
    const channel = await world.channel('Race')
    await world.fill(channel.id, 1, 'Race')
    const claims = await Promise.all(Array.from({ length: 200 }, (_, index) => claim(channel.id, { worker: `w${index}` })))
    expect(claims.flat()).toHaveLength(1)
    const [row] = await world.rows('channel_id = $1', [channel.id])
    expect(row).toMatchObject({ state: 'publishing', attempt: 1 })
  })

  it('lets two hundred engines send one delivery once', async () => {
    const channel = await world.channel('Engines')
    await world.fill(channel.id, 1, 'Engines race')
    const engines = Array.from({ length: 200 }, () => world.engine())
    for (const engine of engines) engine.wake([String(channel.id)])
    await waitFor(async () => (await world.rows('channel_id = $1', [channel.id]))[0]?.state === 'published', { timeoutMs: 30_000 })
    await world.stopEngines()
    expect(world.onMastodon('Engines race')).toHaveLength(1)
    const [row] = await world.rows('channel_id = $1', [channel.id])
    expect(row?.attempt).toBe(1)
    expect(row?.moves.map((move) => move.to)).toEqual(['publishing', 'published'])
  })

  it('lets many engines share a backlog, each post once', async () => {
    const channels = await Promise.all(['Share 1', 'Share 2', 'Share 3'].map((name) => world.channel(name)))
    for (const channel of channels) await world.fill(channel.id, 40, `Shared ${channel.id} number`)
    for (let index = 0; index < 6; index++) world.engine()
    await waitFor(() => world.onMastodon('Shared').length >= 120, { timeoutMs: 30_000 })
    const unsent = () => world.rows(`channel_id = any($1::int[]) and state <> 'published'`, [channels.map((channel) => channel.id)])
    await waitFor(async () => (await unsent()).length === 0, { timeoutMs: 20_000 })
    await world.stopEngines()
    const texts = world.onMastodon('Shared').map((status) => status.text)
    expect(new Set(texts).size).toBe(120)
    expect(texts).toHaveLength(120)
  })

  it('does not let a claim whose lease has run out send or write', async () => {
    const channel = await world.channel('Fence')
    await world.fill(channel.id, 1, 'Fence')
    const [delivery] = await claim(channel.id, { leaseMs: 30 })
    if (!delivery) throw new Error('Nothing was claimed.')
    const parts = [{ text: 'Fence 1', token: 'a token' }]
    await sleep(60)
    expect(await armDeliveries(world.ledger, [{ id: delivery.id, attempt: delivery.attempt, parts }], null)).toEqual(new Set())
    expect(await renewLeases(world.ledger, [delivery], 60_000, null)).toEqual(new Set())
    expect(await expireLeases(world.ledger, 1_000, null)).toMatchObject([{ id: delivery.id, unknown: false }])
    const late = {
      ...delivery,
      from: 'publishing' as const,
      to: 'published' as const,
      by: 'w',
      parts: [{ ...parts[0], text: 'Fence 1', remoteId: 'r' }],
      openSince: null,
      notSent: false,
      note: { startedAt: '', endedAt: new Date().toISOString(), outcome: 'published' as const },
    }
    expect(await settleDeliveries(world.ledger, [late], null)).toEqual(new Set())
    expect((await world.rows('channel_id = $1', [channel.id]))[0]).toMatchObject({ state: 'scheduled', attempt: 2, parts: [] })
    const [again] = await claim(channel.id)
    expect(again?.attempt).toBe(3)
    expect(await armDeliveries(world.ledger, [{ id: delivery.id, attempt: delivery.attempt, parts }], null)).toEqual(new Set())
    expect(await settleDeliveries(world.ledger, [late], null)).toEqual(new Set())
    expect((await world.rows('channel_id = $1', [channel.id]))[0]).toMatchObject({ state: 'publishing', attempt: 3, parts: [] })
    expect(await armDeliveries(world.ledger, [{ id: delivery.id, attempt: 3, parts }], null)).toEqual(new Set([delivery.id]))
  })

  it('takes back an armed claim as unknown, because its call may have left', async () => {
    const channel = await world.channel('Armed')
    await world.fill(channel.id, 1, 'Armed')
    const [delivery] = await claim(channel.id, { leaseMs: 60 })
    if (!delivery) throw new Error('Nothing was claimed.')
    await armDeliveries(world.ledger, [{ id: delivery.id, attempt: 1, parts: [{ text: 'Armed 1', token: 't' }] }], null)
    await sleep(90)
    await expireLeases(world.ledger, 1_000, null)
    expect((await world.rows('channel_id = $1', [channel.id]))[0]).toMatchObject({ state: 'unknown', error_code: 'worker-died' })
  })

  it('keeps the rate of a channel across engines', async () => {
    const channel = await world.channel('Rate')
    await world.fill(channel.id, 13, 'Rate')
    const channels = world.withRate({ perMinute: 300, burst: 3 })
    for (let index = 0; index < 3; index++) world.engine({ channels })
    await waitFor(() => world.onMastodon('Rate').length >= 13, { timeoutMs: 20_000 })
    const times = world
      .onMastodon('Rate')
      .map((status) => Number(status.createdAt))
      .toSorted((a, b) => a - b)
    // Three at once, then five a second; what was allowed may arrive a little later.
    for (const [index, at] of times.entries()) expect(times.slice(index).filter((other) => other < at + 1_000).length).toBeLessThanOrEqual(10)
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(1_700)
  })

  it('keeps the daily limit of a channel across engines, and goes on the next local day', async () => {
    const channel = await world.channel('Daily', { dailyLimit: 7, timezone: 'Europe/Berlin' })
    await world.fill(channel.id, 20, 'Daily')
    let aheadMs = 0
    for (let index = 0; index < 2; index++) world.engine({ clock: () => new Date(Date.now() + aheadMs), latenessMs: 30 * 86_400_000 })
    await waitFor(() => world.onMastodon('Daily').length >= 7)
    await sleep(600)
    expect(world.onMastodon('Daily')).toHaveLength(7)
    aheadMs = 86_400_000
    await waitFor(() => world.onMastodon('Daily').length >= 14, { timeoutMs: 20_000 })
    await sleep(600)
    expect(world.onMastodon('Daily')).toHaveLength(14)
    expect(await world.rows(`channel_id = $1 and state = 'scheduled'`, [channel.id])).toHaveLength(6)
  })

  it('gives the day back what surely was not sent', async () => {
    const channel = await world.channel('Given back', { dailyLimit: 1 })
    await world.post('Given back', [channel.id])
    world.mastodon.fault({ method: 'POST', path: '/api/v1/statuses' }, { kind: 'status', status: 429, headers: { 'x-ratelimit-reset': new Date(Date.now() + 300).toISOString() } })
    world.engine()
    await waitFor(() => world.onMastodon('Given back').length === 1)
  })

  describe('holds', () => {
    it.each([
      ['a paused channel', (channel: number, on: boolean) => world.update('social-channels', channel, { paused: on })],
      ['the switch that stops everything', (_: number, on: boolean) => world.payload.updateGlobal({ slug: 'social-settings' as never, data: { stopped: on } as never })],
    ])('%s stops a backlog within a second, and its end lets it go on in order without a burst', async (name, hold) => {
      const channel = await world.channel(`Hold by ${name}`)
      await world.fill(channel.id, 100, `Hold by ${name}, number`)
      const words = `Hold by ${name}`
      world.engine({ channels: world.withRate({ perMinute: 2_400, burst: 4 }) })
      await waitFor(() => world.onMastodon(words).length >= 15)
      await hold(channel.id, true)
      onTestFinished(async () => void (await hold(channel.id, false)))
      await sleep(1_000)
      const stoppedAt = world.onMastodon(words).length
      expect(stoppedAt).toBeLessThan(95)
      await sleep(700)
      expect(world.onMastodon(words)).toHaveLength(stoppedAt)
      const held = await world.rows(`channel_id = $1 and state = 'held'`, [channel.id])
      expect(held.length).toBeGreaterThan(0)
      const endedAt = Date.now()
      await hold(channel.id, false)
      await waitFor(() => world.onMastodon(words).length === 100)
      // By when they were claimed, on the clock of the database: arrivals depend on how busy the machine is.
      const claims = (await world.rows('channel_id = $1', [channel.id]))
        .map(({ due_at, moves }) => ({ dueAt: due_at.getTime(), at: Date.parse(moves.find(({ to }) => to === 'publishing')?.at ?? '') }))
        .filter(({ at }) => at >= endedAt)
        .toSorted((one, other) => one.at - other.at || one.dueAt - other.dueAt)
      expect(claims.length).toBeGreaterThan(5)
      expect(claims.map(({ dueAt }) => dueAt)).toEqual(claims.map(({ dueAt }) => dueAt).toSorted((one, other) => one - other))
      // Four at once, then forty a second.
      for (const { at } of claims) expect(claims.filter((other) => other.at >= at && other.at < at + 200).length).toBeLessThanOrEqual(4 + 8 + 1)
    })
  })

  it('is not stopped by a channel that cannot be opened', async () => {
    const [broken, fine] = [await world.channel('Cannot be opened'), await world.channel('Fine beside it')]
    await world.post('Never', [broken.id])
    await world.post('Beside a broken channel', [fine.id])
    const channels = world.bookWith((channel, id) => {
      if (id === String(broken.id)) throw new Error('The key of its credentials is gone.')
      return channel
    })
    world.engine({ channels })
    await waitFor(() => world.onMastodon('Beside a broken channel').length === 1)
    expect(world.onMastodon('Never')).toEqual([])
  })
})
