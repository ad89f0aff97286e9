import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../helpers/chromium.ts'
import { type NextServer, startNextServer } from '../helpers/nextServer.ts'
import { signedIn } from '../helpers/signedIn.ts'
import { waitFor } from '../helpers/waitFor.ts'
import { createWorld, lexical, type World } from '../helpers/world.ts'

const dayMs = 86_400_000

let world: World
let server: NextServer
let browser: Browser
let manager: Page
let girls: Awaited<ReturnType<World['channel']>>

beforeAll(async () => {
  // The server of the test plans and sends; this process only prepares and looks.
  world = await createWorld({ options: { queue: { autorun: false } } })
  for (const role of ['manager', 'editor']) await world.create('users', { name: role, email: `${role}@example.org`, password: 'demo', roles: [role] })
  girls = await world.channel('Girls', { weekly: 2, slots: [1, 3, 5].map((day) => ({ day, time: '09:00' })) })
  server = await startNextServer({ databaseURL: world.app.databaseURL })
  browser = await launchChromium()
  manager = await signedIn({ browser, server }, 'manager')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await world?.close()
})

const open = (page: Page, path: string) => page.goto(`${server.url}/admin/collections${path}`)
const inDays = (days: number) => new Date(Date.now() + days * dayMs)
const statesOf = async (campaign: number) => {
  const posts = await world.find<{ id: number }>('social-posts', { campaign: { equals: campaign } })
  return (await world.deliveries({ post: { in: posts.map(({ id }) => id) } })).map(({ state }) => state)
}

describe('a launch', () => {
  let id: number

  it('is made by a manager with a teaser and a recap, and is drawn around its moment', async () => {
    await open(manager, '/campaigns/create')
    await manager.locator('#field-name').fill('Workshop in Leipzig')
    const moment = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Berlin', month: 'short', day: 'numeric', year: 'numeric' }).format(inDays(20))
    await manager.locator('#field-anchorAt input').first().fill(`${moment} 10:00 AM`)
    await manager.keyboard.press('Enter')
    await manager.locator('#field-needsGo').check()
    await manager.locator('#field-channels input').first().fill('Girls')
    await manager.getByText('Girls', { exact: true }).last().click()
    for (const [index, { amount, when, title, text }] of [
      { amount: 7, when: 'before', title: 'Teaser', text: 'One week to go until our workshop in Leipzig.' },
      { amount: 2, when: 'after', title: 'Recap', text: 'What a weekend in Leipzig. Thank you to all coaches.' },
    ].entries()) {
      const row = manager.locator(`#steps-row-${index}`)
      // Payload draws the form anew when the server has looked at it; a click in that moment is lost, and made again.
      await waitFor(
        async () => {
          await manager.getByRole('button', { name: 'Add Step' }).click()
          return row.waitFor({ timeout: 5_000 }).then(
            () => true,
            () => false,
          )
        },
        { timeoutMs: 30_000, what: `the row of the step “${title}”` },
      )
      await row.getByLabel('When', { exact: true }).selectOption(when)
      await row.getByLabel('How much').fill(String(amount))
      await row.locator(`#field-steps__${index}__title`).fill(title)
      await row.locator(`#field-steps__${index}__text`).fill(text)
    }
    await manager.locator('#action-save').click()
    await manager.waitForURL(/campaigns\/\d+$/)
    id = Number(/campaigns\/(\d+)$/.exec(manager.url())?.[1])
    await manager.getByRole('link', { name: 'Plan', exact: true }).click()
    const stops = manager.getByRole('list').filter({ hasText: 'The moment' }).last().getByRole('listitem')
    await manager.getByText('7 days before').waitFor()
    expect((await stops.allInnerTexts()).filter((text) => /^(Now|Teaser|The moment|Recap)/.test(text)).map((text) => /^(Now|Teaser|The moment|Recap)/.exec(text)?.[0])).toEqual([
      'Now',
      'Teaser',
      'The moment',
      'Recap',
    ])
    await manager.getByRole('article', { name: 'Teaser' }).getByText('Held', { exact: true }).waitFor()
    await manager.getByText('Waits for its go').waitFor()
  })

  it('shows what moves before its moment is moved, and moves what is unsent', async () => {
    const [before] = await world.find<{ publishAt: string }>('social-posts', { campaign: { equals: id } })
    await manager.getByRole('button', { name: 'Move the moment' }).click()
    const field = manager.getByLabel(/^New moment/)
    const [date = '', time = ''] = (await field.inputValue()).split('T')
    const later = new Date(Date.parse(`${date}T12:00:00Z`) + 3 * dayMs).toISOString().slice(0, 10)
    await field.fill(`${later}T${time}`)
    const moves = manager.getByRole('table', { name: 'What moves with the moment' })
    await moves.getByRole('row', { name: /Teaser/ }).waitFor()
    await manager.getByRole('button', { name: 'Move it' }).click()
    await manager.getByText('The moment has moved').first().waitFor()
    const [after] = await world.find<{ publishAt: string }>('social-posts', { campaign: { equals: id } })
    const moved = Date.parse(after?.publishAt ?? '') - Date.parse(before?.publishAt ?? '')
    // Three days on the wall clock: an hour more or less where the clocks change.
    expect(Math.abs(moved - 3 * dayMs)).toBeLessThanOrEqual(3_600_000)
  })

  it('leaves when the manager says go, is held when stopped, and goes on when resumed', async () => {
    const editor = await signedIn({ browser, server }, 'editor')
    await open(editor, `/campaigns/${id}/plan`)
    await editor.getByText('Only people who may publish can do this.').waitFor()
    expect(await editor.getByRole('button', { name: 'Go', exact: true }).count()).toBe(0)
    await editor.context().close()

    await manager.getByRole('button', { name: 'Go', exact: true }).click()
    await manager.locator('#confirm-action').click()
    await manager.getByText('Go: the posts leave at their times.').waitFor()
    await waitFor(async () => (await statesOf(id)).every((state) => state === 'scheduled'), { what: 'both posts to be scheduled' })
    await manager.getByRole('button', { name: 'Stop', exact: true }).click()
    await manager.getByText('Nothing of it is sent while it is stopped.').waitFor()
    expect(await statesOf(id)).toEqual(['held', 'held'])
    await manager.getByRole('button', { name: 'Resume', exact: true }).click()
    await manager.getByText('Running', { exact: true }).waitFor()
    expect(await statesOf(id)).toEqual(['scheduled', 'scheduled'])
  })

  it('is read against its goal', async () => {
    await world.update('campaigns', id, { goal: 'Every place is taken.' })
    await manager.getByRole('link', { name: 'Report', exact: true }).click()
    await manager.getByText('Every place is taken.').waitFor()
    await manager.getByText('0 of 2 posts are out.').waitFor()
    await manager
      .getByRole('table', { name: 'By step' })
      .getByRole('row', { name: /Teaser · 7 days before/ })
      .waitFor()
  })

  it('becomes an evergreen campaign, and shows the weeks ahead before it is started and after', async () => {
    await open(manager, `/campaigns/${id}/plan`)
    await manager.getByRole('button', { name: 'Finish', exact: true }).click()
    await manager.locator('#confirm-action').click()
    await manager.getByRole('button', { name: 'Turn into evergreen' }).waitFor()
    // What was taken back says nothing any more; what went out does.
    const said = await world.create('social-posts', {
      title: 'The day',
      text: 'Today forty people write their first website.',
      campaign: id,
      channels: [girls.id],
      status: 'scheduled',
      publishAt: new Date().toISOString(),
    })
    await world.settled({ post: { equals: said.id } }, ['published'])
    const guide = await world.create('posts', {
      title: 'How our workshops work',
      slug: 'how-our-workshops-work',
      meta: { description: 'Thirty people write their first website in a day.' },
      content: lexical('Coaches sit at every table.', 'Nobody needs to have written a line of code before.', 'By the evening everybody has a website that the world can see.'),
      _status: 'published',
    })
    await world.update('campaigns', id, { articles: [{ relationTo: 'posts', value: guide.id }] })
    await manager.getByRole('button', { name: 'Turn into evergreen' }).click()
    await manager.waitForURL((url) => /campaigns\/\d+$/.test(url.pathname) && !url.pathname.endsWith(`/${id}`))
    await manager.getByText('Today forty people write their first website.').first().waitFor()
    const evergreen = Number(/campaigns\/(\d+)$/.exec(manager.url())?.[1])
    await manager.getByRole('link', { name: 'Plan', exact: true }).click()
    await manager.getByText('Nothing is written down yet').waitFor()
    const weeks = manager.getByRole('table', { name: 'The weeks ahead' })
    await weeks
      .getByText(/How our workshops work/)
      .first()
      .waitFor()
    expect(await statesOf(evergreen)).toEqual([])
    await manager.getByRole('button', { name: 'Start', exact: true }).click()
    await weeks.getByText('Scheduled', { exact: true }).first().waitFor()
    expect((await statesOf(evergreen)).length).toBeGreaterThan(0)
  })
})

describe('the queue of a channel', () => {
  it('lets a post move up with the keyboard, says so, and keeps the slots', async () => {
    const queue = await world.channel('Queue', { weekly: 2, slots: [1, 2, 3, 4, 5].map((day) => ({ day, time: '10:00' })) })
    for (const title of ['First', 'Second', 'Third'])
      await world.create('social-posts', { title, text: `${title}: come and join us`, channels: [queue.id], status: 'scheduled', queue: true })
    const times = async () => (await world.deliveries({ channel: { equals: queue.id } })).map(({ dueAt }) => dueAt).sort()
    const before = await times()
    await open(manager, `/social-channels/${queue.id}`)
    await manager.getByRole('link', { name: 'Queue', exact: true }).click()
    await manager.getByText('Next free slot:').waitFor()
    const order = async () => (await manager.locator('[data-entry] a').allInnerTexts()).filter((text) => /^(First|Second|Third)$/.test(text))
    expect(await order()).toEqual(['First', 'Second', 'Third'])
    await manager.getByRole('button', { name: 'Move up: Third' }).focus()
    await manager.keyboard.press('Enter')
    await manager.getByText('“Third” has moved up.').waitFor()
    expect(await order()).toEqual(['First', 'Third', 'Second'])
    expect(await manager.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Move up: Third')
    expect(await times()).toEqual(before)
  })

  it('is found from the dashboard through the cadence of all channels', async () => {
    await world.channel('Silent', { weekly: 2, slots: [{ day: 1, time: '10:00' }] })
    await manager.goto(`${server.url}/admin`)
    await manager.getByRole('link', { name: 'Cadence of the channels' }).click()
    await manager.getByRole('table', { name: 'Cadence of the channels' }).waitFor()
    await manager.getByText('Silent: Nothing has ever been published here').waitFor()
    await manager.getByRole('link', { name: /Open its queue.*Silent/ }).click()
    await manager.waitForURL(/social-channels\/\d+\/queue$/)
  })
})

describe('live-posting', () => {
  it('grows a thread from a phone, over a lost connection, and sends each part once', async () => {
    const campaign = await world.create('campaigns', { name: 'Live in Leipzig', kind: 'launch', anchorAt: inDays(1).toISOString(), channels: [girls.id], steps: [] })
    const phone = await signedIn({ browser, server }, 'manager', { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true })
    await open(phone, `/campaigns/${campaign.id}/live`)
    await phone.getByText('It goes out at once on Girls.').waitFor()
    await phone.getByRole('textbox', { name: 'How it begins' }).fill('We are live from Leipzig.')
    await phone.getByText('25 of 500 (Girls)').waitFor()
    await phone.getByRole('button', { name: 'Send' }).click()
    await phone.waitForURL(/social-posts\/\d+\/live$/)
    await phone.getByRole('list', { name: 'The thread so far' }).getByText('Published', { exact: true }).waitFor()

    await phone.context().setOffline(true)
    await phone.getByRole('textbox', { name: 'What comes next' }).fill('The first website is online.')
    await phone.getByRole('button', { name: 'Send' }).click()
    await phone.getByText('No connection. Your words are kept').waitFor()
    await phone.getByRole('textbox', { name: 'What comes next' }).fill('And there is')
    await phone.context().setOffline(false)
    await phone.getByRole('link', { name: 'See it on Girls' }).nth(1).waitFor()
    // Reloaded in the middle of a sentence.
    await phone.reload()
    await phone.waitForFunction(() => document.querySelector('textarea')?.value === 'And there is')
    await phone.getByRole('textbox', { name: 'What comes next' }).fill('And there is cake.')
    await phone.getByRole('button', { name: 'Send' }).click()
    await phone.getByRole('link', { name: 'See it on Girls' }).nth(2).waitFor()

    const thread = world.mastodon.statuses().filter(({ text }) => /live from Leipzig|website is online|there is cake/.test(text))
    const [root, second, third] = ['live from', 'is online', 'is cake'].map((words) => thread.find(({ text }) => text.includes(words)))
    expect(thread).toHaveLength(3)
    expect(second?.replyTo).toBe(root?.id)
    expect(third?.replyTo).toBe(second?.id)
    await phone.context().close()
  })
})
