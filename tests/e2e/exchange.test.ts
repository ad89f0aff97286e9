import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../helpers/chromium.ts'
import { type NextServer, startNextServer } from '../helpers/nextServer.ts'
import { signedIn } from '../helpers/signedIn.ts'
import { waitFor } from '../helpers/waitFor.ts'
import { createWorld, lexical, type World } from '../helpers/world.ts'

type Post = { id: number; title: string; status: string }
type Sponsor = { id: number; thanks: { key: string; settledAt?: string | null; proofURL?: string | null }[] }

const dayMs = 86_400_000

let world: World
let server: NextServer
let browser: Browser
let page: Page
let channel: { id: number }

beforeAll(async () => {
  // The server of the test does the work; this process only prepares and looks.
  world = await createWorld({ options: { queue: { autorun: false } } })
  await world.create('users', { name: 'Mara', email: 'manager@example.org', password: 'demo', roles: ['manager'] })
  channel = await world.channel('Main')
  await world.payload.updateGlobal({ slug: 'social-settings' as never, data: { thanksRules: [{ tier: 'gold', on: 'joining', within: 'P7D' }] } as never })
  server = await startNextServer({ databaseURL: world.app.databaseURL })
  browser = await launchChromium()
  page = await signedIn({ browser, server }, 'manager')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await world?.close()
})

const open = (path: `/${string}`) => page.goto(`${server.url}/admin${path}`)
const postsLike = (title: string) => world.find<Post>('social-posts', { title: { like: title } })

describe('a manager who plans in a spreadsheet', () => {
  it('is told the two bad lines of a CSV file, and confirms the good ones; nothing is imported before', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'social-import-')), 'plan.csv')
    const lines = [
      'title;text;channels;publishAt;status',
      'Sheet one;Come to our workshop;Main;;draft',
      'Sheet two;;Main;;draft',
      'Sheet three;Hello;Nowhere;;draft',
      'Sheet four;"Two\nlines";Main;;draft',
    ]
    writeFileSync(file, lines.join('\r\n'))
    await open('/collections/social-posts')
    await page.getByRole('link', { name: 'Import posts from a CSV file' }).click()
    await page.getByLabel('CSV file', { exact: true }).setInputFiles(file)
    await page.getByRole('heading', { name: 'What plan.csv becomes' }).waitFor()
    await page.getByText('Of 4 lines, 2 are good and 2 are not. Nothing is imported yet.').waitFor()
    const problems = page.getByRole('table').first()
    await problems.getByRole('row', { name: /^3 text The text is missing/ }).waitFor()
    await problems.getByRole('row', { name: /^4 channels There is nothing named “Nowhere” here/ }).waitFor()
    expect(await postsLike('Sheet')).toEqual([])
    await page.getByRole('button', { name: 'Import the good lines (2) and leave out the bad ones (2)' }).click()
    await page.getByText('Imported: 2 posts.').waitFor()
    expect((await postsLike('Sheet')).map(({ title }) => title).sort()).toEqual(['Sheet four', 'Sheet one'])
    await page.getByRole('link', { name: 'Sheet four' }).click()
    await page.waitForURL(/social-posts\/\d+$/)
  })

  it('takes out what the list shows at this moment', async () => {
    await open('/collections/social-posts?where[or][0][and][0][title][equals]=Sheet%20one')
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download what is filtered as CSV' }).click()
    const csv = readFileSync(await (await downloading).path(), 'utf8')
    expect(csv).toContain('Sheet one')
    expect(csv).not.toContain('Sheet four')
  })
})

describe('thanks that are owed', () => {
  it('are found from the dashboard, and settled with the address of the proof', async () => {
    const { id } = await world.create<Sponsor>('sponsors', { name: 'Acme', tier: 'gold', startsAt: new Date(Date.now() - 10 * dayMs).toISOString() })
    await world.payload.db.updateOne({ collection: 'sponsors' as never, id, data: { createdAt: new Date(Date.now() - 10 * dayMs).toISOString() } })
    const thanksOf = async () => (await world.find<Sponsor>('sponsors', { id: { equals: id } }))[0]?.thanks ?? []
    await world.update('sponsors', id, { website: 'https://acme.example' })
    await waitFor(async () => (await thanksOf()).length > 0, { timeoutMs: 40_000, what: 'the draft of the thank-you' })
    await open('/')
    await page.getByRole('link', { name: 'Thanks are due; 1 of them late' }).click()
    await page.getByRole('heading', { name: 'Thanks that are owed' }).waitFor()
    await page.getByText('Overdue: was due 3 days ago').waitFor()
    await page.getByRole('button', { name: /^Thanked elsewhere: Acme/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Where it can be seen').fill('https://news.example/thanks-acme')
    await page.keyboard.press('Enter')
    await page.getByText('Nobody is owed any thanks.').waitFor()
    expect(await page.getByRole('link', { name: 'See the thank-you: Acme' }).getAttribute('href')).toBe('https://news.example/thanks-acme')
    expect(await thanksOf()).toMatchObject([{ key: 'joining', proofURL: 'https://news.example/thanks-acme', settledAt: expect.any(String) }])
  })

  it('are withdrawn when a sponsorship ends, which is said before and after', async () => {
    const { id } = await world.create<Sponsor>('sponsors', { name: 'Short stay', tier: 'gold', startsAt: new Date().toISOString() })
    await waitFor(async () => ((await world.find<Sponsor>('sponsors', { id: { equals: id } }))[0]?.thanks ?? []).length > 0, { timeoutMs: 40_000 })
    await open(`/collections/sponsors/${id}`)
    await page.getByRole('link', { name: /Short stay/ }).waitFor()
    await page.locator('#field-cancelled').check()
    await page.getByText('posts about it that are not sent yet are withdrawn; thank-yous among them: 1').waitFor()
    await page.locator('#action-save').click()
    await page.getByText('The sponsorship is over. Nothing is owed any more.').waitFor()
    await page.getByText(/that were not sent and have been withdrawn: 1/).waitFor()
  })
})

describe('a link for calendar programs', () => {
  it('is made, copied once, and does not open any more after it was revoked', async () => {
    await world.create('social-posts', {
      title: 'In my calendar',
      text: 'Soon',
      status: 'scheduled',
      publishAt: new Date(Date.now() + 3 * dayMs).toISOString(),
      channels: [channel.id],
    })
    await open('/collections/social-deliveries/calendar')
    await page.getByLabel('Who or what it is for').fill('Mara’s phone')
    await page.getByRole('button', { name: 'Make an address' }).click()
    const address = await page.getByLabel('Address for Mara’s phone').inputValue()
    expect(await (await fetch(address)).text()).toContain('SUMMARY:In my calendar')
    await page.reload()
    await page.getByText('Mara’s phone').waitFor()
    expect(await page.getByLabel('Address for Mara’s phone').count()).toBe(0)
    await page.getByRole('button', { name: 'Revoke: Mara’s phone' }).click()
    await page.locator('#confirm-action').click()
    await page.getByText('There is no address yet.').waitFor()
    expect((await fetch(address)).status).toBe(404)
  })
})

describe('a template', () => {
  it('suggests variables while one types, says a typo at its place, and shows how it reads with a recent article', async () => {
    await world.create('posts', {
      title: 'Ten new cities',
      slug: 'ten-new-cities',
      meta: { description: 'Ten teams have set a date.' },
      content: lexical('Ten teams.'),
      _status: 'published',
    })
    await open('/collections/social-templates/create')
    await page.locator('#field-name').fill('News')
    const text = page.locator('#field-text')
    await text.click()
    await page.keyboard.type('New: {tit')
    await page.getByRole('option', { name: /\{title\}/ }).waitFor()
    expect(await text.getAttribute('aria-activedescendant')).toBeTruthy()
    await page.keyboard.press('Enter')
    expect(await text.inputValue()).toBe('New: {title}')
    await page.getByRole('region', { name: 'How it reads' }).getByText('New: Ten new cities').waitFor()
    await page.keyboard.type('\n{sumary}')
    await page.getByText('Line 2: There is no variable {sumary}. Did you mean {summary}?').waitFor()
    await page.locator('#action-save').click()
    await page.locator('.field-type.textarea.error').waitFor()
    await page.getByRole('button', { name: 'Go there' }).click()
    await page.keyboard.type('{summary}')
    await page.getByRole('region', { name: 'How it reads' }).getByText('Ten teams have set a date.').waitFor()
    await page.locator('#action-save').click()
    await page.getByText('successfully').first().waitFor()
    expect(await world.find<{ text: string }>('social-templates', { name: { equals: 'News' } })).toMatchObject([{ text: 'New: {title}\n{summary}' }])
  })
})
