import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MastodonEmulator, startMastodonEmulator } from '../emulators/mastodon/startMastodonEmulator.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { createDatabase } from '../helpers/database.ts'
import { type NextServer, startNextServer } from '../helpers/nextServer.ts'
import { bootPayload, ensureDemoTemplate } from '../helpers/payloadApp.ts'
import { newPage } from '../helpers/signedIn.ts'
import { waitFor } from '../helpers/waitFor.ts'

describe('an editor in a real browser', () => {
  let server: NextServer
  let mastodon: MastodonEmulator
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    mastodon = await startMastodonEmulator()
    const databaseURL = await createDatabase({ template: await ensureDemoTemplate() })
    const setup = await bootPayload({ databaseURL, options: { queue: { autorun: false } } })
    const { token } = mastodon.createAccount('girls')
    await setup.payload.create({ collection: 'users' as never, data: { email: 'editor@example.org', password: 'demo', name: 'Ed', roles: ['editor'] } as never })
    await setup.payload.create({
      collection: 'social-channels' as never,
      data: { name: 'Girls on Mastodon', network: 'mastodon', baseURL: mastodon.url, credentials: { accessToken: token } } as never,
    })
    await setup.close()
    server = await startNextServer({ databaseURL, autologin: 'editor@example.org' })
    browser = await launchChromium()
    page = await newPage(browser)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await mastodon?.close()
  })

  it('publishes an article and finds the link of its post on the article', async () => {
    await page.goto(`${server.url}/admin/collections/posts/create`)
    await page.locator('input[name="title"]').fill('Our first workshop in Évora')
    // Drafts are saved while writing; the address then has the id, and Payload makes the form anew: a click in that moment is lost, and made again.
    await page.waitForURL(/collections\/posts\/\d+/)
    const id = /posts\/(\d+)/.exec(page.url())?.[1]
    await waitFor(
      async () => {
        await page
          .getByRole('button', { name: /^Publish/ })
          .first()
          .click()
        await page.waitForTimeout(1_000)
        const answer = await page.request.get(`${server.url}/api/posts/${id}?depth=0`)
        return ((await answer.json()) as { _status: string })._status === 'published'
      },
      { timeoutMs: 60_000, everyMs: 2_000, what: 'the article to be published' },
    )
    await page.goto(`${server.url}/admin/collections/posts/${id}/promotion`)
    await page.getByText('Girls on Mastodon').first().waitFor()
    const link = page.locator(`a[href^="${mastodon.url}"]`).first()
    await link.waitFor({ timeout: 30_000 })
    const [status] = mastodon.statuses()
    expect(await link.getAttribute('href')).toBe(status?.url)
    expect(status?.text).toContain('Our first workshop in Évora')
    expect(await page.getByText(/Published/).count()).toBeGreaterThan(0)
  })
})
