import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../helpers/chromium.ts'
import { createDatabase } from '../helpers/database.ts'
import { type NextServer, startNextServer } from '../helpers/nextServer.ts'
import { bootPayload, ensureDemoTemplate } from '../helpers/payloadApp.ts'
import { newPage } from '../helpers/signedIn.ts'

let server: NextServer
let browser: Browser
let page: Page

beforeAll(async () => {
  const databaseURL = await createDatabase({ template: await ensureDemoTemplate() })
  const { payload, close } = await bootPayload({ databaseURL, options: { queue: { autorun: false } } })
  await payload.create({ collection: 'users', data: { name: 'Eddi Editor', email: 'editor@example.org', password: 'demo', roles: ['editor'] } })
  await payload.create({
    collection: 'posts',
    data: {
      title: 'A first workshop',
      slug: 'a-first-workshop',
      organisation: 'django-girls',
      meta: { description: 'Thirty people wrote their first website.' },
      _status: 'published',
    },
  })
  await close()
  server = await startNextServer({ databaseURL, autologin: 'editor@example.org' })
  browser = await launchChromium()
  page = await newPage(browser)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('a published article can be read on the public site, at the address that its slug gives', async () => {
  await page.goto(`${server.url}/blog/a-first-workshop`)
  expect(await page.locator('h1').textContent()).toBe('A first workshop')
  expect(await page.title()).toBe('A first workshop')
})

test('an address that leads nowhere says so', async () => {
  expect((await fetch(`${server.url}/blog/never-written`)).status).toBe(404)
})

test('the admin opens with the editor signed in and styled', async () => {
  await page.goto(`${server.url}/admin/collections/posts`)
  await page.getByRole('link', { name: 'A first workshop' }).waitFor()
  const family = await page.evaluate(() => getComputedStyle(document.body).fontFamily)
  expect(family).not.toMatch(/^"?Times/)
})
