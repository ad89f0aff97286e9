import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectMentions } from '../../jobs/collectMentions.ts'
import { houseOf } from '../../src/plugin.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { type NextServer, startNextServer } from '../helpers/nextServer.ts'
import { signedIn } from '../helpers/signedIn.ts'
import { waitFor } from '../helpers/waitFor.ts'
import { createWorld, type World } from '../helpers/world.ts'

const people = { manager: 'Mana Ito', editor: 'Edda Sol' }
const dayMs = 86_400_000

let world: World
let server: NextServer
let browser: Browser
let manager: Page
let volunteer: Page
let channel: Awaited<ReturnType<World['channel']>>

beforeAll(async () => {
  // The server of the test sends; this process only prepares and looks.
  world = await createWorld({ options: { queue: { autorun: false } } })
  for (const [role, name] of Object.entries(people)) await world.create('users', { name, email: `${role}@example.org`, password: 'demo', roles: [role] })
  await world.payload.updateGlobal({
    slug: 'social-settings' as never,
    data: { helpAddress: 'help@girls.example', savedReplies: [{ name: 'Help', text: 'We would love to help! Please write to {helpAddress}.' }] } as never,
  })
  channel = await world.channel('Team')
  server = await startNextServer({ databaseURL: world.app.databaseURL })
  browser = await launchChromium()
  manager = await signedIn({ browser, server }, 'manager')
  volunteer = await signedIn({ browser, server }, 'editor')
}, 900_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await world?.close()
})
const admin = (page: Page, path = '') => page.goto(`${server.url}/admin${path}`)
/** The next time that a job would come round. */
async function collect(): Promise<void> {
  await world.payload.db.pool.query(`update social_channels set inbox = inbox - 'nextAt'`)
  await collectMentions(world.payload, houseOf(world.payload))
}
const write = (title: string, more: Record<string, unknown> = {}) =>
  world.create('social-posts', { title, text: `${title}, and you are welcome.`, status: 'scheduled', channels: [channel.id], ...more })
const card = (page: Page, name: string) => page.getByRole('article', { name })

describe('the inbox', () => {
  it('brings a reply to our post, a volunteer answers it with the help address by one click, and after approval it is an answer on the network', async () => {
    const post = await write('Lisbon is open')
    const [sent] = await world.settled({ post: { equals: post.id } }, ['published'])
    const asked = world.mastodon.post('ada@elsewhere.example', '@team How do I install Python?', { replyTo: sent?.parts[0]?.remoteId ?? '' })
    await collect()

    await admin(volunteer)
    await volunteer.getByRole('link', { name: 'One is open' }).click()
    const ada = card(volunteer, 'ada')
    await ada.getByText('How do I install Python?').waitFor()
    expect(await ada.getByRole('link', { name: 'Lisbon is open' }).getAttribute('href')).toBe(`/admin/collections/social-posts/${post.id}`)
    expect(await ada.getByRole('link', { name: 'Look on Mastodon' }).getAttribute('href')).toBe(asked.url)
    await ada.getByRole('button', { name: 'Send the help address: ada' }).click()
    await ada.getByText('It goes out as soon as somebody has approved it.').waitFor()
    await ada.getByText('Waits for somebody to approve it.').waitFor()
    expect(await ada.getByRole('button', { name: 'Answer: ada' }).count()).toBe(0)

    const [mention] = await world.find<{ reply: number }>('social-mentions', { remoteId: { equals: asked.id } })
    const approved = await manager.request.patch(`${server.url}/api/social-posts/${mention?.reply}`, { headers: { origin: server.url }, data: { status: 'scheduled' } })
    expect(approved.status(), await approved.text()).toBe(200)
    await world.settled({ post: { equals: mention?.reply } }, ['published'])
    const answer = world.mastodon.statuses().find(({ replyTo }) => replyTo === asked.id)
    expect(answer?.text).toBe('@ada@elsewhere.example We would love to help! Please write to help@girls.example.')
    await admin(volunteer, '/collections/social-mentions/inbox?show=done')
    await card(volunteer, 'ada').getByText('Published', { exact: true }).waitFor()
  })

  it('takes own words by keyboard alone, gives a mention to somebody and is done with it', async () => {
    world.mastodon.post('grace', '@team My website is online!')
    await collect()
    await admin(volunteer, '/collections/social-mentions/inbox')
    const grace = card(volunteer, 'grace')
    await grace.getByLabel('Given to').selectOption({ label: 'Edda Sol (me)' })
    await grace.getByText('Edda Sol looks after it.').waitFor()
    await grace.getByRole('button', { name: 'Answer: grace' }).focus()
    await volunteer.keyboard.press('Enter')
    await volunteer.keyboard.type('How wonderful, Grace!')
    await volunteer.keyboard.press('Tab')
    await volunteer.keyboard.press('Enter')
    await grace.getByText('@grace How wonderful, Grace!').waitFor()
    await volunteer.getByRole('button', { name: 'Answered or done' }).click()
    await card(volunteer, 'grace').getByRole('button', { name: 'Put it back: grace' }).click()
    await volunteer.getByRole('button', { name: 'Given to me' }).click()
    await card(volunteer, 'grace').getByRole('button', { name: 'Done: grace' }).click()
    await card(volunteer, 'grace').getByRole('button', { name: 'Put it back: grace' }).waitFor()
  })

  it('after “do not engage”, confirmed once more, nobody can answer that person from here', async () => {
    world.mastodon.post('troll@bad.example', '@team Nobody needs this.')
    await collect()
    await admin(volunteer, '/collections/social-mentions/inbox')
    const troll = card(volunteer, 'troll')
    await troll.getByRole('button', { name: 'Do not engage: troll' }).click()
    await volunteer.getByText('nobody can answer troll or this conversation from this site').waitFor()
    await volunteer.locator('#confirm-cancel').click()
    await troll.getByRole('button', { name: 'Answer: troll' }).waitFor()
    await troll.getByRole('button', { name: 'Do not engage: troll' }).click()
    await volunteer.locator('#confirm-action').click()
    await troll.getByText('Nobody answers here from this site.').waitFor()
    expect(await troll.getByRole('button').count()).toBe(0)

    world.mastodon.post('troll@bad.example', '@team And another thing.')
    await collect()
    await admin(manager, '/collections/social-mentions/inbox')
    const again = card(manager, 'troll')
    await again.getByText('The team does not engage with this person').waitFor()
    expect(await again.getByRole('button', { name: 'Answer: troll' }).count()).toBe(0)
    await again.getByRole('button', { name: 'Done: troll' }).waitFor()
  })
})

describe('stopping', () => {
  it('everything takes two clicks from the dashboard, holds within a second, is seen everywhere and resumes; the record says who did it', async () => {
    await admin(manager)
    await manager.getByRole('button', { name: 'Stop everything' }).click()
    await manager.getByLabel('Why?').fill('An earthquake in Portugal')
    await manager.locator('#confirm-action').click()
    await manager.getByText('Everything is stopped: nothing is sent on any channel.').waitFor()
    await waitFor(async () => ((await world.payload.findGlobal({ slug: 'social-settings' as never })) as { stopped: boolean }).stopped)
    const before = world.mastodon.statuses().length
    const post = await write('Held back')
    await sleep(1_500)
    await world.settled({ post: { equals: post.id } }, ['held'])
    expect(world.mastodon.statuses()).toHaveLength(before)

    await admin(volunteer, '/collections/social-posts')
    const banner = volunteer.getByRole('status').filter({ hasText: 'Everything is stopped' })
    await banner.getByText('An earthquake in Portugal').waitFor()
    await banner.getByText('manager@example.org').waitFor()
    expect(await volunteer.getByRole('button', { name: 'Resume sending' }).count()).toBe(0)

    await admin(manager, `/collections/social-posts/${post.id}`)
    await manager.getByRole('button', { name: 'Resume sending' }).click()
    await manager.locator('#confirm-action').click()
    await world.settled({ post: { equals: post.id } }, ['published'])

    await admin(volunteer, '/collections/social-records')
    const stop = volunteer.getByRole('listitem').filter({ hasText: 'Stopped everything' })
    await stop.getByText('Mana Ito').waitFor()
    await stop.getByText('Why: An earthquake in Portugal').waitFor()
    await volunteer.getByLabel('What').selectOption({ label: 'Resumed sending' })
    await volunteer.getByRole('button', { name: 'Show' }).click()
    await volunteer.getByRole('listitem').filter({ hasText: 'Resumed sending' }).getByText('Mana Ito').waitFor()
    expect(await volunteer.getByRole('listitem').filter({ hasText: 'Stopped everything' }).count()).toBe(0)
  })

  it('of one channel is a button in the list and on its page, and a form that was open does not undo it', async () => {
    await admin(manager, `/collections/social-channels/${channel.id}`)
    await manager.locator('#field-name').waitFor()
    const list = await signedIn({ browser, server }, 'manager')
    await admin(list, '/collections/social-channels')
    await list.getByRole('button', { name: 'Pause: Team' }).click()
    await list.getByRole('button', { name: 'Resume: Team' }).waitFor()
    await manager.locator('#field-name').fill('The team')
    await manager.locator('#action-save').click()
    await manager.getByText('successfully').first().waitFor()
    expect(await world.find('social-channels', { id: { equals: channel.id } })).toMatchObject([{ name: 'The team', paused: true }])
    await admin(manager, `/collections/social-channels/${channel.id}`)
    await manager.getByRole('region', { name: 'Sending' }).getByRole('button', { name: 'Resume' }).click()
    await manager.getByText('The channel sends again.').waitFor()
    expect(await world.find('social-channels', { id: { equals: channel.id } })).toMatchObject([{ paused: false }])
    await list.context().close()
  })
})

describe('what waits for a person', () => {
  it('is dropped for a channel in one go, and the history of a post tells it', async () => {
    const posts = []
    for (const title of ['Monday tip', 'Tuesday tip']) posts.push(await write(title, { publishAt: new Date(Date.now() + dayMs).toISOString() }))
    await world.payload.db.pool.query(`update social_deliveries set state = 'missed' where post_id = any($1)`, [posts.map(({ id }) => id)])
    await admin(manager)
    await manager.getByRole('link', { name: 'Missed its time' }).click()
    await manager.getByRole('link', { name: 'Monday tip' }).waitFor()
    await manager.getByRole('button', { name: 'Drop all: The team' }).click()
    await manager.getByText('Drop these 2? They will not be sent on The team.').waitFor()
    await manager.locator('#confirm-action').click()
    await manager.getByText('Nothing needs you.').waitFor()
    expect((await world.deliveries({ post: { in: posts.map(({ id }) => id) } })).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
    await admin(manager, `/collections/social-posts/${posts[0]?.id}`)
    await manager.getByRole('link', { name: 'History' }).click()
    await manager.getByRole('listitem').filter({ hasText: 'Dropped for a channel' }).getByText('The team').waitFor()
  })
})
