import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../helpers/chromium.ts'
import { type NextServer, startNextServer } from '../helpers/nextServer.ts'
import { signedIn } from '../helpers/signedIn.ts'
import { createWorld, lexical, type World } from '../helpers/world.ts'

let world: World
let server: NextServer
let browser: Browser
let manager: Page
let main: { id: number; account: { token: string } }

const dayMs = 86_400_000

beforeAll(async () => {
  // The server of the test sends; this process only prepares and looks.
  world = await createWorld({ options: { queue: { autorun: false } } })
  for (const role of ['manager', 'editor']) await world.create('users', { name: role, email: `${role}@example.org`, password: 'demo', roles: [role] })
  main = await world.channel('Main')
  server = await startNextServer({ databaseURL: world.app.databaseURL })
  browser = await launchChromium()
  manager = await signedIn({ browser, server }, 'manager')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await world?.close()
})

/** A delivery in the state that the engine leaves when a network did not answer and could not be read back. */
async function unsureDelivery(title: string): Promise<number> {
  const post = await world.create('social-posts', {
    title,
    text: `${title}: come and join us`,
    status: 'scheduled',
    publishAt: new Date(Date.now() + dayMs).toISOString(),
    channels: [main.id],
  })
  const [row] = await world.deliveries({ post: { equals: post.id } })
  await world.payload.db.pool.query(
    `update social_deliveries set state = 'unknown', asked_at = now(), evidence = 'Two recent posts begin with the same words.', attempt = 1,
       parts = jsonb_build_array(jsonb_build_object('text', $2::text, 'token', 'token-1')) where id = $1`,
    [row?.id, `${title}: come and join us`],
  )
  await world.payload.db.pool.query(`update social_posts set status = 'unknown' where id = $1`, [post.id])
  return row?.id as number
}

const stateOf = async (id: number) => (await world.deliveries({ id: { equals: id } }))[0]?.state

describe('the Promotion tab of an article', () => {
  it('shows where the article went, with a link to the network, without being reloaded', async () => {
    const article = await world.create('posts', {
      title: 'Our spring workshop',
      meta: { description: 'Thirty people wrote their first website.' },
      content: lexical('Thirty people came.'),
      _status: 'draft',
    })
    await manager.goto(`${server.url}/admin/collections/posts/${article.id}/promotion`)
    await manager.getByText('This is not published yet.').waitFor()
    await manager.goto(`${server.url}/admin/collections/posts/${article.id}`)
    await manager.locator('#action-save').click()
    await manager.getByText('successfully').first().waitFor()
    await manager.getByRole('link', { name: 'Promotion' }).click()
    const link = manager.getByRole('link', { name: 'See it on Mastodon' })
    await link.first().waitFor()
    expect(await link.first().getAttribute('href')).toContain(world.mastodon.url)
    const launch = manager.getByRole('region', { name: /Our spring workshop/ }).first()
    await launch.getByText('Published', { exact: true }).first().waitFor()
    await launch.getByText('Main', { exact: true }).waitFor()
  })

  it('offers no buttons to somebody who may not publish', async () => {
    const [post] = await world.find<{ source: { value: number } }>('social-posts', { 'source.relationTo': { equals: 'posts' } })
    const editor = await signedIn({ browser, server }, 'editor')
    for (const [page, buttons] of [
      [editor, 0],
      [manager, 1],
    ] as const) {
      await page.goto(`${server.url}/admin/collections/posts/${post?.source.value}/promotion`)
      await page.getByText('Scheduled', { exact: true }).first().waitFor()
      expect(await page.getByRole('button', { name: 'Drop: Main' }).count()).toBe(buttons)
    }
    await editor.context().close()
  })
})

describe('a delivery nobody is sure about', () => {
  it('is found from the dashboard, and answered with the keyboard by the address of the post', async () => {
    const id = await unsureDelivery('Did it arrive')
    await manager.goto(`${server.url}/admin`)
    await manager.getByRole('link', { name: 'Not sure whether it went out' }).click()
    await manager.getByRole('link', { name: 'Did it arrive' }).click()
    await manager.getByRole('heading', { name: 'Is this post on Mastodon?' }).waitFor()
    await manager.getByText('Two recent posts begin with the same words.').waitFor()
    expect(await manager.getByRole('link', { name: 'Look on Mastodon' }).getAttribute('href')).toBe(`${world.mastodon.url}/@main`)
    await manager.getByRole('button', { name: 'It is there: Main' }).focus()
    await manager.keyboard.press('Enter')
    await manager.keyboard.type('https://mastodon.example/@main/4711')
    await manager.keyboard.press('Enter')
    await manager.getByText('Noted: it is there.').waitFor()
    await manager.getByText('Published', { exact: true }).first().waitFor()
    await manager.getByRole('link', { name: 'https://mastodon.example/@main/4711' }).waitFor()
    expect(await stateOf(id)).toBe('published')
  })

  it('is sent again only after a second question, and then once', async () => {
    const id = await unsureDelivery('Send me again')
    await manager.goto(`${server.url}/admin/collections/social-deliveries/${id}`)
    const button = manager.getByRole('button', { name: 'It is not there: send again: Main' })
    await button.click()
    await manager.locator('#confirm-cancel').click()
    await manager.locator('#confirm-cancel').waitFor({ state: 'detached' })
    expect(await stateOf(id)).toBe('unknown')
    await button.click()
    await manager.getByText('if it is there after all, people see it twice').waitFor()
    await manager.locator('#confirm-action').click()
    await manager.getByRole('link', { name: 'See it on Mastodon' }).waitFor()
    expect(await stateOf(id)).toBe('published')
    expect(world.mastodon.statuses().filter((status) => status.text.startsWith('Send me again'))).toHaveLength(1)
  })

  it('says what is wrong with an answer and keeps the question open', async () => {
    const id = await unsureDelivery('Wrong address')
    await manager.goto(`${server.url}/admin/collections/social-deliveries/${id}`)
    await manager.getByRole('button', { name: 'It is there: Main' }).click()
    await manager.getByLabel('Address of the post on Mastodon').fill('mailto:somebody@example.org')
    await manager.getByRole('button', { name: 'It is there: save the address' }).click()
    await manager.getByText('Paste the address of the post on the network').waitFor()
    expect(await stateOf(id)).toBe('unknown')
  })
})

describe('a social post that is being written', () => {
  it('is shown as each channel will send it, with its length, while it is typed', async () => {
    await manager.goto(`${server.url}/admin/collections/social-posts/create`)
    await manager.locator('#field-text').fill('Hello')
    await manager.getByText('Choose at least one channel to see what will be sent there.').waitFor()
    await manager.locator('#field-channels input').first().fill('Main')
    await manager.getByText('Main', { exact: true }).last().click()
    await manager.getByText('5 of 500 characters').waitFor()
    await manager.locator('#field-text').fill('Hello world')
    await manager.getByText('11 of 500 characters').waitFor()
  })
})

describe('a channel', () => {
  it('keeps its sign-in data when the field is left empty, and tells how it is', async () => {
    await manager.goto(`${server.url}/admin/collections/social-channels/${main.id}`)
    const token = manager.locator('input[name="credentials.accessToken"]')
    expect(await token.getAttribute('placeholder')).toBe('Stored. Leave empty to keep it.')
    expect(await token.getAttribute('type')).toBe('password')
    await token.fill('typed by mistake')
    await token.fill('')
    await manager.locator('#field-name').fill('Main channel')
    await manager.locator('#action-save').click()
    await manager.getByText('successfully').first().waitFor()
    await manager.getByRole('button', { name: 'Check the channel now' }).click()
    await manager.getByText('In order', { exact: true }).waitFor()
    await manager
      .getByText(/^Connected as @main/)
      .first()
      .waitFor()
    await world.update('social-channels', main.id, { name: 'Main' })
  })

  it('refuses a wrong password next to the field', async () => {
    await manager.goto(`${server.url}/admin/collections/social-channels/${main.id}`)
    await manager.locator('input[name="credentials.accessToken"]').fill('revoked')
    await manager.locator('#action-save').click()
    await manager.locator('.field-type.text.error input[name="credentials.accessToken"]').waitFor()
    const [channel] = await world.find<{ connected: boolean; health: { ok: boolean } }>('social-channels', { id: { equals: main.id } })
    expect(channel).toMatchObject({ connected: true, health: { ok: true } })
  })
})

describe('the calendar', () => {
  it('is a month of links on a wide window and a list on a narrow one', async () => {
    const dueAt = new Date(Date.now() + 3 * dayMs)
    await world.create('social-posts', { title: 'In the calendar', text: 'Soon', status: 'scheduled', publishAt: dueAt.toISOString(), channels: [main.id] })
    const month = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit' }).format(dueAt)
    await manager.goto(`${server.url}/admin/collections/social-deliveries/calendar?month=${month}`)
    const entry = manager.getByRole('table').getByRole('link', { name: /Scheduled.*In the calendar/ })
    await entry.waitFor()
    await manager.setViewportSize({ width: 390, height: 800 })
    await manager.getByRole('table').waitFor({ state: 'detached' })
    await manager.getByRole('link', { name: 'In the calendar' }).focus()
    await manager.keyboard.press('Enter')
    await manager.waitForURL(/social-deliveries\/\d+$/)
    await manager.setViewportSize({ width: 1280, height: 800 })
  })
})

describe('the switch that stops everything', () => {
  it('is seen on every social page, with the way to the settings', async () => {
    await world.payload.updateGlobal({ slug: 'social-settings' as never, data: { stopped: true } as never })
    for (const path of [
      '',
      '/collections/social-posts',
      '/collections/social-posts/create',
      `/collections/social-channels/${main.id}`,
      '/collections/social-deliveries',
      '/collections/social-deliveries/calendar',
    ]) {
      await manager.goto(`${server.url}/admin${path}`)
      await manager.getByText('Everything is stopped: nothing is sent on any channel.').waitFor()
    }
    await manager.getByRole('link', { name: 'Open the social settings' }).click()
    await manager.waitForURL(/globals\/social-settings/)
    await world.payload.updateGlobal({ slug: 'social-settings' as never, data: { stopped: false } as never })
    await manager.goto(`${server.url}/admin/collections/social-posts`)
    await manager.getByRole('heading', { name: 'Social posts' }).waitFor()
    expect(await manager.getByText('Everything is stopped').count()).toBe(0)
  })
})
