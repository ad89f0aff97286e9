import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningPds, startPds } from '../emulators/pds/startPds.ts'
import { type ConnectWorld, createConnectWorld } from '../helpers/connectWorld.ts'
import { waitFor } from '../helpers/waitFor.ts'

/** Mastodon and Bluesky: the person types where their account is, and this site needs no app there. */
describe('connecting a channel in a real browser', () => {
  let world: ConnectWorld
  let pds: RunningPds

  beforeAll(async () => {
    pds = await startPds({ appView: true })
    world = await createConnectWorld({ env: { DEMO_PLC_DIRECTORY: pds.directory } })
    for (const handle of ['girls', 'strangers']) world.mastodon.createAccount(handle)
  })
  afterAll(async () => {
    await world?.close()
    await pds?.close()
  })

  const onMastodon = () => world.begin('Mastodon', { label: 'Mastodon server', value: world.mastodon.url })
  const answer = (account: string, decision: 'Authorize' | 'Deny') => world.answer(world.mastodon, `@${account}`, decision)
  const mastodonName = (account: string) => `@${account}@${new URL(world.mastodon.url).host}`

  it('comes back with a message and without a channel when the person says no', async () => {
    const { page } = world
    await onMastodon()
    await answer('girls', 'Deny')
    await page.getByText('The permission was not given on the consent page').waitFor()
    expect(new URL(page.url()).pathname).toBe('/admin/collections/social-channels')
    expect(await world.channels()).toEqual([])
  })

  it('tells it once: a reload of the page knows nothing of it', async () => {
    const { page } = world
    await page.reload()
    await page.getByRole('region', { name: 'Connect a channel' }).getByLabel('Network').waitFor()
    expect(await page.getByText('The permission was not given').count()).toBe(0)
  })

  it('makes a connected channel when the person says yes', async () => {
    await onMastodon()
    await answer('girls', 'Authorize')
    await world.connectedAs(mastodonName('girls'))
    expect(new URL(world.page.url()).pathname).toMatch(/^\/admin\/collections\/social-channels\/\d+$/)
  })

  it('disconnects after asking, and says that the posts wait', async () => {
    const { page, mastodon } = world
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await page.getByRole('button', { name: 'Yes, disconnect' }).click()
    await page.getByRole('button', { name: 'Connect', exact: true }).waitFor()
    expect(mastodon.requests.some(({ path }) => path === '/oauth/revoke')).toBe(true)
    await page.getByText('Disconnected by manager@example.org. Its posts wait until it is connected again.').waitFor()
  })

  it('connects the same channel again, and asks before another account takes its place', async () => {
    const { page } = world
    const address = page.url().split('?')[0]
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await answer('girls', 'Authorize')
    await world.connectedAs(mastodonName('girls'))
    expect(page.url().split('?')[0]).toBe(address)
    await page.getByRole('button', { name: 'Reconnect' }).click()
    await answer('strangers', 'Authorize')
    await page.getByText(/was connected as @girls@.*given by @strangers@/).waitFor()
    const revoked = () => world.mastodon.requests.filter(({ path }) => path === '/oauth/revoke').length
    const before = revoked()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Nothing was connected.', { exact: true }).waitFor()
    // What was allowed and is not wanted is given back.
    expect(revoked()).toBe(before + 1)
    expect((await world.channels())[0]?.handle).toBe(mastodonName('girls'))
    await page.getByRole('button', { name: 'Reconnect' }).click()
    await answer('strangers', 'Authorize')
    await page.getByRole('button', { name: 'Connect the other account' }).click()
    await world.connectedAs(mastodonName('strangers'))
  })

  it('never sent the browser a secret', () => {
    const { secrets, heard, leaked } = world.leaks()
    expect(secrets).toBeGreaterThan(3)
    expect(heard).toBeGreaterThan(10_000)
    expect(leaked).toEqual([])
  })

  describe('on a real Bluesky server', () => {
    async function goToBluesky() {
      await world.begin('Bluesky', { label: 'Your handle or your server', value: pds.url })
      await world.page.getByText('Please authenticate to continue').waitFor()
      expect(new URL(world.page.url()).origin).toBe(pds.url)
    }
    async function signInThere({ handle, password }: { handle: string; password: string }) {
      const { page } = world
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.locator('input[name=username]').fill(handle)
      await page.locator('input[name=password]').fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('button', { name: 'Authorize' }).waitFor()
    }

    async function comesBackEmpty() {
      await world.page.getByText('The permission was not given on the consent page of Bluesky, so nothing is connected.').waitFor()
      expect(new URL(world.page.url()).origin).toBe(world.server.url)
      expect((await world.channels()).some(({ network }) => network === 'bluesky')).toBe(false)
    }

    it('comes back with a message and without a channel when the person turns away before signing in', async () => {
      await goToBluesky()
      await world.page.getByRole('button', { name: 'Cancel' }).click()
      await comesBackEmpty()
    })

    it('… and when the person signs in and then says no', async () => {
      await goToBluesky()
      await signInThere(await pds.createAccount('unwilling'))
      await world.page.getByRole('button', { name: 'Deny access' }).click()
      await comesBackEmpty()
    })

    it('connects by its own consent page, publishes, and gives the access back', async () => {
      const { page } = world
      const account = await pds.createAccount('pyladies')
      await goToBluesky()
      await signInThere(account)
      await page.getByRole('button', { name: 'Authorize' }).click()
      const id = await world.connectedAs('pyladies.test')
      await world.plan(id, { text: 'Connected without a password.' })
      await waitFor(async () => (await pds.posts(account.did)).length === 1, { timeoutMs: 30_000 })
      await page.getByRole('button', { name: 'Disconnect' }).click()
      await page.getByRole('button', { name: 'Yes, disconnect' }).click()
      await page.getByText('Disconnected by manager@example.org. Its posts wait until it is connected again.').waitFor()
      // The channel knows whom it belongs to: nobody types it again.
      await page.getByRole('button', { name: 'Connect', exact: true }).click()
      await page.waitForURL((url) => url.origin === pds.url)
    })
  })
})
