import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitFor } from '../helpers/waitFor.ts'
import { createWorld, type DeliveryRow, lexical, type World } from '../helpers/world.ts'

type Post = { id: number; status: string; text: string; title: string; angle: string; link?: string; tags: string[]; publishAt: string; channels: number[] }

const content = lexical(
  'Forty people came to the library in Lisbon last Saturday and wrote their first web page. Many of them had never written a line of code before that morning.',
  'By five in the afternoon every single table had a blog of its own running on the internet. The coaches went home tired and happy.',
)

describe('an article and its promotion', () => {
  let world: World

  beforeAll(async () => {
    world = await createWorld()
    await world.channel('Girls')
    await world.channel('Second')
    await world.channel('Asleep', { standing: 'dormant' })
  })
  afterAll(() => world?.close())

  const promotionOf = async (article: number): Promise<Post[]> => {
    const [row] = await world.find<{ id: number }>('social-promotions', { key: { equals: `posts:${article}` } })
    return row ? world.find<Post>('social-posts', { promotion: { equals: row.id } }) : []
  }
  /** Waits until the worker has looked at the newest save of an article. */
  const followed = (article: number) =>
    waitFor(async () => {
      const { rows } = await world.payload.db.pool.query('select 1 from social_notes where key = $1', [`posts:${article}`])
      return rows.length === 0
    })
  const publish = async (data: Record<string, unknown>) => {
    const article = await world.create<{ id: number }>('posts', { content, _status: 'published', ...data })
    await followed(article.id)
    return article
  }
  const deliveriesOf = async (posts: Post[]): Promise<DeliveryRow[]> => world.deliveries({ post: { in: posts.map((post) => post.id) } })

  it('goes out at once on every channel that is not dormant, and a second angle waits three weeks', async () => {
    const article = await publish({ title: 'Forty first web pages in Lisbon', slug: 'lisbon' })
    const posts = await promotionOf(article.id)
    expect(posts.map((post) => post.angle)).toEqual(['launch', 'angle-2'])
    const [launch, second] = posts as [Post, Post]
    expect(launch.channels).toHaveLength(2)
    expect(new Date(second.publishAt).getTime() - new Date(launch.publishAt).getTime()).toBeGreaterThan(20.5 * 86_400_000)
    expect(second.text).not.toBe(launch.text)
    const sent = await world.settled({ post: { equals: launch.id } }, ['published'])
    expect(sent).toHaveLength(2)
    const statuses = world.mastodon.statuses().filter((status) => status.text.includes('Lisbon'))
    expect(statuses).toHaveLength(2)
    expect(statuses[0]?.text).toContain('/lisbon')
    expect(statuses[0]?.text).toContain('utm_source=mastodon')
    await waitFor(async () => (await promotionOf(article.id))[0]?.status === 'published')
  })

  it('is not promoted again by saving, republishing, another locale or a restored version', async () => {
    const article = await publish({ title: 'Only once in Porto', slug: 'porto' })
    const before = (await promotionOf(article.id)).map((post) => post.id)
    await world.update('posts', article.id, { meta: { description: 'A new summary.' } })
    await world.update('posts', article.id, { title: 'Solo una vez en Oporto', _status: 'published' }, { locale: 'es' })
    await world.update('posts', article.id, { title: 'A draft over it' }, { draft: true })
    await world.update('posts', article.id, { title: 'Only once in Porto', _status: 'published' })
    const versions = await world.payload.findVersions({ collection: 'posts' as never, where: { parent: { equals: article.id } } as never, sort: 'createdAt', limit: 1 })
    await world.payload.restoreVersion({ collection: 'posts' as never, id: String(versions.docs[0]?.id) })
    await followed(article.id)
    expect((await promotionOf(article.id)).map((post) => post.id)).toEqual(before)
    await world.settled({ post: { equals: before[0] } }, ['published'])
    expect(world.mastodon.statuses().filter((status) => status.text.includes('/porto'))).toHaveLength(2)
  })

  it('is not written for a draft, nor for an autosave while writing', async () => {
    const draft = await world.create<{ id: number }>('posts', { title: 'Not yet', slug: 'not-yet', _status: 'draft' }, { draft: true } as never)
    await world.update('posts', draft.id, { title: 'Not yet, really' }, { draft: true, autosave: true })
    expect(await world.find('social-promotions', { key: { equals: `posts:${draft.id}` } })).toEqual([])
  })

  it('follows a changed title and slug as long as it is not sent, and keeps what a person wrote', async () => {
    const article = await publish({ title: 'A first title for Braga', slug: 'braga' })
    const [, second] = (await promotionOf(article.id)) as [Post, Post]
    await world.update('posts', article.id, { title: 'A better title for Braga', slug: 'braga-better', _status: 'published' })
    await followed(article.id)
    const [, updated] = (await promotionOf(article.id)) as [Post, Post]
    expect(updated.link).toContain('braga-better')
    expect(updated.title).toContain('A better title')
    await world.update('social-posts', second.id, { text: 'My own words about Braga.' })
    await world.update('posts', article.id, { title: 'A third title for Braga', slug: 'braga-third', _status: 'published' })
    await followed(article.id)
    const [, kept] = (await promotionOf(article.id)) as [Post, Post]
    expect(kept.text).toBe('My own words about Braga.')
    expect(kept.link).toContain('braga-third')
    const [delivery] = await world.deliveries({ post: { equals: second.id } })
    expect(delivery?.parts).toEqual([])
  })

  it('withdraws what is unsent when the article is unpublished, and revives it when it comes back', async () => {
    const article = await publish({ title: 'Away and back in Faro', slug: 'faro' })
    const posts = await promotionOf(article.id)
    await world.settled({ post: { equals: posts[0]?.id } }, ['published'])
    await world.update('posts', article.id, { _status: 'draft' })
    await followed(article.id)
    const [launch, second] = (await promotionOf(article.id)) as [Post, Post]
    expect(launch.status).toBe('published')
    expect(second.status).toBe('cancelled')
    expect((await deliveriesOf([second])).map((row) => row.state)).toEqual(['cancelled', 'cancelled'])
    await world.update('posts', article.id, { _status: 'published' })
    await followed(article.id)
    const [, revived] = (await promotionOf(article.id)) as [Post, Post]
    expect(revived.status).toBe('scheduled')
    expect((await deliveriesOf([revived])).map((row) => row.state)).toEqual(['scheduled', 'scheduled'])
    expect(await promotionOf(article.id)).toHaveLength(2)
  })

  it('withdraws what is unsent when the article is trashed or deleted', async () => {
    const trashed = await publish({ title: 'Into the bin', slug: 'bin' })
    await world.update('posts', trashed.id, { deletedAt: new Date().toISOString() })
    await followed(trashed.id)
    expect((await promotionOf(trashed.id))[1]?.status).toBe('cancelled')
    const deleted = await publish({ title: 'Gone for good', slug: 'gone' })
    const posts = await promotionOf(deleted.id)
    await world.payload.delete({ collection: 'posts' as never, id: deleted.id })
    await followed(deleted.id)
    expect((await deliveriesOf(posts.slice(1))).every((row) => row.state === 'cancelled')).toBe(true)
  })

  it('lets the editor opt an article out, or choose its channels', async () => {
    const quiet = await publish({ title: 'Between us', slug: 'between-us', socialPromotion: { optOut: true } })
    expect(await promotionOf(quiet.id)).toEqual([])
    const [first] = await world.find<{ id: number }>('social-channels')
    const chosen = await publish({ title: 'Just one place', slug: 'one-place', socialPromotion: { channels: [first?.id] } })
    expect((await promotionOf(chosen.id)).map((post) => post.channels)).toEqual([[first?.id], [first?.id]])
  })

  it('asks first, or stays silent, where the editors chose so for the source', async () => {
    await world.payload.updateGlobal({ slug: 'social-settings' as never, data: { sources: [{ collection: 'posts', promote: 'ask' }] } as never })
    const asked = await publish({ title: 'Ask me first', slug: 'ask-me' })
    const drafts = await promotionOf(asked.id)
    expect(drafts.map((post) => post.status)).toEqual(['draft', 'draft'])
    expect(await deliveriesOf(drafts)).toEqual([])
    await world.payload.updateGlobal({ slug: 'social-settings' as never, data: { sources: [{ collection: 'posts', promote: 'off' }] } as never })
    const off = await publish({ title: 'Say nothing', slug: 'nothing' })
    expect(await promotionOf(off.id)).toEqual([])
    await world.payload.updateGlobal({ slug: 'social-settings' as never, data: { sources: [] } as never })
  })

  it('does not take an article for new that was public before the plugin knew it', async () => {
    const old = await world.create<{ id: number }>('posts', { title: 'An old story', slug: 'old', content, _status: 'published' }, {
      context: { socialCampaigns: { promote: false } },
    } as never)
    await world.update('posts', old.id, { title: 'An old story, corrected', _status: 'published' })
    await followed(old.id)
    expect(await promotionOf(old.id)).toEqual([])
  })
})
