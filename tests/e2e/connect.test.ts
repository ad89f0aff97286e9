import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MastodonEmulator, startMastodonEmulator } from '../emulators/mastodon/startMastodonEmulator.ts'
import { type RunningPds, startPds } from '../emulators/pds/startPds.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { createDatabase } from '../helpers/database.ts'
import { type NextServer, startNextServer } from '../helpers/nextServer.ts'
import { bootPayload, ensureDemoTemplate } from '../helpers/payloadApp.ts'
import { waitFor } from '../helpers/waitFor.ts'

const manager = { email: 'manager@example.org', password: 'demo' }
const timeout = 30_000

describe('connecting a channel in a real browser', () => {
  let server: NextServer
  let mastodon: MastodonEmulator
  let pds: RunningPds
  let browser: Browser
  let page: Page
  let token: string
  /** Everything that the browser was sent by the app. */
  const received: string[] = []

  beforeAll(async () => {
    mastodon = await startMastodonEmulator({ accounts: ['girls', 'strangers'] })
    pds = await startPds({ appView: true })
    const databaseURL = await createDatabase({ template: await ensureDemoTemplate() })
    const setup = await bootPayload({ databaseURL, options: { queue: { autorun: false } } })
    await setup.payload.create({ collection: 'users' as never, data: { ...manager, name: 'Mana', roles: ['manager'] } as never })
    await setup.close()
    server = await startNextServer({ databaseURL, env: { DEMO_PLC_DIRECTORY: pds.directory } })
    browser = await launchChromium()
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.on('response', (response) => {
      if (!response.url().startsWith(server.url) || response.url().includes('/_next/static/')) return
      received.push(response.url())
      void response.text().then(
        (text) => received.push(text),
        () => {},
      )
    })
    // A real cookie, so that the way back from another site is what it is outside of tests.
    const signedIn = await page.request.post(`${server.url}/api/users/login`, { data: manager })
    token = ((await signedIn.json()) as { token: string }).token
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await mastodon?.close()
    await pds?.close()
  })

  const list = () => page.goto(`${server.url}/admin/collections/social-channels`)
  async function goToConsent() {
    const section = page.getByRole('region', { name: 'Connect a channel' })
    await section.getByLabel('Network').selectOption('mastodon')
    await section.getByLabel('Mastodon server').fill(mastodon.url)
    await section.getByRole('button', { name: 'Connect' }).click()
  }
  const answer = async (account: string, decision: 'Authorize' | 'Deny') => {
    await page.getByRole('heading', { name: 'Authorization required' }).waitFor({ timeout })
    expect(new URL(page.url()).origin).toBe(mastodon.url)
    await page.getByLabel('Account').selectOption({ label: `@${account}` })
    await page.getByRole('button', { name: decision }).click()
  }

  it('comes back with a message and without a channel when the person says no', async () => {
    await list()
    await goToConsent()
    await answer('girls', 'Deny')
    await page.getByText('The permission was not given on the consent page').waitFor({ timeout })
    expect(new URL(page.url()).pathname).toBe('/admin/collections/social-channels')
  })

  it('makes a connected channel when the person says yes', async () => {
    await list()
    await goToConsent()
    await answer('girls', 'Authorize')
    await page.getByText(/is connected as @girls@/).waitFor({ timeout })
    expect(new URL(page.url()).pathname).toMatch(/^\/admin\/collections\/social-channels\/\d+$/)
  })

  it('disconnects after asking, and says that the posts wait', async () => {
    const address = page.url().split('?')[0] ?? ''
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await page.getByRole('button', { name: 'Yes, disconnect' }).click()
    await page.waitForURL(address, { timeout })
    await page.getByRole('button', { name: 'Connect', exact: true }).waitFor({ timeout })
    expect(mastodon.requests.some(({ path }) => path === '/oauth/revoke')).toBe(true)
    await page.getByText('Disconnected by manager@example.org. Its posts wait until it is connected again.').waitFor({ timeout })
  })

  it('connects the same channel again, and asks before another account takes its place', async () => {
    const address = page.url()
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await answer('girls', 'Authorize')
    await page.getByText(/is connected as @girls@/).waitFor({ timeout })
    expect(page.url().split('?')[0]).toBe(address)
    await page.getByRole('button', { name: 'Reconnect' }).click()
    await answer('strangers', 'Authorize')
    await page.getByText(/was connected as @girls@.*given by @strangers@/).waitFor({ timeout })
    await page.getByRole('button', { name: 'Connect the other account' }).click()
    await page.getByText(/is connected as @strangers@/).waitFor({ timeout })
  })

  it('never sent the browser a secret', () => {
    const tokens = new Set(mastodon.requests.flatMap(({ headers }) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? []))
    const verifiers = mastodon.requests.filter(({ path }) => path === '/oauth/token').flatMap(({ body }) => JSON.parse(body) as { code_verifier: string; client_secret: string })
    expect(tokens.size).toBeGreaterThan(1)
    const seen = received.join('\n')
    expect(seen.length).toBeGreaterThan(10_000)
    for (const secret of [...tokens, ...verifiers.flatMap((one) => [one.code_verifier, one.client_secret])]) expect(seen.includes(secret)).toBe(false)
  })

  describe('on a real Bluesky server', () => {
    async function goToBluesky() {
      await list()
      const section = page.getByRole('region', { name: 'Connect a channel' })
      await section.getByLabel('Network').selectOption('bluesky')
      await section.getByLabel('Your handle or your server').fill(pds.url)
      await section.getByRole('button', { name: 'Connect' }).click()
      await page.getByText('Please authenticate to continue').waitFor({ timeout })
      expect(new URL(page.url()).origin).toBe(pds.url)
    }
    async function signInThere({ handle, password }: { handle: string; password: string }) {
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.locator('input[name=username]').fill(handle)
      await page.locator('input[name=password]').fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('button', { name: 'Authorize' }).waitFor({ timeout })
    }

    // Saying no is held in tests/contract: the page of this version of the PDS loses its way when a person cancels.
    it('connects by its own consent page, publishes, and gives the access back', async () => {
      const account = await pds.createAccount('pyladies')
      await goToBluesky()
      await signInThere(account)
      await page.getByRole('button', { name: 'Authorize' }).click()
      await page.getByText('is connected as pyladies.test.').waitFor({ timeout })
      const id = Number(/social-channels\/(\d+)/.exec(page.url())?.[1])
      const made = await page.request.post(`${server.url}/api/social-posts`, {
        headers: { authorization: `JWT ${token}` },
        data: { title: 'By consent', text: 'Connected without a password.', status: 'scheduled', channels: [id], publishAt: new Date().toISOString() },
      })
      expect(made.status(), await made.text()).toBe(201)
      await waitFor(async () => (await pds.posts(account.did)).length === 1, { timeoutMs: timeout })
      const address = page.url().split('?')[0] ?? ''
      await page.getByRole('button', { name: 'Disconnect' }).click()
      await page.getByRole('button', { name: 'Yes, disconnect' }).click()
      await page.waitForURL(address, { timeout })
      await page.getByText('Disconnected by manager@example.org. Its posts wait until it is connected again.').waitFor({ timeout })
      // The channel knows whom it belongs to: nobody types it again.
      await page.getByRole('button', { name: 'Connect', exact: true }).click()
      await page.waitForURL((url) => url.origin === pds.url, { timeout })
    })
  })
})
