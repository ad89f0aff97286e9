import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectMentions } from '../../jobs/collectMentions.ts'
import { houseOf } from '../../src/plugin.ts'
import { everyScope } from '../emulators/linkedin/startLinkedInEmulator.ts'
import { type ConnectWorld, createConnectWorld } from '../helpers/connectWorld.ts'
import { waitFor } from '../helpers/waitFor.ts'

describe('comments under a page’s posts on LinkedIn, in a real browser', () => {
  let world: ConnectWorld
  beforeAll(async () => {
    world = await createConnectWorld()
  })
  afterAll(async () => world?.close())

  async function connect(organization: string, scopes: readonly string[]): Promise<number> {
    const { author, token } = world.linkedin.createAccount(organization.toLowerCase(), { organization, scopes })
    const data = { name: organization, network: 'linkedin', baseURL: world.linkedin.url, linkedin: { author }, credentials: { accessToken: token } }
    return (await world.create<{ id: number }>('social-channels', data)).id
  }
  async function publish(channel: number, text: string): Promise<string> {
    const post = await world.plan(channel, { text })
    const [row] = await world.settled({ post: { equals: post } }, ['published'], 60_000)
    return row?.parts[0]?.remoteId ?? ''
  }

  it('are read and answered in the inbox, which also says of which page nothing can arrive', async () => {
    const lisbon = await connect('Lisbon', everyScope)
    const quiet = await connect('Porto', ['openid', 'w_organization_social', 'rw_organization_admin'])
    const urn = await publish(lisbon, 'Applications for the workshop are open.')
    const comment = world.linkedin.comment('ada', urn, 'Is it free, and may I bring my sister?')
    await collectMentions(world.payload, houseOf(world.payload))

    const { page, server } = world
    await page.goto(`${server.url}/admin/collections/social-mentions/inbox`)
    const card = page.getByRole('article', { name: 'A LinkedIn member' })
    await card.getByText('Is it free, and may I bring my sister?').waitFor()
    expect(await card.textContent()).toContain('Applications for the workshop are open.')
    expect(await card.textContent()).not.toContain('urn:li')

    await page.getByText('Some channels cannot bring anything here yet').click()
    const silent = page.getByRole('listitem').filter({ hasText: 'Porto' })
    expect(await silent.textContent()).toMatch(/Porto: Comments under its posts do not arrive in the inbox: .*r_organization_social, .*Publishing goes on\./)
    expect(await silent.getByRole('link', { name: 'Porto' }).getAttribute('href')).toBe(`/admin/collections/social-channels/${quiet}`)

    await card.getByRole('button', { name: /^Answer/ }).click()
    await card.getByLabel('Your answer to A LinkedIn member').fill('It is free, and she is welcome.')
    await card.getByRole('button', { name: 'Send the answer' }).click()
    await waitFor(() => world.linkedin.entries().find(({ answers }) => answers === comment.urn))
    await page.goto(`${world.linkedin.url}/feed/update/${urn}/`)
    expect(await page.textContent('main')).toMatch(/Is it free[\s\S]*It is free, and she is welcome\./)
    expect(world.linkedin.violations).toEqual([])
  })
})
