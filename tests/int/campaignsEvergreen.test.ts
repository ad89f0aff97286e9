import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mastodon } from '../../src/networks/mastodon/mastodon.ts'
import { x } from '../../src/networks/x/x.ts'
import { type Campaign, type CampaignWorld, createCampaignWorld, type Post } from '../helpers/campaignWorld.ts'
import { lexical } from '../helpers/world.ts'

const quiet = { context: { socialCampaigns: { promote: false } } } as never
const daily = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, time: '10:00' }))
const texts = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => ({ title: `${name} ${index + 1}`, text: `${name} number ${index + 1}: something that stays true for years.` }))

describe('an evergreen campaign', () => {
  let world: CampaignWorld
  let channels = 0

  beforeAll(async () => {
    // A Monday.
    world = await createCampaignWorld('2027-03-01T07:00:00Z')
  })
  afterAll(() => world?.close())

  const channel = (data: Record<string, unknown> = {}) => world.channel(`Place ${++channels}`, { slots: daily, weekly: 3, timezone: 'UTC', ...data })
  const evergreen = async (data: Record<string, unknown>): Promise<Campaign> => {
    const campaign = await world.campaign({ name: `Evergreen ${channels}`, kind: 'evergreen', status: 'running', cooldown: 'P90D', ...data })
    await world.plan()
    return campaign
  }
  const alive = async (campaign: { id: number }): Promise<Post[]> =>
    (await world.postsOf(campaign.id)).filter(({ status }) => status !== 'cancelled').sort((a, b) => a.publishAt.localeCompare(b.publishAt))
  const facts = (posts: Post[]) => posts.map(({ id, publishAt, text, channels: on }) => ({ id, publishAt, text, on }))
  /** A stopped campaign is not planned any more, so that it is out of the way of the next story. */
  const end = (campaign: { id: number }) => world.done('POST', `/campaigns/${campaign.id}/stop`)

  it('lays out four weeks of posts up to the weekly target, one of each text, and the plan is the same when it is made again', async () => {
    const place = await channel()
    const campaign = await evergreen({ channels: [place.id], pool: texts(20, 'Package') })
    const posts = await alive(campaign)
    expect(posts).toHaveLength(12)
    expect(new Set(posts.map(({ text }) => text)).size).toBe(12)
    expect(posts.every(({ status, channels: on }) => status === 'scheduled' && on.length === 1 && on[0] === place.id)).toBe(true)
    const perWeek = Map.groupBy(posts, ({ publishAt }) => Math.floor((Date.parse(publishAt) - Date.parse('2027-03-01T00:00:00Z')) / (7 * 86_400_000)))
    expect([...perWeek.values()].map((week) => week.length)).toEqual([3, 3, 3, 3])
    const before = facts(posts)
    await world.plan()
    expect(facts(await alive(campaign))).toEqual(before)
    await end(campaign)
  })

  it('stays the same from day to day, while its posts go out, and only grows at its end', async () => {
    const place = await channel({ weekly: 7 })
    const campaign = await evergreen({ channels: [place.id], pool: texts(60, 'Day') })
    const before = facts(await alive(campaign))
    await world.go('2027-03-01T10:00:05Z')
    await world.settled({ channel: { equals: place.id }, dueAt: { less_than: '2027-03-01T10:00:06Z' } }, ['published'])
    await world.plan()
    await world.go('2027-03-02T09:30:00Z')
    await world.plan()
    const after = facts(await alive(campaign))
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after).toHaveLength(before.length + 1)
    expect(world.mastodon.statuses().filter(({ text }) => text.startsWith('Day number'))).toHaveLength(1)
    await end(campaign)
    world.clock.now = new Date('2027-03-01T07:00:00Z')
  })

  it('gives way to ad hoc posts, and takes the place back when they are gone', async () => {
    const place = await channel()
    const campaign = await evergreen({ channels: [place.id], pool: texts(20, 'Way') })
    const before = await alive(campaign)
    const [first] = before as [Post]
    const adHoc = await world.done<{ doc: { id: number } }>('POST', '/social-posts', {
      title: 'Call for volunteers',
      text: 'We are looking for volunteers this week.',
      channels: [place.id],
      status: 'scheduled',
      publishAt: first.publishAt,
    })
    await world.plan()
    const after = await alive(campaign)
    expect(after).toHaveLength(11)
    expect(after.map(({ publishAt }) => publishAt)).not.toContain(first.publishAt)
    await world.done('PATCH', `/social-posts/${adHoc.body.doc.id}`, { status: 'cancelled' })
    await world.plan()
    expect((await alive(campaign)).map(({ publishAt, text }) => [publishAt, text])).toEqual(before.map(({ publishAt, text }) => [publishAt, text]))
    expect((await world.postsOf(campaign.id)).length).toBe(12)
    await end(campaign)
  })

  it('leaves alone what a person has moved, rewritten or taken out', async () => {
    const place = await channel()
    const campaign = await evergreen({ channels: [place.id], pool: texts(20, 'Hand') })
    const [moved, rewritten, dropped] = (await alive(campaign)) as [Post, Post, Post]
    await world.done('PATCH', `/social-posts/${moved.id}`, { publishAt: '2027-03-03T15:00:00.000Z' })
    await world.done('PATCH', `/social-posts/${rewritten.id}`, { text: 'My own words.' })
    await world.done('PATCH', `/social-posts/${dropped.id}`, { status: 'cancelled' })
    await world.done('PATCH', `/campaigns/${campaign.id}`, { pool: texts(8, 'Other') })
    await world.plan()
    const posts = await world.postsOf(campaign.id)
    expect(posts.find(({ id }) => id === moved.id)).toMatchObject({ publishAt: '2027-03-03T15:00:00.000Z', status: 'scheduled', text: moved.text })
    expect(posts.find(({ id }) => id === rewritten.id)).toMatchObject({ text: 'My own words.', status: 'scheduled', publishAt: rewritten.publishAt })
    expect(posts.find(({ id }) => id === dropped.id)?.status).toBe('cancelled')
    const rest = (await alive(campaign)).filter(({ id }) => id !== moved.id && id !== rewritten.id)
    expect(rest.every(({ text }) => text.startsWith('Other'))).toBe(true)
    expect(rest.map(({ publishAt }) => publishAt)).not.toContain(dropped.publishAt)
    await end(campaign)
  })

  it('says which weeks it cannot fill, with how many are missing', async () => {
    const place = await channel()
    const campaign = await evergreen({ channels: [place.id], pool: texts(4, 'Few') })
    expect(await alive(campaign)).toHaveLength(4)
    const now = await world.campaignNow(campaign.id)
    expect(now.shortages?.map(({ missing }) => missing)).toEqual([2, 3, 3])
    expect(now.planMessage?.split('\n')[1]).toBe(
      `Place ${channels}: 3 posts are missing in the week of 15 March: nothing in the pool may go out then. Add posts or variations, or shorten the cooldown.`,
    )
    await world.done('PATCH', `/campaigns/${campaign.id}`, { pool: texts(30, 'Few') })
    await world.plan()
    expect((await world.campaignNow(campaign.id)).planMessage).toBeNull()
    await end(campaign)
  })

  it('takes its pool from collections, by age, and stops with its article', async () => {
    const names = ['Corals', 'Forests', 'Rivers']
    const made: { id: number }[] = []
    for (const name of names)
      made.push(
        await world.create(
          'packages',
          {
            name,
            slug: name.toLowerCase(),
            summary: `${name} helps scientists to count what they see.`,
            domains: ['ecology'],
            publishedAt: '2026-01-10T09:00:00.000Z',
            _status: 'published',
          },
          quiet,
        ),
      )
    await world.create(
      'packages',
      { name: 'Brand new', slug: 'brand-new', summary: 'A week old.', domains: ['ecology'], publishedAt: '2027-02-27T09:00:00.000Z', _status: 'published' },
      quiet,
    )
    await world.create(
      'packages',
      { name: 'Telescopes', slug: 'telescopes', summary: 'About stars.', domains: ['astronomy'], publishedAt: '2026-01-10T09:00:00.000Z', _status: 'published' },
      quiet,
    )
    await world.follow()
    const place = await channel({ weekly: 2 })
    const campaign = await evergreen({ channels: [place.id], cooldown: 'P7D', poolSources: [{ collection: 'packages', olderThanDays: 30, tag: 'ecology' }] })
    const posts = await alive(campaign)
    expect(posts.length).toBeGreaterThanOrEqual(3)
    expect(new Set(posts.map(({ plan }) => plan?.item))).toEqual(new Set(made.map(({ id }) => `packages:${id}`)))
    expect(posts[0]?.link).toContain('/packages/')
    // Unpublished: what is unsent of it is taken back at once, and its places are filled with others.
    const [corals] = made as [{ id: number }]
    await world.update('packages', corals.id, { _status: 'draft' })
    await world.follow()
    const isCorals = ({ plan }: Post) => plan?.item === `packages:${corals.id}`
    expect((await world.postsOf(campaign.id)).filter(isCorals).every(({ status, withdrawnBy }) => status === 'cancelled' && withdrawnBy === 'article')).toBe(true)
    await world.plan()
    expect((await alive(campaign)).some(isCorals)).toBe(false)
    expect((await alive(campaign)).length).toBeGreaterThanOrEqual(3)
    await world.update('packages', corals.id, { _status: 'published' })
    await world.follow()
    await world.plan()
    expect((await alive(campaign)).some(isCorals)).toBe(true)
    await end(campaign)
  })

  it('changes the variation and the language, and respects use limits and ends', async () => {
    const place = await channel({ weekly: 1 })
    const campaign = await evergreen({
      channels: [place.id],
      cooldown: 'P14D',
      languages: ['en', 'es'],
      weeksAhead: 8,
      pool: [
        { title: 'Tutorial', text: 'Our tutorial is free for everybody.', language: 'en', variations: [{ text: 'Nuestro tutorial es gratis.', language: 'es' }] },
        { title: 'Once', text: 'Only once, please.', language: 'en', maxUses: 1 },
        { title: 'Ends', text: 'Until the middle of March.', language: 'en', endsAt: '2027-03-15T00:00:00Z' },
      ],
    })
    const posts = await alive(campaign)
    expect(posts.filter(({ title }) => title === 'Once').length).toBe(1)
    expect(posts.filter(({ title, publishAt }) => title === 'Ends' && publishAt > '2027-03-15').length).toBe(0)
    const languages = posts.filter(({ title }) => title === 'Tutorial').map(({ language }) => language)
    expect(languages.length).toBeGreaterThan(1)
    expect(languages.every((language, index) => index === 0 || language !== languages[index - 1])).toBe(true)
    await end(campaign)
  })

  it('says nothing more of an article that is deleted, nor what a post says about an unpublished one', async () => {
    const make = (name: string) =>
      world.create<{ id: number }>(
        'packages',
        { name, slug: name.toLowerCase(), summary: `${name} counts.`, domains: ['ecology'], publishedAt: '2026-01-10T09:00:00.000Z', _status: 'published' },
        quiet,
      )
    const [gone, away] = [await make('Gone'), await make('Away')]
    await world.follow()
    const tell = (name: string, value: number) =>
      world.create<{ id: number }>('social-posts', { title: name, text: `${name} as a post tells it.`, source: { relationTo: 'packages', value } })
    const posts = [await tell('Gone', gone.id), await tell('Away', away.id)]
    const place = await channel({ weekly: 3 })
    const pool = [
      { title: 'Row', text: 'Gone in our own words.', link: 'https://example.org/gone', article: { relationTo: 'packages', value: gone.id } },
      ...posts.map(({ id }) => ({ post: id })),
      ...texts(6, 'Stays'),
    ]
    const campaign = await evergreen({ channels: [place.id], cooldown: 'P28D', pool })
    const said = async () => new Set((await alive(campaign)).map(({ text }) => text))
    expect(await said()).toEqual(new Set(['Gone in our own words.', 'Gone as a post tells it.', 'Away as a post tells it.', ...texts(6, 'Stays').map(({ text }) => text)]))
    await world.update('packages', away.id, { _status: 'draft' })
    await world.follow()
    await world.plan()
    expect(await said()).not.toContain('Away as a post tells it.')
    const outside = async () => (await world.done<{ pool: { outside: { title: string; why: string }[] } }>('GET', `/campaigns/${campaign.id}/weeks`)).body.pool.outside
    expect((await outside()).map(({ why }) => why)).toEqual(['article-not-live'])
    await world.done('DELETE', `/packages/${gone.id}`)
    await world.follow()
    await world.plan()
    expect(await said()).toEqual(new Set(texts(6, 'Stays').map(({ text }) => text)))
    expect((await outside()).map(({ why }) => why)).toEqual(['ended', 'ended', 'article-not-live'])
    await world.update('packages', away.id, { _status: 'published' })
    await world.follow()
    await world.plan()
    expect(await said()).toContain('Away as a post tells it.')
    await end(campaign)
  })

  it('does not repeat one of several texts that a person has just posted, and speaks the language of the channel', async () => {
    const place = await channel({ weekly: 2, language: 'de' })
    const text = (number: number) => `Variante ${number}: das gilt noch lange.`
    await world.done('POST', '/social-posts', { title: 'By hand', text: text(1), channels: [place.id], status: 'scheduled', publishAt: '2027-03-02T12:00:00.000Z' })
    const variations = [2, 3, 4].map((number) => ({ text: text(number), language: 'de' }))
    const campaign = await evergreen({
      channels: [place.id],
      cooldown: 'P60D',
      languages: ['en', 'de'],
      pool: [
        { title: 'Varied', text: text(1), language: 'de', variations },
        { title: 'Both', text: 'Something in English.', language: 'en', variations: [{ text: 'Etwas auf Deutsch.', language: 'de' }] },
        { title: 'English', text: 'Only in English.', language: 'en' },
      ],
    })
    const said = (await alive(campaign)).map((post) => post.text)
    expect(said).toContain(text(2))
    expect(said).toContain('Etwas auf Deutsch.')
    expect(said).not.toContain(text(1))
    expect(said.some((words) => /English/.test(words))).toBe(false)
    await end(campaign)
  })

  it('gives its planned posts the campaign parameters as they are now, also when only these were changed', async () => {
    const place = await channel({ weekly: 1 })
    const campaign = await evergreen({ name: 'Winter', channels: [place.id], pool: texts(5, 'Linked').map((item) => ({ ...item, link: 'https://example.org/page' })) })
    const contents = async () => {
      const { rows } = await world.payload.db.pool.query("select content from social_deliveries where channel_id = $1 and state = 'scheduled'", [place.id])
      return JSON.stringify(rows)
    }
    const before = facts(await alive(campaign))
    expect(await contents()).toMatch(/utm_campaign=winter/)
    await world.done('PATCH', `/campaigns/${campaign.id}`, { utm: { campaign: 'spring-2027', source: 'fedi' } })
    await world.plan()
    expect(await contents()).toMatch(/utm_source=fedi/)
    expect(await contents()).not.toMatch(/utm_campaign=winter|utm_source=mastodon/)
    expect(facts(await alive(campaign))).toEqual(before)
    await end(campaign)
  })

  it('does not count what was missed or has failed as said', async () => {
    const place = await channel({ weekly: 1 })
    const campaign = await evergreen({ channels: [place.id], cooldown: 'P7D', maxUses: 1, pool: texts(1, 'Missed') })
    const [first] = (await alive(campaign)) as [Post]
    expect(await alive(campaign)).toHaveLength(1)
    await world.done('PATCH', `/social-channels/${place.id}`, { paused: true })
    world.clock.now = new Date(Date.parse(first.publishAt) + 30 * 3_600_000)
    await world.go(world.clock.now.toISOString())
    await world.settled({ post: { equals: first.id } }, ['missed'])
    await world.done('PATCH', `/social-channels/${place.id}`, { paused: false })
    await world.plan()
    const again = (await alive(campaign)).filter(({ id }) => id !== first.id)
    expect(again.map((post) => [post.text, post.status])).toEqual([[first.text, 'scheduled']])
    await end(campaign)
    world.clock.now = new Date('2027-03-01T07:00:00Z')
  })

  it('shares a channel with another evergreen campaign: each its own share, and neither pushes the other about', async () => {
    const place = await channel({ weekly: 4 })
    const older = await evergreen({ name: 'Volunteers', channels: [place.id], weekly: 3, pool: texts(20, 'Volunteer') })
    const younger = await evergreen({ name: 'Showcase', channels: [place.id], weekly: 1, pool: texts(20, 'Showcase') })
    expect([(await alive(older)).length, (await alive(younger)).length]).toEqual([12, 4])
    const before = [facts(await alive(older)), facts(await alive(younger))]
    await world.plan()
    await world.plan()
    expect([facts(await alive(older)), facts(await alive(younger))]).toEqual(before)
    const times = before.flat().map(({ publishAt }) => publishAt)
    expect(new Set(times).size).toBe(16)
    await end(older)
    await end(younger)
  })

  it('plans nothing before it runs, nothing for a dormant channel, and half for an occasional one', async () => {
    const occasional = await channel({ standing: 'occasional', weekly: 1 })
    const asleep = await channel({ standing: 'dormant' })
    const campaign = await world.campaign({ kind: 'evergreen', channels: [occasional.id, asleep.id], pool: texts(10, 'Thin') })
    await world.plan()
    expect(await alive(campaign)).toEqual([])
    expect((await world.manager('PATCH', `/campaigns/${campaign.id}`, { status: 'running' })).status).toBe(200)
    await world.plan()
    const posts = await alive(campaign)
    expect(posts).toHaveLength(2)
    expect(posts.every(({ channels: on }) => on[0] === occasional.id)).toBe(true)
    await end(campaign)
  })

  it('lets what an editor writes into a running pool wait for somebody who may publish', async () => {
    const place = await channel({ weekly: 1 })
    const campaign = await evergreen({ channels: [place.id], pool: texts(2, 'Approved') })
    const added = await world.editor<{ doc: Campaign }>('PATCH', `/campaigns/${campaign.id}?depth=0`, { pool: [...campaign.pool, { text: 'An editor was here.' }] })
    expect(added.status, JSON.stringify(added.body)).toBe(200)
    await world.plan()
    expect((await alive(campaign)).map(({ text }) => text)).not.toContain('An editor was here.')
    const refused = await world.editor('PATCH', `/campaigns/${campaign.id}`, { poolSources: [{ collection: 'packages' }] })
    expect(world.refusal(refused)[0]?.path).toBe('poolSources')
    await world.done('PATCH', `/campaigns/${campaign.id}`, { pool: added.body.doc.pool.map((item) => ({ ...item, waits: false })) })
    await world.plan()
    expect((await alive(campaign)).map(({ text }) => text)).toContain('An editor was here.')
    await end(campaign)
  })

  it('refuses a pool that means nothing with the field and a plain sentence', async () => {
    const place = await channel()
    const cases: [Record<string, unknown>, string, RegExp][] = [
      [{ pool: [{ title: 'Empty' }] }, 'pool.0.text', /says nothing/],
      [{ pool: [{ text: 'A', startsAt: '2027-05-01T00:00:00Z', endsAt: '2027-04-01T00:00:00Z' }] }, 'pool.0.endsAt', /before it starts/],
      [{ pool: [{ text: 'A', link: 'example.org' }] }, 'pool.0.link', /https/],
      [{ cooldown: 'a while' }, 'cooldown', /not a cooldown/],
      [{ channels: [], status: 'running' }, 'channels', /at least one channel/],
    ]
    for (const [data, path, message] of cases) {
      const answer = await world.manager('POST', '/campaigns', { name: 'Wrong', kind: 'evergreen', channels: [place.id], pool: texts(1, 'Right'), ...data })
      expect(answer.status, JSON.stringify([data, answer.body])).toBe(400)
      expect(world.refusal(answer).find((problem) => problem.path === path)?.message, JSON.stringify(answer.body)).toMatch(message)
    }
  })

  it('does not say again at once what a launch said a moment ago', async () => {
    const place = await channel({ weekly: 7 })
    await world.done('POST', '/social-posts', {
      title: 'Launch',
      text: 'Said number 1: something that stays true for years.',
      channels: [place.id],
      status: 'scheduled',
      publishAt: '2027-03-01T08:00:00.000Z',
    })
    const campaign = await evergreen({ channels: [place.id], cooldown: 'P90D', pool: texts(3, 'Said') })
    expect((await alive(campaign)).map(({ text }) => text)).not.toContain('Said number 1: something that stays true for years.')
    expect(await alive(campaign)).toHaveLength(2)
    await end(campaign)
  })

  it('plans nothing past its end, is finished when the end has come, and takes back what a person had put behind it', async () => {
    const place = await channel({ weekly: 1 })
    const campaign = await evergreen({ channels: [place.id], pool: texts(9, 'End'), endsAt: '2027-03-16T00:00:00Z' })
    const posts = await alive(campaign)
    expect(posts).toHaveLength(2)
    expect(posts.every(({ publishAt }) => publishAt < '2027-03-16')).toBe(true)
    await world.done('PATCH', `/social-posts/${posts[1]?.id}`, { publishAt: '2027-03-25T10:00:00.000Z' })
    world.clock.now = new Date('2027-03-16T08:00:00Z')
    await world.plan()
    expect((await world.campaignNow(campaign.id)).status).toBe('finished')
    expect((await world.deliveries({ post: { equals: posts[1]?.id } })).map(({ state }) => state)).toEqual(['cancelled'])
    world.clock.now = new Date('2027-03-01T07:00:00Z')
  })

  it('is planned by the worker by itself, soon after it was saved', async () => {
    const article = await world.create(
      'volunteers',
      {
        name: 'Imani Okafor',
        slug: 'imani',
        role: 'Reviews packages',
        story: lexical('Imani reviews packages in her evenings and has helped nine authors to publish.'),
        _status: 'published',
      },
      quiet,
    )
    await world.follow()
    const place = await channel({ weekly: 1 })
    const campaign = await world.campaign({
      kind: 'evergreen',
      status: 'running',
      channels: [place.id],
      pool: [{ article: { relationTo: 'volunteers', value: article.id } }],
      cooldown: 'P7D',
    })
    const { runWorker } = await import('payload-social-campaigns/worker')
    await runWorker(world.payload)
    const { waitFor } = await import('../helpers/waitFor.ts')
    const posts = await waitFor(async () => {
      const found = await alive(campaign)
      return found.length > 0 ? found : undefined
    })
    expect(posts[0]?.text).toContain('Imani')
  })
})

describe('an evergreen campaign on X', () => {
  it('never says the same words twice there, on whichever of our channels, however long ago it was', async () => {
    const world = await createCampaignWorld('2027-03-01T07:00:00Z', { networks: [mastodon(), x()] })
    const { pool } = world.payload.db
    const onX = async (name: string) => {
      const { id } = await world.create<{ id: number }>('social-channels', { name, network: 'x', standing: 'active', timezone: 'UTC', slots: daily, weekly: 2 })
      // As if somebody had signed in: nothing is sent here.
      await pool.query('update social_channels set connected = true where id = $1', [id])
      return id
    }
    const channels = [await onX('First'), await onX('Second')]
    await world.create('social-posts', {
      title: 'By hand',
      text: 'WORD number 1: something that stays true for years.',
      channels: [channels[0]],
      status: 'scheduled',
      publishAt: '2027-03-20T09:00:00.000Z',
    })
    const campaign = await world.campaign({ kind: 'evergreen', status: 'running', channels, cooldown: 'P1D', pool: texts(6, 'Word') })
    const said = async () => (await world.postsOf(campaign.id)).filter(({ status }) => status !== 'cancelled').map(({ text }) => text)
    await world.plan()
    const first = await said()
    expect(first).toHaveLength(5)
    expect(new Set(first).size).toBe(5)
    expect(first).not.toContain('Word number 1: something that stays true for years.')
    await pool.query("update social_deliveries set state = 'published', published_at = due_at")
    await pool.query("update social_posts set status = 'published'")
    world.clock.now = new Date('2029-03-05T07:00:00Z')
    await world.plan()
    expect(await said()).toEqual(first)
    expect((await world.campaignNow(campaign.id)).planMessage).toMatch(/First: 2 posts are missing in the week of 5 March/)
    await world.close()
  })
})
