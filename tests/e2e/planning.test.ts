import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePng } from '../emulators/kit/makePng.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { type NextServer, startNextServer } from '../helpers/nextServer.ts'
import { newPage } from '../helpers/signedIn.ts'
import { waitFor } from '../helpers/waitFor.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Post = { id: number; title: string; text: string; status: string; publishAt: string }

const zone = 'Europe/Berlin'

let world: World
let server: NextServer
let browser: Browser
let channel: Awaited<ReturnType<World['channel']>>

beforeAll(async () => {
  // The server of the test plans and sends; this process only prepares and looks.
  world = await createWorld({ options: { queue: { autorun: false } } })
  await world.create('users', { name: 'Mara', email: 'manager@example.org', password: 'demo', roles: ['manager'] })
  channel = await world.channel('Girls')
  server = await startNextServer({ databaseURL: world.app.databaseURL, autologin: 'manager@example.org' })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await world?.close()
})

async function openPage(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPage(browser, options)
  await page.goto(`${server.url}/admin/collections${path}`)
  return page
}

const dueAtOf = async (post: number) => (await world.deliveries({ post: { equals: post } }))[0]?.dueAt ?? ''
const inBerlin = (at: string) => new Date(at).toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16)

describe('a post in the calendar', () => {
  // The month after next: all of it is ahead, whatever day it is.
  const month = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 2, 1)).toISOString().slice(0, 7)
  let post: { id: number }
  let page: Page

  beforeAll(async () => {
    const publishAt = new Date(`${month}-10T08:30:00Z`).toISOString()
    post = await world.create('social-posts', { title: 'Come to the workshop', text: 'Come to the workshop', channels: [channel.id], status: 'scheduled', publishAt })
    page = await openPage(`/social-deliveries/calendar?month=${month}`)
  })
  afterAll(() => page?.context().close())

  const day = (number: string) => page.locator(`td:has(> time[datetime="${month}-${number}"])`)

  it('is dragged to another day and keeps its hour', async () => {
    const before = inBerlin(await dueAtOf(post.id))
    const entry = day('10').getByRole('listitem').filter({ hasText: 'Come to the workshop' })
    await entry.dragTo(day('18'))
    await day('18').getByText('Come to the workshop').first().waitFor()
    await page.getByText('It has a new time.').first().waitFor()
    expect(await day('10').getByText('Come to the workshop').count()).toBe(0)
    expect(inBerlin(await dueAtOf(post.id))).toBe(before.replace(/-\d\d /, '-18 '))
  })

  it('is moved with the keyboard alone, beginning with the time it has', async () => {
    const before = inBerlin(await dueAtOf(post.id))
    const button = page.getByRole('button', { name: /^Give it another time.*Come to the workshop, Girls/ })
    await button.focus()
    await page.keyboard.press('Enter')
    const field = page.getByLabel(/^New time/)
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await field.inputValue()).toBe(before.replace(' ', 'T'))
    await field.fill(`${month}-21T17:15`)
    await page.keyboard.press('Enter')
    await day('21').getByText('Come to the workshop').first().waitFor()
    expect(inBerlin(await dueAtOf(post.id))).toBe(`${month}-21 17:15`)
  })
})

describe('a post that comes back', () => {
  it('has one time skipped and taken back, and another one edited, and all others stay as they are', async () => {
    const first = new Date(Date.now() + 3 * 86_400_000)
    const series = await world.create('social-posts', {
      title: 'Thank you, coaches',
      text: 'Thank you to everybody who coached this week.',
      channels: [channel.id],
      status: 'scheduled',
      recurrence: { frequency: 'weekly', time: '09:00', timezone: zone, startsOn: first.toISOString().slice(0, 10) },
    })
    const times = async () => (await world.find<Post>('social-posts', { repeatOf: { equals: series.id } })).sort((a, b) => a.publishAt.localeCompare(b.publishAt))
    const before = await times()
    expect(before.length).toBeGreaterThan(3)

    const page = await openPage(`/social-posts/${series.id}`)
    const list = page.getByRole('region', { name: 'The next times' })
    const skip = list.getByRole('button', { name: /^Skip: / }).first()
    const row = list.getByRole('listitem').first()
    await skip.focus()
    await page.keyboard.press('Enter')
    await page.getByText('Skipped: it does not go out.').first().waitFor()
    await row.getByText('Cancelled', { exact: true }).waitFor()
    expect((await times()).map(({ status }) => status)).toEqual(before.map((_post, index) => (index === 0 ? 'cancelled' : 'scheduled')))
    expect((await world.deliveries({ post: { equals: before[0]?.id } })).map(({ state }) => state)).toEqual(['cancelled'])

    await row.getByRole('button', { name: /^Let it go out after all: / }).click()
    await page.getByText('It goes out at its time again.').first().waitFor()
    await waitFor(async () => (await times())[0]?.status === 'scheduled')

    await list
      .getByRole('listitem')
      .nth(1)
      .getByRole('link', { name: /^Edit this one/ })
      .click()
    await page.waitForURL(new RegExp(`/social-posts/${before[1]?.id}$`))
    await page.locator('#field-text').fill('Thank you to Ada, who coached for the tenth time.')
    await page.locator('#action-save').click()
    await page.getByText('successfully').first().waitFor()
    // The series is changed later: the one that was edited keeps its own words.
    await world.update('social-posts', series.id, { text: 'Thank you to all coaches of this week.' })
    expect((await times()).map(({ text }) => text)).toEqual(
      before.map((_post, index) => (index === 1 ? 'Thank you to Ada, who coached for the tenth time.' : 'Thank you to all coaches of this week.')),
    )
    await page.context().close()
  })
})

describe('live-posting a picture from a phone', () => {
  it('asks for its description, shows the picture, and sends both', async () => {
    const anchorAt = new Date(Date.now() + 86_400_000).toISOString()
    const campaign = await world.create('campaigns', { name: 'Live with pictures', kind: 'launch', anchorAt, channels: [channel.id], steps: [] })
    const phone = await openPage(`/campaigns/${campaign.id}/live`, { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true })
    await phone.getByText('It goes out at once on Girls.').waitFor()
    await phone.getByRole('textbox', { name: 'How it begins' }).fill('The room is full.')
    await phone.getByLabel('Choose a picture').setInputFiles({ name: 'room.png', mimeType: 'image/png', buffer: Buffer.from(makePng({ width: 400, height: 300 })) })
    await phone.locator('.social-live__picture img').waitFor()
    await phone.getByRole('button', { name: 'Send' }).tap()
    await phone.getByRole('alert').getByText('Say what is to be seen on the picture').waitFor()
    expect(await world.find('social-posts', { campaign: { equals: campaign.id } })).toEqual([])
    await phone.getByLabel('Description for people who do not see it').fill('Forty people at six tables, all looking at laptops')
    // Nothing is wider than the phone.
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await phone.getByRole('button', { name: 'Send' }).tap()
    await phone.waitForURL(/social-posts\/\d+\/live$/)
    await phone.getByRole('list', { name: 'The thread so far' }).getByText('Published', { exact: true }).waitFor()
    const [status] = world.mastodon.statuses().filter(({ text }) => text.includes('The room is full.'))
    expect(status?.media).toMatchObject([{ alt: 'Forty people at six tables, all looking at laptops' }])
    await phone.context().close()
  })
})

describe('a long import', () => {
  it('goes on when its page is closed, and is found again by whoever comes back', async () => {
    const lines = Array.from({ length: 800 }, (_, index) => `Long ${index},Idea number ${index},long`)
    const first = await openPage('/social-posts/import')
    await first
      .getByLabel('CSV file', { exact: true })
      .setInputFiles({ name: 'ideas.csv', mimeType: 'text/csv', buffer: Buffer.from(['title,text,category', ...lines].join('\n')) })
    await first.getByRole('button', { name: 'Import all (800)' }).click()
    await first.getByText(/^\d+ of 800 posts so far/).waitFor()
    await first.context().close()

    const again = await openPage('/social-posts/import')
    await again.getByRole('progressbar', { name: 'Import' }).waitFor()
    await again.getByText('Imported: 800 posts.').waitFor({ timeout: 90_000 })
    expect((await world.payload.count({ collection: 'social-posts' as never, where: { category: { equals: 'long' } } as never })).totalDocs).toBe(800)
    await again.reload()
    await again.getByText(/^✔ Your last import, of .*: Imported: 800 posts\.$/).waitFor()
    await again.getByRole('button', { name: 'Choose a CSV file' }).waitFor()
    await again.context().close()
  })
})
