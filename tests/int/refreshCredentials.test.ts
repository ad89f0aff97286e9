import { houseOf } from 'payload-social-campaigns/worker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RefreshedChannel, refreshCredentials } from '../../jobs/refreshCredentials.ts'
import { mastodon } from '../../src/networks/mastodon/mastodon.ts'
import { x } from '../../src/networks/x/x.ts'
import { emulatedXApp, startXEmulator, type XEmulator } from '../emulators/x/startXEmulator.ts'
import { bootPayload, type PayloadApp } from '../helpers/payloadApp.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Channel = { id: number; connected: boolean; trouble?: string | null; health: { ok: boolean; message: string; alarm?: string | null; tokenExpiresAt?: string | null } }
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()
const minute = 60_000
const day = 24 * 60 * minute

describe('access that ends by itself', () => {
  let world: World
  let second: PayloadApp
  let xServer: XEmulator
  let made = 0
  const options = { networks: [mastodon(), x(emulatedXApp)], queue: { autorun: false } }

  beforeAll(async () => {
    world = await createWorld({ options })
    second = await bootPayload({ databaseURL: `${world.app.databaseURL}?application_name=second`, options })
    xServer = await startXEmulator()
  })
  afterAll(async () => {
    await second?.close()
    await world?.close()
    await xServer?.close()
  })

  const renewals = () => xServer.requests.filter(({ path, body }) => path === '/2/oauth2/token' && body.includes('refresh_token')).length
  const run = async (app: Pick<PayloadApp, 'payload'>, id: number): Promise<RefreshedChannel | undefined> =>
    (await refreshCredentials(app.payload, houseOf(app.payload), String(id)))[0]
  const read = async (id: number) => (await world.payload.findByID({ collection: 'social-channels' as never, id, depth: 0, showHiddenFields: true })) as unknown as Channel
  const stored = (id: number) => houseOf(world.payload).runtime(world.payload).vaultOf(String(id)).read()
  async function channel(credentials: (account: ReturnType<XEmulator['createAccount']>) => Record<string, string>) {
    const account = xServer.createAccount(`account${++made}`)
    const { id } = await world.create<{ id: number }>('social-channels', { name: `X ${made}`, network: 'x', baseURL: xServer.url, credentials: credentials(account) })
    await world.payload.db.pool.query(`update social_vault set updated_at = now() - interval '90 minutes' where channel_id = $1`, [id])
    return { id, account }
  }
  const renewable = (expiresAt: string) => (account: ReturnType<XEmulator['createAccount']>) => ({
    accessToken: account.accessToken,
    refreshToken: account.refreshToken ?? '',
    expiresAt,
  })
  const plan = async (id: number) =>
    (await world.create<{ id: number }>('social-posts', { title: 'Later', text: 'Later', status: 'scheduled', channels: [id], publishAt: inMs(day) })).id
  const stateOf = async (post: number) => (await world.deliveries({ post: { equals: post } }))[0]?.state

  it('is renewed ahead of its end, once, however many workers see it', async () => {
    const { id, account } = await channel(renewable(inMs(30 * minute)))
    const before = renewals()
    const outcomes = await Promise.all([run(world.app, id), run(second, id), run(world.app, id), run(second, id)])
    expect(renewals()).toBe(before + 1)
    expect(outcomes.map((one) => one?.outcome)).toContain('refreshed')
    const { accessToken, refreshToken, expiresAt } = await stored(id)
    expect(accessToken).not.toBe(account.accessToken)
    expect(refreshToken).not.toBe(account.refreshToken)
    expect(Date.parse(expiresAt ?? '')).toBeGreaterThan(Date.now() + 100 * minute)
    const { health, trouble } = await read(id)
    expect(Date.parse(health.tokenExpiresAt ?? '')).toBe(Date.parse(expiresAt ?? ''))
    expect(health.alarm ?? null).toBeNull()
    expect(trouble ?? null).toBeNull()
    expect((await run(world.app, id))?.outcome).toBe('fine')
    expect(renewals()).toBe(before + 1)
  })

  it('is left alone while its end is far', async () => {
    const { id, account } = await channel(renewable(inMs(100 * minute)))
    const before = renewals()
    expect((await run(world.app, id))?.outcome).toBe('fine')
    expect(renewals()).toBe(before)
    expect((await stored(id)).accessToken).toBe(account.accessToken)
  })

  it('raises an alarm a week before when it cannot be renewed, and still sends', async () => {
    const { id } = await channel(({ accessToken }) => ({ accessToken, expiresAt: inMs(6 * day) }))
    const post = await plan(id)
    const result = await run(world.app, id)
    expect(result?.outcome).toBe('ending')
    const { health, trouble } = await read(id)
    expect(health.alarm).toMatch(/ends on \d{4}-\d\d-\d\d .* cannot be renewed\. Reconnect the channel/)
    expect(health.message).toBe(health.alarm)
    expect(trouble ?? null).toBeNull()
    expect(await stateOf(post)).toBe('scheduled')
    const { id: calm } = await channel(({ accessToken }) => ({ accessToken, expiresAt: inMs(8 * day) }))
    expect((await run(world.app, calm))?.outcome).toBe('fine')
  })

  it('holds what is planned when it has ended, and lets it go when the channel is connected again', async () => {
    const { id, account } = await channel(({ accessToken }) => ({ accessToken, expiresAt: inMs(-minute) }))
    const post = await plan(id)
    expect((await run(world.app, id))?.outcome).toBe('ended')
    expect(await read(id)).toMatchObject({ trouble: 'unauthorized', health: { ok: false, message: expect.stringMatching(/ended on .* posts wait/) } })
    expect(await stateOf(post)).toBe('held')
    await world.update('social-channels', id, { credentials: { accessToken: account.accessToken, expiresAt: inMs(60 * day) } })
    const back = await read(id)
    expect(back.trouble ?? null).toBeNull()
    expect(back.health.alarm ?? null).toBeNull()
    expect(await stateOf(post)).toBe('scheduled')
    expect((await run(world.app, id))?.outcome).toBe('fine')
  })

  it('is tried again later, without an alarm, when the network cannot be reached for a moment', async () => {
    const { id } = await channel(renewable(inMs(10 * minute)))
    xServer.fault({ method: 'POST', path: '/2/oauth2/token' }, { kind: 'status', status: 503 })
    expect((await run(world.app, id))?.outcome).toBe('later')
    expect((await read(id)).health.alarm ?? null).toBeNull()
    expect((await run(world.app, id))?.outcome).toBe('refreshed')
  })

  it('raises the alarm at once when the network refuses to renew it, in words without a secret', async () => {
    const { id, account } = await channel(renewable(inMs(10 * minute)))
    xServer.revokeAll(account.handle)
    const result = await run(world.app, id)
    expect(result?.outcome).toBe('ending')
    expect(result?.message).toMatch(/cannot be renewed/)
    expect(result?.message).not.toContain(account.refreshToken)
    expect(result?.message).not.toContain(account.accessToken)
  })
})
