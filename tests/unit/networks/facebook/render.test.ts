import { describe, expect, test } from 'vitest'
import { facebook } from '../../../../src/networks/facebook/facebook.ts'
import { channelFor, draftOf, pictureOf } from './channelFor.ts'

const network = facebook()
const channel = channelFor()
const render = (...args: Parameters<typeof draftOf>) => network.render(draftOf(...args), channel)
const blocks = (rendered: ReturnType<typeof render>) => rendered.problems.filter(({ level }) => level === 'block').map(({ path }) => path)

describe('rendering for Facebook', () => {
  test('takes 63,206 characters and not one more', () => {
    const edge = 'a '.repeat(31_603)
    expect(edge).toHaveLength(63_206)
    const whole = `${edge.slice(0, -1)}b`
    expect(render(whole)).toMatchObject({ content: { parts: [{ text: whole }] }, problems: [] })
    const past = render(`${whole}c`)
    expect(past.content.parts[0]?.text.length).toBeLessThanOrEqual(63_206)
    expect(past.problems).toMatchObject([{ path: 'text', level: 'warn' }])
  })

  test('attaches a link, of which Facebook makes the preview, and leaves the address out of the text', () => {
    const { content, problems } = render('Read this.', { link: 'https://example.org/a', card: { title: 'A title', description: '' } })
    expect(content).toEqual({ kind: 'post', parts: [{ text: 'Read this.', media: [] }], link: 'https://example.org/a' })
    expect(problems).toEqual([])
  })

  test('writes the link into the text beside pictures, where none can be attached', () => {
    expect(render('Look.', { link: 'https://example.org/a', media: [pictureOf('p')] }).content.parts[0]?.text).toBe('Look.\n\nhttps://example.org/a')
  })

  test('takes a post that is nothing but a link, and none that is nothing at all', () => {
    expect(blocks(render('', { link: 'https://example.org/a' }))).toEqual([])
    expect(blocks(render(' '))).toEqual(['text'])
  })

  test('makes a post with the link and a line of credit of every share, and says so', () => {
    const { content, problems } = render('Good words.', { kind: 'share', target: 'https://bsky.app/profile/ada.bsky.social/post/3k', link: 'https://example.org/a' })
    expect(content).toEqual({
      kind: 'share',
      target: 'https://bsky.app/profile/ada.bsky.social/post/3k',
      link: 'https://bsky.app/profile/ada.bsky.social/post/3k',
      parts: [{ text: 'Good words.\n\nvia ada.bsky.social', media: [] }],
    })
    expect(problems).toMatchObject([{ path: 'target', level: 'hint' }])
  })

  test('writes the link of a share into the text when there are pictures', () => {
    const { content } = render('Good words.', { kind: 'share', target: 'https://example.org/x', media: [pictureOf('p')] })
    expect(content.parts[0]?.text).toBe('Good words.\n\nhttps://example.org/x\n\nvia example.org')
  })

  test.each([
    ['https://www.facebook.com/djangogirls/posts/123456', []],
    ['https://m.facebook.com/djangogirls/posts/a-title/123456/', []],
    ['https://www.facebook.com/permalink.php?story_fbid=123456&id=99', []],
    ['https://www.facebook.com/99_123456', []],
    ['https://www.facebook.com/djangogirls/photos/a.1/123456', []],
    ['https://www.facebook.com/djangogirls/posts/pfbid02abcdef', ['target']],
    ['https://www.facebook.com/permalink.php?story_fbid=pfbid02abc&id=99', ['target']],
    ['https://www.facebook.com/share/p/abc/', ['target']],
    ['https://notfacebook.com/djangogirls/posts/123456', ['target']],
    ['ftp://www.facebook.com/djangogirls/posts/123456', ['target']],
    ['nonsense', ['target']],
  ])('answers %s: blocked fields %j', (target, expected) => {
    expect(blocks(render('Yes.', { kind: 'reply', target }))).toEqual(expected)
  })

  test('makes comments of what does not fit and of further parts', () => {
    const sentences = Array.from({ length: 1500 }, (_, index) => `Sentence number ${index} says something of its own, at length.`).join(' ')
    const { parts } = render(sentences, { overflow: 'thread' }).content
    expect(parts.length).toBeGreaterThan(2)
    for (const part of parts.slice(1)) expect(part.text.length).toBeLessThanOrEqual(8000)
    const more = render('One.', { more: [{ text: 'c'.repeat(8001), media: [pictureOf('p')] }] })
    expect(more.problems.map(({ path }) => path)).toEqual(['more.0.media', 'more.0.text'])
    expect(more.content.parts[1]).toMatchObject({ media: [] })
  })

  test('says at save time that no Page is chosen', () => {
    const nobody = network.render(draftOf('x'), channelFor(undefined, ''))
    expect(nobody.problems).toMatchObject([{ path: 'channels', level: 'block' }])
    expect(network.render(draftOf('x'), channelFor(undefined, '', { learnt: { pageId: '99' } })).problems).toEqual([])
    expect(network.render(draftOf('x'), channelFor(undefined, 'djangogirls')).problems).toHaveLength(1)
  })
})

describe('options of facebook()', () => {
  test.each([[{ version: '26.0' }], [{ version: 'v26' }], [{ clientId: 'x' }], [{ clientSecret: 'x' }]])('refuses %j at boot', (options) => {
    expect(() => facebook(options)).toThrow(/^payload-social-campaigns: facebook\(/)
  })

  test('connects by a button only with an app', () => {
    expect(facebook().connect).toBeUndefined()
    expect(facebook({ clientId: 'x', clientSecret: 'y' }).connect).toBeDefined()
  })
})
