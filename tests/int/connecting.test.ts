import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkedin } from '../../src/networks/linkedin/linkedin.ts'
import { mastodon } from '../../src/networks/mastodon/mastodon.ts'
import { linkedinApp } from '../emulators/linkedin/linkedinHarness.ts'
import { type LinkedInEmulator, startLinkedInEmulator } from '../emulators/linkedin/startLinkedInEmulator.ts'
import { answerConsent, visit } from '../helpers/consent.ts'
import { type RestAnswer, restOf, signIn } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Step = { id: string; stage: string; ok?: boolean; message?: string; channel?: string; choices?: { id: string; label: string }[] }
type Channel = { id: number; name: string; handle: string; baseURL?: string; connected: boolean; health: { ok: boolean; message: string } }
const messageOf = (answer: RestAnswer<unknown>) => (answer.body as { errors: { message: string }[] }).errors[0]?.message

describe('connecting a channel by the consent page of its network', () => {
  let world: World
  let linkedIn: LinkedInEmulator
  let token: string
  let rest: ReturnType<typeof restOf>

  beforeAll(async () => {
    world = await createWorld({ options: { networks: [mastodon(), linkedin({ ...linkedinApp, organizations: true })] } })
    linkedIn = await startLinkedInEmulator()
    token = await signIn(world.app, 'manager')
    rest = restOf(world.app, token)
  })
  afterAll(async () => {
    await world?.close()
    await linkedIn?.close()
  })

  const begin = (body: Record<string, unknown>) => rest<{ redirectTo: string }>('POST', '/social-campaigns/connect', body)
  const step = (id: string) => rest<Step>('GET', `/social-campaigns/connect/pending?id=${id}`)
  const idIn = (location: string | null) => new URL(location ?? '').searchParams.get('connect') ?? ''
  /** From the button to the page that says how it went. */
  async function connect(body: Record<string, unknown>, person: { account: string; yes: boolean | string }): Promise<{ step: Step; location: string }> {
    const begun = await begin(body)
    expect(begun.status, JSON.stringify(begun.body)).toBe(200)
    const back = await visit(world.app, await answerConsent(begun.body.redirectTo, person), token)
    expect(back.status).toBe(302)
    const location = back.headers.get('location') ?? ''
    return { step: { ...(await step(idIn(location))).body, id: idIn(location) }, location }
  }
  const onMastodon = (handle: string) => world.mastodon.createAccount(handle)
  const yes = (account: string) => ({ account, yes: 'authorize' })

  it('makes a channel that publishes, without a secret in anything that the browser sees', async () => {
    const account = onMastodon('first')
    const { step: over, location } = await connect({ network: 'mastodon', input: world.mastodon.url, name: 'Our Mastodon' }, yes(account.id))
    expect(over).toMatchObject({ stage: 'over', ok: true })
    expect(over.message).toMatch(/“Our Mastodon” is connected as @first@/)
    expect(location).toMatch(new RegExp(`^http://localhost:3000/admin/collections/social-channels/${over.channel}\\?connect=[\\w-]+$`))
    const [channel] = await world.find<Channel>('social-channels', { id: { equals: over.channel } })
    expect(channel).toMatchObject({ name: 'Our Mastodon', baseURL: world.mastodon.url, connected: true, health: { ok: true } })
    const post = await rest<{ doc: { id: number } }>('POST', '/social-posts', {
      title: 'P',
      text: 'Connected',
      status: 'scheduled',
      channels: [channel?.id],
      publishAt: new Date().toISOString(),
    })
    expect(post.status, JSON.stringify(post.body)).toBe(201)
    await world.settled({ post: { equals: post.body.doc.id } }, ['published'])
  })

  it('asks for the permission with PKCE by S256 and the address of this server, whatever the request says', async () => {
    const { body } = await begin({ network: 'mastodon', input: world.mastodon.url, redirectURI: 'https://evil.example' })
    const asked = new URL(body.redirectTo).searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('code_challenge')).toHaveLength(43)
    expect(asked.get('redirect_uri')).toBe('http://localhost:3000/api/social-campaigns/connect/callback')
    expect(asked.get('state')?.length).toBeGreaterThan(40)
  })

  it('connects nothing when the person says no, and says so', async () => {
    const account = onMastodon('unwilling')
    const before = (await world.find('social-channels')).length
    const { step: over, location } = await connect({ network: 'mastodon', input: world.mastodon.url }, { account: account.id, yes: 'deny' })
    expect(over).toMatchObject({ stage: 'over', ok: false })
    expect(over.message).toMatch(/permission was not given/)
    expect(location).toContain('/admin/collections/social-channels?connect=')
    expect(await world.find('social-channels')).toHaveLength(before)
  })

  it('takes an answer once, from the person who began, within ten minutes, and no invented one', async () => {
    const account = onMastodon('once')
    const { body } = await begin({ network: 'mastodon', input: world.mastodon.url })
    const back = await answerConsent(body.redirectTo, yes(account.id))
    const other = await visit(world.app, back, await signIn(world.app, 'admin'))
    expect(other.status).toBe(400)
    expect((await visit(world.app, back, token)).status).toBe(302)
    const again = await visit(world.app, back, token)
    expect(again.status).toBe(400)
    expect(await again.text()).toMatch(/used already/)
    const invented = new URL(back)
    invented.searchParams.set('state', 'invented')
    expect((await visit(world.app, invented.href, token)).status).toBe(400)

    const late = await begin({ network: 'mastodon', input: world.mastodon.url })
    const lateBack = await answerConsent(late.body.redirectTo, yes(onMastodon('late').id))
    await world.payload.db.pool.query(`update social_connects set expires_at = expires_at - interval '10 minutes 1 second'`)
    expect((await visit(world.app, lateBack, token)).status).toBe(400)
  })

  it('goes on by a page of its own where the browser came without its cookie, and tells who is not signed in', async () => {
    const { body } = await begin({ network: 'mastodon', input: world.mastodon.url })
    const back = await answerConsent(body.redirectTo, yes(onMastodon('cookieless').id))
    const bounce = await visit(world.app, back)
    const html = await bounce.text()
    expect(bounce.status).toBe(200)
    const next = /content="0;url=([^"]+)"/.exec(html)?.[1]?.replaceAll('&#38;', '&') ?? ''
    expect(new URL(next).origin).toBe('http://localhost:3000')
    expect((await visit(world.app, next)).status).toBe(401)
    expect((await visit(world.app, next, token)).status).toBe(302)
  })

  it('reconnects a channel and lets go what waited, and asks before another account takes its place', async () => {
    const account = onMastodon('staying')
    const { step: made } = await connect({ network: 'mastodon', input: world.mastodon.url, name: 'Staying' }, yes(account.id))
    const channel = Number(made.channel)
    const ended = await rest<{ message: string }>('POST', `/social-channels/${channel}/disconnect`)
    expect(ended.body.message).toBe('“Staying” is disconnected.')

    const { step: again } = await connect({ channel }, yes(account.id))
    expect(again).toMatchObject({ stage: 'over', ok: true, channel: String(channel) })

    const stranger = onMastodon('stranger')
    const { step: asked } = await connect({ channel }, yes(stranger.id))
    expect(asked.stage).toBe('confirm')
    expect(asked.message).toMatch(/was connected as @staying@.*permission was given by @stranger@/)
    const [still] = await world.find<Channel>('social-channels', { id: { equals: channel } })
    expect(still?.handle).toMatch(/^@staying@/)
    expect((await rest('POST', '/social-campaigns/connect/choose', { id: asked.id })).status).toBe(400)
    const confirmed = await rest<Step>('POST', '/social-campaigns/connect/choose', { id: asked.id, confirm: true })
    expect(confirmed.body).toMatchObject({ stage: 'over', ok: true, channel: String(channel) })
    const [changed] = await world.find<Channel>('social-channels', { id: { equals: channel } })
    expect(changed?.handle).toMatch(/^@stranger@/)
  })

  it('gives the access back and keeps what is planned, held with the reason, until the channel is connected again', async () => {
    const account = onMastodon('leaving')
    const { step: made } = await connect({ network: 'mastodon', input: world.mastodon.url, name: 'Leaving' }, yes(account.id))
    const channel = Number(made.channel)
    const { body } = await rest<{ doc: { id: number } }>('POST', '/social-posts', {
      title: 'Later',
      text: 'Later',
      status: 'scheduled',
      channels: [channel],
      publishAt: new Date(Date.now() + 3_600_000).toISOString(),
    })
    const revoked = world.mastodon.requests.filter(({ path }) => path === '/oauth/revoke').length
    expect((await rest('POST', `/social-channels/${channel}/disconnect`)).status).toBe(200)
    expect(world.mastodon.requests.filter(({ path }) => path === '/oauth/revoke')).toHaveLength(revoked + 1)
    expect((await world.payload.db.pool.query('select 1 from social_vault where channel_id = $1', [channel])).rowCount).toBe(0)
    const [held] = await world.settled({ post: { equals: body.doc.id } }, ['held'])
    expect(held?.holdReason).toBe('channel-trouble')
    const [off] = await world.find<Channel>('social-channels', { id: { equals: channel } })
    expect(off).toMatchObject({ connected: false, health: { ok: false, message: expect.stringMatching(/Disconnected by manager@test.example/) } })

    await connect({ channel }, yes(account.id))
    await world.settled({ post: { equals: body.doc.id } }, ['scheduled'])
  })

  it('does not connect one account twice', async () => {
    const account = onMastodon('twin')
    await connect({ network: 'mastodon', input: world.mastodon.url, name: 'One' }, yes(account.id))
    const { step: second } = await connect({ network: 'mastodon', input: world.mastodon.url, name: 'Two' }, yes(account.id))
    expect(second).toMatchObject({ stage: 'over', ok: false })
    expect(second.message).toMatch(/connected already, as “One”/)
  })

  it('lets the person choose whom to publish as, names no secret in the choices, and reconnects without asking again', async () => {
    const member = linkedIn.createAccount('ada', { organization: 'Our Organisation' })
    const { step: asked, location } = await connect({ network: 'linkedin', baseURL: linkedIn.url }, { account: member.memberId, yes: true })
    expect(asked.stage).toBe('choice')
    expect(location).toContain('/admin/collections/social-channels?connect=')
    expect(asked.choices).toHaveLength(2)
    expect(Object.keys(asked.choices?.[0] ?? {})).toEqual(['id', 'label'])
    expect((await rest('POST', '/social-campaigns/connect/choose', { id: asked.id, choice: 'urn:li:organization:666' })).status).toBe(400)
    const choice = asked.choices?.find(({ id }) => id.includes('organization'))?.id
    const chosen = await rest<Step>('POST', '/social-campaigns/connect/choose', { id: asked.id, choice })
    expect(chosen.body).toMatchObject({ stage: 'over', ok: true })
    const [channel] = await world.find<Channel & { linkedin: { author: string } }>('social-channels', { id: { equals: chosen.body.channel } })
    expect(channel?.linkedin.author).toBe(choice)
    expect((await rest('POST', '/social-campaigns/connect/choose', { id: asked.id, choice })).status).toBe(404)

    const { step: again } = await connect({ channel: channel?.id }, { account: member.memberId, yes: true })
    expect(again).toMatchObject({ stage: 'over', ok: true, channel: String(channel?.id) })
  })

  it('refuses in plain words what cannot be a server, a network without a consent page and a channel that is gone', async () => {
    const cases: [Record<string, unknown>, RegExp][] = [
      [{ network: 'mastodon', input: '' }, /type it first/],
      [{ network: 'mastodon', input: 'not a server' }, /is not the address of a server/],
      [{ network: 'mastodon', input: 'nowhere.invalid' }, /There is no server named/],
      [{ network: 'mastodon', input: linkedIn.url }, /./],
      [{ network: 'friendster' }, /Choose a network/],
      [{ channel: 4242 }, /does not exist any more/],
    ]
    for (const [body, words] of cases) {
      const answer = await begin(body)
      expect(answer.status, JSON.stringify(body)).toBe(400)
      expect(messageOf(answer)).toMatch(words)
    }
  })

  it('is for those only who manage channels', async () => {
    const editor = restOf(world.app, await signIn(world.app, 'editor'))
    const [channel] = await world.find<Channel>('social-channels')
    for (const asker of [editor, restOf(world.app)]) {
      expect((await asker('POST', '/social-campaigns/connect', { network: 'mastodon', input: world.mastodon.url })).status).toBe(403)
      expect((await asker('GET', '/social-campaigns/connect/pending?id=x')).status).toBe(403)
      expect((await asker('POST', '/social-campaigns/connect/choose', { id: 'x' })).status).toBe(403)
      expect((await asker('POST', `/social-channels/${channel?.id}/disconnect`)).status).toBe(403)
    }
  })
})
