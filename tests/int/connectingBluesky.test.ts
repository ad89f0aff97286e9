import { houseOf } from 'payload-social-campaigns/worker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refreshCredentials } from '../../jobs/refreshCredentials.ts'
import { bluesky } from '../../src/networks/bluesky/bluesky.ts'
import { answerPdsConsent } from '../emulators/pds/answerPdsConsent.ts'
import type { PdsAccount } from '../emulators/pds/pdsAccounts.ts'
import { type RunningPds, startPds } from '../emulators/pds/startPds.ts'
import { visit } from '../helpers/consent.ts'
import { restOf, signIn } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Step = { stage: string; ok?: boolean; message?: string; channel?: string }
type Channel = { id: number; handle: string; baseURL?: string; connected: boolean; health: { ok: boolean; alarm?: string | null } }

describe('connecting Bluesky by the consent page of a real server', () => {
  let world: World
  let pds: RunningPds
  let account: PdsAccount
  let token: string
  let rest: ReturnType<typeof restOf>
  let channel: number

  beforeAll(async () => {
    pds = await startPds({ appView: true })
    account = await pds.createAccount('ours')
    world = await createWorld({ options: { networks: [bluesky({ directory: pds.directory })] } })
    token = await signIn(world.app, 'manager')
    rest = restOf(world.app, token)
  })
  afterAll(async () => {
    await world?.close()
    await pds?.close()
  })

  const vault = () => houseOf(world.payload).runtime(world.payload).vaultOf(String(channel))
  const channelNow = async () => (await world.find<Channel>('social-channels', { id: { equals: channel } }))[0]
  async function connect(body: Record<string, unknown>, person = account): Promise<Step> {
    const begun = await rest<{ redirectTo: string }>('POST', '/social-campaigns/connect', body)
    expect(begun.status, JSON.stringify(begun.body)).toBe(200)
    const back = await visit(world.app, await answerPdsConsent(begun.body.redirectTo, person), token)
    expect(back.status).toBe(302)
    const id = new URL(back.headers.get('location') ?? '').searchParams.get('connect') ?? ''
    return (await rest<Step>('GET', `/social-campaigns/connect/pending?id=${id}`)).body
  }
  async function publish(text: string) {
    const made = await rest<{ doc: { id: number } }>('POST', '/social-posts', { title: text, text, status: 'scheduled', channels: [channel], publishAt: new Date().toISOString() })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    return world.settled({ post: { equals: made.body.doc.id } }, ['published'])
  }

  it('makes a channel that publishes, with the access sealed and nowhere else', async () => {
    const step = await connect({ network: 'bluesky', input: pds.url })
    expect(step, JSON.stringify(step)).toMatchObject({ stage: 'over', ok: true })
    channel = Number(step.channel)
    expect(await channelNow()).toMatchObject({ handle: 'ours.test', baseURL: pds.url, connected: true, health: { ok: true } })
    await publish('Connected without a password')
    expect(await pds.posts(account.did)).toHaveLength(1)
    const held = await vault().read()
    const { key } = JSON.parse(held.oauth ?? '{}') as { key: { d: string } }
    const secrets = [held.accessToken ?? '', held.refreshToken ?? '', key.d]
    const { rows: tables } = await world.payload.db.pool.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
    )
    for (const { name } of tables) {
      const { rows } = await world.payload.db.pool.query<{ text: string | null }>(`select string_agg(t::text, ' ') as text from ${name} t`)
      for (const secret of secrets) expect(rows[0]?.text ?? '', name).not.toContain(secret)
    }
    for (const path of ['/social-channels?depth=5&showHiddenFields=true', '/social-deliveries?depth=5&showHiddenFields=true'])
      for (const secret of secrets) expect(JSON.stringify((await rest('GET', path)).body)).not.toContain(secret)
  })

  it('renews ahead of the end, and raises the alarm before the day when that is no more possible', async () => {
    const before = await vault().read()
    await vault().update((now) => ({ ...now, expiresAt: new Date(Date.now() + 10 * 60_000).toISOString() }))
    await world.payload.db.pool.query(`update social_vault set updated_at = now() - interval '50 minutes' where channel_id = $1`, [channel])
    const [renewed] = await refreshCredentials(world.payload, houseOf(world.payload), String(channel))
    expect(renewed?.outcome).toBe('refreshed')
    expect((await vault().read()).refreshToken).not.toBe(before.refreshToken)
    await vault().update((now) => ({ ...now, refreshExpiresAt: new Date(Date.now() + 3 * 86_400_000).toISOString() }))
    await refreshCredentials(world.payload, houseOf(world.payload), String(channel))
    expect((await channelNow())?.health.alarm).toMatch(/cannot be renewed\. Reconnect the channel before/)
  })

  it('reconnects the same channel without asking who it is, and asks before another account takes its place', async () => {
    expect(await connect({ channel })).toMatchObject({ stage: 'over', ok: true, channel: String(channel) })
    await refreshCredentials(world.payload, houseOf(world.payload), String(channel))
    expect((await channelNow())?.health.alarm ?? null).toBeNull()
    expect(await connect({ channel }, await pds.createAccount('strangers'))).toMatchObject({ stage: 'confirm', message: expect.stringContaining('given by strangers.test') })
  })

  it('is left for an app password and taken up again: never both', async () => {
    const pasted = await rest('PATCH', `/social-channels/${channel}`, { credentials: { identifier: account.handle, appPassword: account.appPassword } })
    expect(pasted.status, JSON.stringify(pasted.body)).toBe(200)
    expect(Object.keys(await vault().read())).not.toContain('oauth')
    await publish('By password')
    await connect({ channel })
    expect(Object.keys(await vault().read())).not.toContain('appPassword')
    await publish('By consent again')
    expect(await pds.posts(account.did)).toHaveLength(3)
  })

  it('gives the access back, wipes it, and holds what is planned', async () => {
    const answer = await rest<{ message: string }>('POST', `/social-channels/${channel}/disconnect`)
    expect(answer.body.message).toMatch(/is disconnected\.$/)
    expect(await vault().read()).toEqual({})
    expect((await channelNow())?.connected).toBe(false)
  })

  it('tells the document about this site to everybody, without a private key', async () => {
    const answer = await restOf(world.app)<Record<string, unknown>>('GET', '/social-campaigns/connect/client/bluesky')
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ client_id: 'http://localhost:3000/api/social-campaigns/connect/client/bluesky', dpop_bound_access_tokens: true })
    expect(JSON.stringify(answer.body)).not.toContain('"d":')
    expect((await restOf(world.app)('GET', '/social-campaigns/connect/client/friendster')).status).toBe(404)
  })
})
