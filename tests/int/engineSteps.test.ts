import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type FacebookEmulator, startFacebookEmulator } from '../emulators/facebook/startFacebookEmulator.ts'
import { createEngineWorld, type EngineWorld } from '../helpers/engineWorld.ts'
import { waitFor } from '../helpers/waitFor.ts'

/** An engine that stops there for ever, and whose lease is over, is as good as dead. */
const forEver = () => new Promise<void>(() => undefined)

describe('a network that publishes in two steps', () => {
  let world: EngineWorld
  let facebook: FacebookEmulator
  let channel: number
  beforeAll(async () => {
    world = await createEngineWorld()
    facebook = await startFacebookEmulator()
    const account = facebook.createAccount('our.team')
    const { id } = await world.create('social-channels', {
      name: 'Our Page',
      network: 'facebook',
      baseURL: facebook.url,
      standing: 'active',
      timezone: 'UTC',
      credentials: { accessToken: account.token },
      facebook: { pageId: account.pageId },
    })
    channel = id
  })
  afterEach(() => world.stopEngines())
  afterAll(async () => {
    await world?.close()
    await facebook?.close()
  })

  const entries = (words: string) => facebook.entries().filter(({ text }) => text.includes(words))
  const drafts = (words: string) => facebook.drafts().filter(({ text }) => text.includes(words))
  const expire = (id: number) => world.query(`update ${world.tables.deliveries} set lease_until = now() - interval '1 second' where post_id = $1`, [id])

  /** A second worker that keeps looking until the post is out. */
  async function goOn(id: number) {
    const engine = world.engine()
    await waitFor(async () => {
      await engine.sweep()
      await engine.reconcile()
      return (await world.rows('post_id = $1', [id]))[0]?.state === 'published'
    })
  }

  it('has one post when a worker dies between the steps: another publishes the very post that was prepared', async () => {
    const id = await world.post('Stopped between the steps', [channel])
    world.engine({ crash: (point) => (point === 'between-steps' ? forEver() : undefined) })
    const row = await waitFor(async () => (await world.rows('post_id = $1', [id])).find(({ parts }) => parts[0]?.memory))
    const [draft] = drafts('between the steps')
    expect(row.parts[0]?.memory).toEqual({ draft: draft?.id })
    expect(entries('between the steps')).toEqual([])
    await expire(id)
    await goOn(id)
    expect(entries('between the steps').map((entry) => entry.id)).toEqual([draft?.id])
    expect(drafts('between the steps')).toEqual([])
    expect((await world.rows('post_id = $1', [id]))[0]?.parts[0]?.memory).toBeUndefined()
  })

  it('has one post when a worker dies after the second step was sent and before the receipt is stored', async () => {
    const id = await world.post('Stopped before the receipt', [channel])
    world.engine({ crash: (point) => (point === 'after-send' ? forEver() : undefined) })
    await waitFor(() => entries('before the receipt').length === 1)
    await expire(id)
    await goOn(id)
    expect(entries('before the receipt')).toHaveLength(1)
    expect(drafts('before the receipt')).toEqual([])
  })

  it('has one post when a worker wakes up between the steps after another has taken over', async () => {
    const id = await world.post('Woke up late', [channel])
    let wake: () => void = () => undefined
    const asleep = new Promise<void>((resolve) => {
      wake = resolve
    })
    let hasSlept = false
    world.engine({
      async crash(point) {
        if (point !== 'between-steps' || hasSlept) return
        hasSlept = true
        await asleep
      },
    })
    await waitFor(() => hasSlept)
    await expire(id)
    await goOn(id)
    wake()
    await world.stopEngines()
    expect(entries('Woke up late')).toHaveLength(1)
  })
})
