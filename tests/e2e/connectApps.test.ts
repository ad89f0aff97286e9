import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePng } from '../emulators/kit/makePng.ts'
import { type ConnectWorld, createConnectWorld } from '../helpers/connectWorld.ts'
import { waitFor } from '../helpers/waitFor.ts'

/** LinkedIn, X, Facebook and Pinterest: the site has an app there, and the person meets the network's own consent page. */
describe('connecting a channel where the site has an app, in a real browser', () => {
  let world: ConnectWorld
  beforeAll(async () => {
    world = await createConnectWorld()
  })
  afterAll(async () => world?.close())

  async function hasNothing(message: string | RegExp): Promise<void> {
    await world.page.getByRole('alert').filter({ hasText: message }).waitFor()
    expect(new URL(world.page.url()).pathname).toBe('/admin/collections/social-channels')
    expect(await world.channels()).toEqual([])
    const { rows } = await world.payload.db.pool.query('select channel_id from social_vault')
    expect(rows).toEqual([])
  }

  describe('a person who changes their mind', () => {
    it.each([
      ['LinkedIn', 'ada', 'The permission was not given on LinkedIn’s page, so nothing is connected.'],
      ['X', '@ada', 'The permission was not given on the consent page of X, so nothing is connected.'],
      ['Facebook', 'Admin of girls', 'The permission was not given on Facebook’s page, so nothing is connected.'],
      ['Pinterest', '@ada', 'The permission was not given on the consent page of Pinterest, so nothing is connected.'],
    ])('says no on the page of %s, and reads that nothing is connected', async (network, account, message) => {
      const emulator = { LinkedIn: world.linkedin, X: world.x, Facebook: world.facebook, Pinterest: world.pinterest }[network] ?? world.x
      emulator.createAccount(network === 'Facebook' ? 'girls' : 'ada')
      await world.begin(network)
      await world.answer(emulator, account, 'Cancel')
      await hasNothing(message)
    })

    it('gives the permission but chooses no Page, and nothing is connected', async () => {
      world.facebook.createAccount('undecided')
      const { userId } = world.facebook.createAccount('second')
      const [first] = [...world.facebook.store.pages.values()].filter(({ username }) => username === 'undecided')
      first?.tasks.set(userId, ['CREATE_CONTENT'])
      await world.begin('Facebook')
      await world.answer(world.facebook, 'Admin of second', 'Continue')
      const choice = world.page.getByRole('group', { name: 'Where should this channel publish?' })
      await choice.getByRole('button', { name: 'Cancel' }).click()
      await world.page.getByText('Nothing was connected.').waitFor()
      expect(await world.channels()).toEqual([])
      await world.page.reload()
      await world.page.getByRole('region', { name: 'Connect a channel' }).waitFor()
      expect(await choice.count()).toBe(0)
    })
  })

  describe('an account that has nowhere to publish', () => {
    it('has no Page on Facebook with the right to write, and is told whom to ask for what', async () => {
      world.facebook.createAccount('readers', { tasks: ['ANALYZE'] })
      await world.begin('Facebook')
      await world.answer(world.facebook, 'Admin of readers', 'Continue')
      await hasNothing('There is no Page on which this person may publish. Ask for the task "Create content" on the Page, then connect again.')
    })

    it('has no board on Pinterest, and is told to make one', async () => {
      world.pinterest.removeBoard(world.pinterest.createAccount('empty').board)
      await world.begin('Pinterest')
      await world.answer(world.pinterest, '@empty', 'Give access')
      await hasNothing('This Pinterest account has no board. Make one on Pinterest, then connect again.')
    })
  })

  it('connects X, and what is written then stands there', async () => {
    world.x.createAccount('girls')
    await world.begin('X')
    await world.answer(world.x, '@girls', 'Authorize app')
    const id = await world.connectedAs('@girls')
    await world.plan(id, { text: 'Connected by a button.' })
    await waitFor(() => world.x.tweets().some(({ text }) => text === 'Connected by a button.'), { what: 'the post on X' })
  })

  it('asks on LinkedIn whether one publishes as oneself or as the organisation', async () => {
    const { author } = world.linkedin.createAccount('mara', { organization: 'Girls who code here' })
    await world.begin('LinkedIn')
    await world.answer(world.linkedin, 'mara', 'Allow')
    const choice = world.page.getByRole('group', { name: 'Where should this channel publish?' })
    await choice.getByRole('radio', { name: 'mara' }).waitFor()
    await choice.getByRole('radio', { name: 'Girls who code here' }).check()
    await choice.getByRole('button', { name: 'Use this one' }).click()
    const id = await world.connectedAs('girls-who-code-here')
    await world.plan(id, { text: 'For the organisation.' })
    await waitFor(() => world.linkedin.entries().some((entry) => entry.author === author && entry.text === 'For the organisation.'), { what: 'the post on LinkedIn' })
  })

  it('asks on Facebook for the Page, of those on which the person may publish', async () => {
    const { userId, pageId } = world.facebook.createAccount('djangogirls')
    const other = world.facebook.createAccount('someday')
    for (const { id, tasks } of world.facebook.store.pages.values()) if (id === other.pageId) tasks.set(userId, ['ANALYZE'])
    world.facebook.createAccount('lisbon')
    for (const { username, tasks } of world.facebook.store.pages.values()) if (username === 'lisbon') tasks.set(userId, ['CREATE_CONTENT'])
    await world.begin('Facebook')
    await world.answer(world.facebook, 'Admin of djangogirls', 'Continue')
    const choice = world.page.getByRole('group', { name: 'Where should this channel publish?' })
    await choice.getByRole('radio', { name: 'lisbon' }).waitFor()
    expect(await choice.getByRole('radio').count()).toBe(2)
    await choice.getByRole('radio', { name: 'djangogirls' }).check()
    await choice.getByRole('button', { name: 'Use this one' }).click()
    const id = await world.connectedAs('djangogirls')
    await world.plan(id, { text: 'On our Page.' })
    await waitFor(() => world.facebook.entries().some((entry) => entry.pageId === pageId && entry.text === 'On our Page.'), { what: 'the post on Facebook' })
  })

  it('asks on Pinterest for the board, and pins there', async () => {
    world.pinterest.createAccount('girls')
    const { id: board } = world.pinterest.createBoard('girls', 'Workshops')
    world.pinterest.createBoard('girls', 'Plans', { privacy: 'SECRET' })
    await world.begin('Pinterest')
    await world.answer(world.pinterest, '@girls', 'Give access')
    const choice = world.page.getByRole('group', { name: 'Where should this channel publish?' })
    await choice.getByRole('radio', { name: 'Plans (secret)' }).waitFor()
    await choice.getByRole('radio', { name: 'Workshops' }).check()
    await choice.getByRole('button', { name: 'Use this one' }).click()
    const id = await world.connectedAs('@girls')
    const file = { name: 'table.png', mimeType: 'image/png', buffer: Buffer.from(makePng({ width: 600, height: 900 })) }
    const made = await world.page.request.post(`${world.server.url}/api/media`, {
      headers: { origin: world.server.url },
      multipart: { file, _payload: JSON.stringify({ alt: 'A table', credit: 'own work' }) },
    })
    const image = ((await made.json()) as { doc: { id: number } }).doc.id
    await world.plan(id, { text: 'A pin by a button.', media: [{ image, alt: 'A long table', credit: 'own work' }] })
    await waitFor(() => world.pinterest.pins().some((pin) => pin.board === board && pin.text.includes('A pin by a button.')), { what: 'the Pin' })
  })

  it('never sent the browser a secret, and the networks nothing that they do not describe', () => {
    const { secrets, heard, leaked } = world.leaks()
    expect(secrets).toBeGreaterThan(10)
    expect(heard).toBeGreaterThan(10_000)
    expect(leaked).toEqual([])
    expect([world.linkedin, world.x, world.facebook, world.pinterest].flatMap(({ violations }) => violations)).toEqual([])
  })
})
