import { houseOf } from 'payload-social-campaigns/worker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refreshCredentials } from '../../jobs/refreshCredentials.ts'
import { type ConnectWorld, createConnectWorld } from '../helpers/connectWorld.ts'
import { waitFor } from '../helpers/waitFor.ts'

const dayMs = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * dayMs)

/** A channel whose access came to its end, or is about to: everything that was planned on it is still there afterwards. */
describe('reconnecting a channel in a real browser', () => {
  let world: ConnectWorld
  beforeAll(async () => {
    world = await createConnectWorld()
  })
  afterAll(async () => world?.close())

  const connection = () => world.page.getByRole('region', { name: 'Connection' })
  const delivery = async (post: number) => (await world.deliveries({ post: { equals: post } }))[0]
  const needs = () => world.page.getByRole('region', { name: 'Needs you' })

  describe('whose access was taken back on the network', () => {
    let id: number
    let post: number

    it('says so when it is checked, and holds what is planned', async () => {
      world.x.createAccount('girls')
      await world.begin('X')
      await world.answer(world.x, '@girls', 'Authorize app')
      id = await world.connectedAs('@girls')
      post = await world.plan(id, { text: 'For next week.', publishAt: inDays(7) })
      world.x.revokeAll('girls')
      await connection().getByRole('button', { name: 'Check the channel now' }).click()
      await connection().getByText('Trouble', { exact: true }).waitFor()
      await waitFor(async () => (await delivery(post))?.holdReason === 'channel-trouble', { what: 'the post to be held' })
    })

    it('is among what needs somebody, and leads to the button', async () => {
      await world.page.goto(`${world.server.url}/admin`)
      await needs().getByRole('link', { name: 'Reconnect “X girls”.' }).click()
      await connection().getByRole('button', { name: 'Reconnect' }).waitFor()
    })

    it('stays as it is when the person says no', async () => {
      await connection().getByRole('button', { name: 'Reconnect' }).click()
      await world.answer(world.x, '@girls', 'Cancel')
      await connection().getByRole('alert').filter({ hasText: 'The permission was not given' }).waitFor()
      expect(await world.readChannel(id)).toMatchObject({ id, connected: true, health: { ok: false } })
      expect((await delivery(post))?.state).toBe('held')
    })

    it('keeps its id, its name and its plans when it is reconnected, and sends again', async () => {
      const before = await delivery(post)
      await connection().getByRole('button', { name: 'Reconnect' }).click()
      await world.answer(world.x, '@girls', 'Authorize app')
      expect(await world.connectedAs('@girls')).toBe(id)
      await connection().getByText('In order', { exact: true }).waitFor()
      expect((await world.channels()).map(({ name }) => name)).toEqual(['X girls'])
      const after = await delivery(post)
      expect(after).toMatchObject({ id: before?.id, dueAt: before?.dueAt, state: 'scheduled' })
      await world.plan(id, { text: 'Here again.' })
      await waitFor(() => world.x.tweets().some(({ text }) => text === 'Here again.'), { what: 'the post on X' })
      await world.page.goto(`${world.server.url}/admin`)
      await needs().waitFor()
      expect(
        await needs()
          .getByRole('link', { name: /Reconnect/ })
          .count(),
      ).toBe(0)
    })
  })

  describe('whose access ends in a few days and cannot be renewed', () => {
    let id: number
    let post: number

    it('raises the alarm in time, on the channel, in the list and on the dashboard, and still sends', async () => {
      const { token } = world.linkedin.createAccount('ada')
      const channel = await world.create<{ id: number }>('social-channels', {
        name: 'Ada on LinkedIn',
        network: 'linkedin',
        baseURL: world.linkedin.url,
        credentials: { accessToken: token, expiresAt: inDays(5).toISOString() },
      })
      id = channel.id
      post = await world.plan(id, { text: 'In two weeks.', publishAt: inDays(14) })
      await refreshCredentials(world.payload, houseOf(world.payload), String(id))
      const alarm = /The access of “Ada on LinkedIn” ends on .* and cannot be renewed\. Reconnect the channel before\./
      await world.list()
      const row = world.page.getByRole('row', { name: /Ada on LinkedIn/ })
      await row.getByText('Ends soon', { exact: true }).waitFor()
      await world.page.goto(`${world.server.url}/admin`)
      await needs().getByText(alarm).waitFor()
      await needs().getByRole('link', { name: 'Reconnect “Ada on LinkedIn”.' }).click()
      await connection().getByText(alarm).waitFor()
      expect((await delivery(post))?.state).toBe('scheduled')
    })

    it('is quiet after the button, and the same channel has the same plan', async () => {
      await connection().getByRole('button', { name: 'Reconnect' }).click()
      await world.answer(world.linkedin, 'ada', 'Allow')
      expect(await world.connectedAs('ada')).toBe(id)
      await connection().getByText('In order', { exact: true }).waitFor()
      expect(await connection().getByText('cannot be renewed').count()).toBe(0)
      expect(await delivery(post)).toMatchObject({ channel: id, state: 'scheduled' })
    })
  })

  it('disconnects a channel of a network that lets no app give its access back, says what is left to do, and forgets the credentials', async () => {
    world.facebook.createAccount('lisbon')
    await world.begin('Facebook')
    await world.answer(world.facebook, 'Admin of lisbon', 'Continue')
    const id = await world.connectedAs('lisbon')
    const post = await world.plan(id, { text: 'In a week.', publishAt: inDays(7) })
    await connection().getByRole('button', { name: 'Disconnect' }).click()
    await connection().getByText('Give the access back and forget the credentials?').waitFor()
    await connection().getByRole('button', { name: 'Cancel' }).click()
    expect((await world.readChannel(id))?.connected).toBe(true)
    await connection().getByRole('button', { name: 'Disconnect' }).click()
    await connection().getByRole('button', { name: 'Yes, disconnect' }).click()
    await connection().getByRole('button', { name: 'Connect', exact: true }).waitFor()
    await connection().getByText('Disconnected by manager@example.org. Its posts wait until it is connected again.').waitFor()
    await connection().getByText('Facebook lets no app give its access back: remove it in the settings of your account there.').waitFor()
    expect((await delivery(post))?.state).toBe('held')
    const { rows } = await world.payload.db.pool.query('select 1 from social_vault where channel_id = $1', [id])
    expect(rows).toEqual([])

    await connection().getByRole('button', { name: 'Connect', exact: true }).click()
    await world.answer(world.facebook, 'Admin of lisbon', 'Continue')
    expect(await world.connectedAs('lisbon')).toBe(id)
    expect((await delivery(post))?.state).toBe('scheduled')
  })

  it('never sent the browser a secret', () => {
    const { secrets, leaked } = world.leaks()
    expect(secrets).toBeGreaterThan(5)
    expect(leaked).toEqual([])
  })
})
