import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MastodonEmulator, startMastodonEmulator } from '../emulators/mastodon/startMastodonEmulator.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { createDatabase } from '../helpers/database.ts'
import { type NextServer, startNextServer } from '../helpers/nextServer.ts'
import { bootPayload, ensureDemoTemplate } from '../helpers/payloadApp.ts'
import { newPage } from '../helpers/signedIn.ts'

describe('what a network cannot do and whom it knows, in a real browser', () => {
  let server: NextServer
  let mastodon: MastodonEmulator
  let browser: Browser
  let page: Page
  let post: number
  let entry: number

  beforeAll(async () => {
    mastodon = await startMastodonEmulator()
    const databaseURL = await createDatabase({ template: await ensureDemoTemplate() })
    const { payload, close } = await bootPayload({ databaseURL, options: { queue: { autorun: false } } })
    const system = { socialCampaigns: { system: true } }
    const create = async (collection: string, data: Record<string, unknown>) =>
      (await payload.create({ collection: collection as never, data: data as never, depth: 0, context: system })) as unknown as { id: number }
    await create('users', { email: 'manager@example.org', password: 'demo', name: 'Mo', roles: ['manager'] })
    const on = async (name: string, network: string, more: Record<string, unknown> = {}) =>
      (await create('social-channels', { name, network, baseURL: 'http://127.0.0.1:9', credentials: { accessToken: 'a-token' }, ...more })).id
    const channels = [
      await on('Girls on Mastodon', 'mastodon', { baseURL: mastodon.url, credentials: { accessToken: mastodon.createAccount('girls').token } }),
      await on('Girls on LinkedIn', 'linkedin', { linkedin: { author: 'urn:li:organization:1' } }),
      await on('Girls on X', 'x'),
      await on('Our Page', 'facebook', { facebook: { pageId: '1' } }),
      await on('Workshops', 'pinterest', { pinterest: { board: '1' } }),
    ]
    post = (await create('social-posts', { title: 'Workshop', text: 'Come to our workshop in Évora.', status: 'draft', channels, more: [{ text: 'It is free.' }] })).id
    mastodon.createAccount('ada')
    entry = (await create('social-handles', { name: 'Ada', key: 'ada', mastodon: '@ada', bluesky: 'ada.example', facebook: 'ada' })).id
    await close()
    server = await startNextServer({ databaseURL, autologin: 'manager@example.org' })
    browser = await launchChromium()
    page = await newPage(browser)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await mastodon?.close()
  })

  const panel = () => page.getByRole('region', { name: 'What the networks cannot do' })
  const on = (name: string) => panel().getByRole('list', { name: new RegExp(`^${name}`) })

  it('stands beside the channels as soon as the form is open, with the nearest thing', async () => {
    await page.goto(`${server.url}/admin/collections/social-posts/${post}`)
    await on('Workshops').getByText('Pinterest publishes only with a picture. Add one, or take the channel off.').waitFor({ timeout: 60_000 })
    expect(await on('Our Page').textContent()).toContain('Facebook has no threads, so the further parts (1) become comments under the post.')
    expect(await on('Girls on LinkedIn').textContent()).toContain('become comments under the post.')
    await panel().getByText('All of it, as it stands: Girls on Mastodon, Girls on X.').waitFor()
    expect(await panel().getByRole('status').textContent()).toBe('1 × cannot be published like this')
    if (process.env.SHOTS) await panel().screenshot({ path: `${process.env.SHOTS}/cannot-light.png` })
  })

  it('is asked again whether handles exist, and says what it found in the entry and in the list', async () => {
    await page.goto(`${server.url}/admin/collections/social-handles/${entry}`)
    const checks = page.getByRole('region', { name: 'Do these handles exist?' })
    await checks.getByText('Not checked yet').first().waitFor({ timeout: 60_000 })
    await checks.getByRole('button', { name: 'Check again' }).click()
    await checks.getByText('Found', { exact: true }).waitFor({ timeout: 30_000 })
    expect(await checks.getByText('Could not be asked').count()).toBe(2)
    expect(await checks.textContent()).toContain('The access of its channels does not let handles be looked up.')
    if (process.env.SHOTS) {
      await page.screenshot({ path: `${process.env.SHOTS}/handles-light.png` })
      await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
      await page.setViewportSize({ width: 390, height: 844 })
      await checks.scrollIntoViewIfNeeded()
      await page.screenshot({ path: `${process.env.SHOTS}/handles-dark-390.png` })
      await page.setViewportSize({ width: 1280, height: 1000 })
    }
    await page.goto(`${server.url}/admin/collections/social-handles`)
    await page.locator('td').getByText('Could not be asked').waitFor({ timeout: 60_000 })
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/handles-list.png` })
    await page.goto(`${server.url}/admin/collections/social-posts/${post}`)
    await panel().waitFor({ timeout: 60_000 })
  })

  it('follows what is typed, before anything is saved', async () => {
    await page.locator('#field-kind').click()
    await page.getByRole('option', { name: /reply/i }).click()
    await page.locator('#field-target').fill('https://x.com/ada/status/12345')
    await on('Girls on X').getByText('X lets an app answer only posts that mention or quote the account').waitFor({ timeout: 30_000 })
    await on('Workshops').getByText('Pinterest lets no app answer posts. Take the channel off, or make this a post of its own that carries the link.').waitFor()
    await on('Our Page').getByText('Only a post on Facebook can be answered there').waitFor()
    expect(await panel().getByRole('status').textContent()).toBe('3 × cannot be published like this')
    if (process.env.SHOTS) {
      for (const theme of ['light', 'dark'] as const) {
        await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme)
        await page.setViewportSize({ width: 1280, height: 1000 })
        await panel().scrollIntoViewIfNeeded()
        await page.screenshot({ path: `${process.env.SHOTS}/cannot-${theme}-page.png` })
        await page.setViewportSize({ width: 390, height: 844 })
        await panel().scrollIntoViewIfNeeded()
        await page.screenshot({ path: `${process.env.SHOTS}/cannot-${theme}-390.png` })
      }
    }
  })
})
