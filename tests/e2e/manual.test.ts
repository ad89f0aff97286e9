import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePng } from '../emulators/kit/makePng.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { type NextServer, startNextServer } from '../helpers/nextServer.ts'
import { signedIn } from '../helpers/signedIn.ts'
import { waitFor } from '../helpers/waitFor.ts'
import { createWorld, type World } from '../helpers/world.ts'

const where = 'https://newsletter.example/girls'
const text = 'Our newsletter of this month: thirty first websites, and what comes next.'

describe('a place that only a person can post to', () => {
  let world: World
  let server: NextServer
  let browser: Browser
  let page: Page
  let channel: number
  let delivery: number
  const picture = Buffer.from(makePng({ width: 600, height: 400 }))

  beforeAll(async () => {
    // The server of the test sends; this process only prepares and looks.
    world = await createWorld({ options: { queue: { autorun: false } } })
    await world.create('users', { name: 'Mana', email: 'manager@example.org', password: 'demo', roles: ['manager'] })
    channel = (await world.create<{ id: number }>('social-channels', { name: 'Our newsletter', network: 'manual', standing: 'primary', manual: { where } })).id
    server = await startNextServer({ databaseURL: world.app.databaseURL })
    browser = await launchChromium()
    page = await signedIn({ browser, server }, 'manager', { permissions: ['clipboard-read', 'clipboard-write'] })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await world?.close()
  })

  const rowNow = async () => (await world.deliveries({ id: { equals: delivery } }))[0]
  const dashboard = () => page.goto(`${server.url}/admin`)

  it('is posted to at its time: the finished text and picture become a to-do of the team', async () => {
    const headers = { origin: server.url }
    const file = { name: 'table.png', mimeType: 'image/png', buffer: picture }
    const made = await page.request.post(`${server.url}/api/media`, { headers, multipart: { file, _payload: JSON.stringify({ alt: 'A long table', credit: 'own work' }) } })
    const image = ((await made.json()) as { doc: { id: number } }).doc.id
    const answer = await page.request.post(`${server.url}/api/social-posts`, {
      headers,
      data: {
        title: 'The newsletter',
        text,
        link: 'https://girls.example/blog/thirty',
        media: [{ image, alt: 'A long table with laptops', credit: 'own work' }],
        status: 'scheduled',
        channels: [channel],
        publishAt: new Date(Date.now() + 2000).toISOString(),
      },
    })
    expect(answer.status(), await answer.text()).toBe(201)
    const post = ((await answer.json()) as { doc: { id: number } }).doc.id
    const row = await waitFor(async () => (await world.deliveries({ post: { equals: post } })).find(({ state, askedAt }) => state === 'unknown' && askedAt), { timeoutMs: 30_000 })
    delivery = row.id
    await dashboard()
    const needs = page.getByRole('region', { name: 'Needs you' })
    await needs.getByRole('link', { name: 'To be posted by hand' }).click()
    await page.getByRole('link', { name: 'The newsletter' }).click()
    await page.getByRole('heading', { name: 'To be posted by hand on Our newsletter' }).waitFor()
  })

  it('gives the text and the picture to take along', async () => {
    const todo = page.getByRole('region', { name: 'To be posted by hand on Our newsletter' })
    await todo.getByRole('button', { name: 'Copy the text' }).click()
    await page.getByText('The text is copied.').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain(text)
    expect(copied).toContain('https://girls.example/blog/thirty')
    expect(await todo.getByRole('link', { name: /Open/ }).getAttribute('href')).toBe(where)
    const [saved] = await Promise.all([page.waitForEvent('download'), todo.getByRole('link', { name: /table.*\.png/ }).click()])
    expect(readFileSync(await saved.path()).equals(picture)).toBe(true)
    await page.getByRole('figure').getByText('A long table with laptops').waitFor()
  })

  it.each([
    ['the address of the place instead of the post', `${where}/`, 'This is the address of the place, not of the post. Open the post on “Our newsletter” and paste its address.'],
    ['the address of the article', 'https://www.girls.example/blog/thirty?utm_source=x', 'This is the address that the post links to, not of the post.'],
    ['what is no address on the web', 'ftp://newsletter.example/42', 'Paste the address of the post on the network, beginning with https://.'],
  ])('refuses %s in plain words, and nothing is noted', async (_, url, message) => {
    const field = page.getByLabel('Address of the post on Our newsletter')
    if (!(await field.isVisible())) await page.getByRole('button', { name: 'Done: Our newsletter' }).click()
    await field.fill(url)
    await page.getByRole('button', { name: 'Save the link' }).click()
    await page.getByText(message).first().waitFor()
    expect(await rowNow()).toMatchObject({ state: 'unknown' })
  })

  it('is published, with the link, when the person says that it is done', async () => {
    const url = 'https://newsletter.example/girls/issues/42'
    await page.getByLabel('Address of the post on Our newsletter').fill(url)
    await page.getByRole('button', { name: 'Save the link' }).click()
    await page.getByText('Published', { exact: true }).first().waitFor()
    expect(await page.getByRole('link', { name: /See it on/ }).getAttribute('href')).toBe(url)
    expect(await rowNow()).toMatchObject({ state: 'published', url })
    const [post] = await world.find<{ status: string }>('social-posts', { title: { equals: 'The newsletter' } })
    expect(post?.status).toBe('published')
    await dashboard()
    const needs = page.getByRole('region', { name: 'Needs you' })
    await needs.waitFor()
    expect(await needs.getByText('To be posted by hand').count()).toBe(0)
  })
})
