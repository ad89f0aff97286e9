import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../../src/domain/content.ts'
import { linkedin } from '../../../../src/networks/linkedin/linkedin.ts'
import { channelFor, draftOf, pictureOf } from './channelFor.ts'

const network = linkedin()
const channel = channelFor()
const render = (...args: Parameters<typeof draftOf>) => network.render(draftOf(...args), channel)
const blocks = (rendered: ReturnType<typeof render>) => rendered.problems.filter(({ level }) => level === 'block').map(({ path }) => path)

describe('rendering for LinkedIn', () => {
  test('takes 3000 characters with escapes, and not one more', () => {
    expect(network.limits(channel).measure('a(b)')).toBe(6)
    const edge = `${'a'.repeat(2998)}(`
    expect(render(edge).content.parts.map(({ text }) => text)).toEqual([edge])
    const past = render(`${'a '.repeat(1499)}((`)
    expect(past.content.parts[0]?.text).not.toContain('((')
    expect(past.problems).toMatchObject([{ path: 'text', level: 'warn' }])
    expect(past.problems[0]?.message).toContain('LinkedIn takes 3000')
  })

  test('makes an article of a link with a card, and leaves the address out of the text', () => {
    const { content, problems } = render('Read this.', { link: 'https://example.org/a', card: { title: 'A title', description: 'About it', image: pictureOf('hero') } })
    expect(content.parts).toEqual([{ text: 'Read this.', media: [], card: { url: 'https://example.org/a', title: 'A title', description: 'About it', image: pictureOf('hero') } }])
    expect(content.link).toBe('https://example.org/a')
    expect(problems).toEqual([])
  })

  test.each([
    ['without a card', {}],
    ['with a card that has no title', { card: { title: ' ', description: 'x' } }],
    ['beside pictures', { card: { title: 'A title', description: '' }, media: [pictureOf('p')] }],
  ])('writes the link into the text %s, because LinkedIn reads no page', (_name, more) => {
    const { content } = render('Read this.', { link: 'https://example.org/a', ...more })
    expect(content.parts[0]?.text).toContain('https://example.org/a')
    expect(content.parts[0]?.card).toBeUndefined()
  })

  test('takes a post that is nothing but a card, and none that is nothing at all', () => {
    expect(blocks(render('', { link: 'https://example.org/a', card: { title: 'A title', description: '' } }))).toEqual([])
    expect(blocks(render(' '))).toEqual(['text'])
  })

  test('cuts a card to what LinkedIn takes', () => {
    const { content } = render('x', { link: 'https://example.org/a', card: { title: 't'.repeat(401), description: 'd'.repeat(5000) } })
    expect(content.parts[0]?.card?.title).toHaveLength(400)
    expect(content.parts[0]?.card?.description).toHaveLength(4086)
  })

  test('lets a long text go on in comments, each within what a comment takes', () => {
    const text = Array.from({ length: 120 }, (_, index) => `Sentence number ${index} says something of its own, at some length.`).join(' ')
    const { parts } = render(text, { overflow: 'thread', link: 'https://example.org/a' }).content
    expect(parts.length).toBeGreaterThan(2)
    expect(parts[0]?.text.length).toBeGreaterThan(2500)
    expect(parts[0]?.text).toContain('https://example.org/a')
    for (const part of parts.slice(1)) expect(part.text.length).toBeLessThanOrEqual(1250)
    expect(parts.map(({ text: part }) => part.replace(/\n\n\d+\/\d+$/, '').replace('\n\nhttps://example.org/a', '')).join(' ')).toBe(text)
  })

  test('makes comments of further parts and says what comments cannot carry', () => {
    const { content, problems } = render('One.', {
      more: [
        { text: 'b'.repeat(1251), media: [pictureOf('p')] },
        { text: '', media: [] },
      ],
    })
    expect(content.parts.map(({ text, media }) => [text.length <= 1250, media.length])).toEqual([
      [true, 0],
      [true, 0],
      [true, 0],
    ])
    expect(problems.map(({ path, level }) => [path, level])).toEqual([
      ['more.0.media', 'warn'],
      ['more.0.text', 'warn'],
      ['more.1.text', 'block'],
    ])
  })

  test('keeps a comment of exactly 1250 characters whole', () => {
    const edge = 'b'.repeat(1250)
    const { content, problems } = render('One.', { more: [{ text: edge, media: [] }] })
    expect(content.parts[1]?.text).toBe(edge)
    expect(problems).toEqual([])
  })

  test('puts a content warning on the first line', () => {
    expect(render('Text.', { contentWarning: 'Spiders' }).content.parts[0]?.text).toBe('CW: Spiders\n\nText.')
  })

  test('names who made the pictures', () => {
    expect(render('Look.', { media: [pictureOf('p', { credit: 'Grace' })] }).content.parts[0]?.text).toBe('Look.\n\n📷 Grace')
  })

  test.each([
    ['https://www.linkedin.com/feed/update/urn:li:share:123/', 'share'],
    ['https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A123', 'share'],
    ['https://de.linkedin.com/posts/ada_a-title-ugcPost-123-AbCd/', 'share'],
    ['https://www.linkedin.com/embed/feed/update/urn:li:share:123?x=1', 'share'],
    ['urn:li:share:123', 'share'],
    ['https://www.linkedin.com/posts/ada_a-title-activity-123-AbCd', 'post'],
    ['https://lnkd.in/abc', 'post'],
    ['https://mastodon.social/@ada/123', 'post'],
    ['https://evil-linkedin.com/feed/update/urn:li:share:123/', 'post'],
  ])('shares %s as a %s', (target, kind) => {
    const { content, problems } = render('Good words.', { kind: 'share', target })
    expect(content.kind).toBe(kind)
    expect(problems.map(({ path, level }) => [path, level])).toEqual(kind === 'post' ? [['target', 'hint']] : [])
    if (kind === 'post') expect(content.parts[0]?.text).toContain(target)
  })

  test('credits a post that can only be passed on as a link', () => {
    const { content } = render('Good words.', { kind: 'share', target: 'https://mastodon.social/@ada/123' })
    expect(content.parts[0]?.text).toBe('Good words.\n\nhttps://mastodon.social/@ada/123\n\nvia @ada@mastodon.social')
  })

  test('reshares without words, and leaves out pictures that a reshare cannot have', () => {
    const target = 'urn:li:share:123'
    expect(render('', { kind: 'share', target }).content.parts).toEqual([{ text: '', media: [] }])
    const { content, problems } = render('Words.', { kind: 'share', target, media: [pictureOf('p')] })
    expect(content.parts[0]?.media).toEqual([])
    expect(problems).toMatchObject([{ path: 'media', level: 'warn' }])
  })

  test('answers any address that names a post, also an activity, and nothing else', () => {
    expect(blocks(render('Yes.', { kind: 'reply', target: 'https://www.linkedin.com/posts/ada_a-title-activity-123-AbCd' }))).toEqual([])
    expect(blocks(render('Yes.', { kind: 'reply', target: 'https://example.org/a' }))).toEqual(['target'])
    expect(render('x'.repeat(1251), { kind: 'reply', target: 'urn:li:share:1' }).content.parts[0]?.text.length).toBeLessThanOrEqual(1250)
  })

  test('says at save time that nobody is named who publishes', () => {
    const nobody = network.render(draftOf('x'), channelFor(undefined, ''))
    expect(nobody.problems).toMatchObject([{ path: 'channels', level: 'block' }])
    expect(nobody.problems[0]?.message).toContain('"Our LinkedIn"')
    expect(network.render(draftOf('x'), channelFor(undefined, '', { learnt: { author: 'urn:li:person:abc' } })).problems).toEqual([])
  })
})

describe('options of linkedin()', () => {
  test.each([[{ version: '2026-09' }], [{ version: '202613' }], [{ clientId: 'x' }], [{ clientSecret: 'x' }]])('refuses %j at boot', (options) => {
    expect(() => linkedin(options)).toThrow(/^payload-social-campaigns: linkedin\(/)
  })

  test('connects by a button only with an app', () => {
    expect(linkedin().connect).toBeUndefined()
    expect(linkedin({ clientId: undefined, clientSecret: undefined }).connect).toBeUndefined()
    expect(linkedin({ clientId: 'x', clientSecret: 'y' }).connect).toBeDefined()
  })

  test.each<[string, Partial<Draft>, string]>([
    ['an answer', { kind: 'reply', target: 'urn:li:share:1' }, 'so the answer will probably be refused'],
    ['further parts', { more: [{ text: 'Two.', media: [] }] }, 'so the further parts'],
  ])('says before %s that the access may not comment, where LinkedIn told so', (_name, more, words) => {
    const told = (scopes: string[], asked = more) => network.render(draftOf('One.', asked), { ...channel, learnt: { scopes } }).problems
    const [problem, ...others] = told(['w_organization_social'])
    expect(problem).toEqual({ path: 'channels', level: 'warn', message: expect.stringContaining(words) })
    expect(problem?.message).toContain('w_organization_social_feed')
    expect(others).toEqual([])
    expect(told(['w_organization_social_feed'])).toEqual([])
    expect(told(['w_organization_social'], {})).toEqual([])
  })

  test('passes a comment on as a link, not as the post above it', () => {
    const target = 'https://www.linkedin.com/feed/update/urn:li:share:123/?commentUrn=urn%3Ali%3Acomment%3A%28urn%3Ali%3Aactivity%3A1%2C2%29'
    const { content, problems } = render('Good words.', { kind: 'share', target })
    expect(content.kind).toBe('post')
    expect(problems).toMatchObject([{ path: 'target', level: 'hint', message: expect.stringContaining('reshares no comments') }])
  })
})
