import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../helpers/chromium.ts'
import { type NextServer, startNextServer } from '../helpers/nextServer.ts'
import { signedIn } from '../helpers/signedIn.ts'
import { createWorld, type World } from '../helpers/world.ts'

let world: World
let server: NextServer
let browser: Browser
let page: Page
let main: { id: number }

const dayMs = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString()

beforeAll(async () => {
  // The server of the test sends; this process only prepares and looks.
  world = await createWorld({ options: { queue: { autorun: false } } })
  await world.create('users', { name: 'Mara', email: 'manager@example.org', password: 'demo', roles: ['manager'] })
  main = await world.channel('Main', { weekly: 2, slots: [{ day: 1, time: '09:00' }] })
  server = await startNextServer({ databaseURL: world.app.databaseURL })
  browser = await launchChromium()
  page = await signedIn({ browser, server }, 'manager', { locale: 'de-DE' })
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await world?.close()
})

const open = (path: `/${string}`) => page.goto(`${server.url}/admin${path}`)

const loud = 'EVERYBODY SHOULD READ THIS GREAT NEW BOOK!!! Use code SAVE20 at https://shop.example, hey guys 🎉🎉🎉🎉 #djangogirls #a #b #c'

describe('a team that reads German', () => {
  it('reads in German what the guidelines find, stored and while it types, and ticks it off', async () => {
    const post = await world.create('social-posts', { title: 'Laut', text: loud, status: 'draft', channels: [main.id], publishAt: inDays(3) })
    await open(`/collections/social-posts/${post.id}`)
    const panel = page.getByRole('region', { name: 'Leitlinien' })
    await panel.getByText('Das meiste hier steht in Großbuchstaben; das liest sich wie Schreien.').waitFor()
    await panel.getByText('„Use code SAVE20“ ist ein Rabattcode eines Geschäfts. Wir machen für niemanden Werbung.').waitFor()
    await panel.getByText('#djangogirls liest und hört sich leichter als #DjangoGirls.').waitFor()
    await page.locator('#field-text').fill('You idiots can come, too. 🎉🎉🎉🎉🎉')
    await panel.getByText('„idiots“ kann die verletzen, um die es geht, und die, die es lesen.').waitFor()
    await panel.getByText('5 Emojis hintereinander werden einzeln vorgelesen.').waitFor()
    await panel.getByLabel('Ich habe es mir angesehen').check()
  })

  it('is refused in German, and the record tells in German what was found', async () => {
    const post = await world.create('social-posts', { title: 'Ohne Kodex', text: 'Send us your talk', category: 'cfp', status: 'draft', channels: [main.id], publishAt: inDays(4) })
    const ask = () =>
      page.evaluate(async (url) => {
        const answer = await fetch(url, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ status: 'in-review' }) })
        return { status: answer.status, text: await answer.text() }
      }, `/api/social-posts/${post.id}`)
    expect(await ask()).toEqual({ status: 400, text: expect.stringContaining('wenn sie einen Verhaltenskodex haben; hier ist keiner angegeben.') })
    await world.update('social-posts', post.id, { text: 'WE ALL HAVE TO COME TO THIS GREAT WORKSHOP', category: null })
    expect(await ask()).toMatchObject({ status: 200 })
    await open('/collections/social-records/record')
    await page.getByText('Das meiste hier steht in Großbuchstaben; das liest sich wie Schreien.').first().waitFor()
  })

  it('reads in German which line of a file is stopped by which guideline', async () => {
    await open('/collections/social-posts/import')
    const csv = `title;text;category;channels;publishAt;status\r\nTagung;Send us your talk;cfp;Main;${inDays(5).slice(0, 16)};scheduled`
    await page.locator('input[type="file"]').setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByText('Wir werben für Konferenzen und ihre Aufrufe nur, wenn sie einen Verhaltenskodex haben').waitFor()
  })

  it('reads in German which channel runs dry, and how its connection is', async () => {
    await open('/collections/social-channels/cadence')
    await page.getByText(/^Main: Hier wurde noch nie etwas veröffentlicht, und /).waitFor()
    await open(`/collections/social-channels/${main.id}/queue`)
    await page.getByText(/^Main: Hier wurde noch nie etwas veröffentlicht, und /).waitFor()
    await open(`/collections/social-channels/${main.id}`)
    await page.getByText('Verbunden als @main').waitFor()
  })
})
