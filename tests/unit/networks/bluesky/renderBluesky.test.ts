import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../../src/domain/content.ts'
import { renderBluesky } from '../../../../src/networks/bluesky/renderBluesky.ts'

const channel = { id: '1', name: 'Ours', network: 'bluesky', baseURL: 'https://bsky.social', language: 'en', settings: {}, learnt: {} }
const draft = (more: Partial<Draft>): Draft => ({ kind: 'post', text: '', tags: [], media: [], more: [], overflow: 'shorten', ...more })
const link = 'https://example.org/a?utm_source=bluesky'
/** As it is shown: the facet leads to the whole address. */
const shown = 'https://example.org/a'
const card = { title: 'A title', description: 'What it is about' }
const target = 'https://bsky.app/profile/ann.example/post/3kabc'
const blocks = (more: Partial<Draft>) => renderBluesky(draft(more), channel).problems.filter(({ level }) => level === 'block')
const partsOf = (more: Partial<Draft>) => renderBluesky(draft(more), channel).content.parts

describe('rendering for Bluesky', () => {
  test('puts the link into a card and leaves it out of the text', () => {
    expect(partsOf({ text: 'New on the blog.', link, card, tags: ['Blog'] })).toEqual([{ text: 'New on the blog.\n\n#Blog', media: [], card: { url: link, ...card } }])
  })

  test('puts the link into the text when there are pictures, because a post has either', () => {
    const media = [{ id: '1', alt: 'A picture' }]
    expect(partsOf({ text: 'New on the blog.', link, card, media })).toEqual([{ text: `New on the blog.\n\n${shown}`, media }])
  })

  test('puts the link into the text when nothing is known for a card', () => {
    expect(partsOf({ text: 'New.', link })).toEqual([{ text: `New.\n\n${shown}`, media: [] }])
  })

  test('keeps a card and the pictures on the first part of a thread only', () => {
    const parts = partsOf({ text: 'Sentences are here. '.repeat(40), overflow: 'thread', link, card })
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.map((part) => part.card?.url)).toEqual([link, ...parts.slice(1).map(() => undefined)])
  })

  test('keeps the pictures of each part written by hand', () => {
    const media = [{ id: '2', alt: 'Second' }]
    expect(partsOf({ text: 'One.', more: [{ text: 'Two.', media }] })).toEqual([
      { text: 'One.', media: [] },
      { text: 'Two.', media },
    ])
  })

  test('says which part of a thread is empty or was shortened', () => {
    expect(blocks({ text: 'One.', more: [{ text: ' ', media: [] }] })).toEqual([{ path: 'more.0.text', level: 'block', message: expect.stringContaining('Part 2') }])
    expect(renderBluesky(draft({ text: 'One.', more: [{ text: 'word '.repeat(100), media: [] }] }), channel).problems.map(({ path, level }) => [path, level])).toEqual([
      ['more.0.text', 'warn'],
    ])
  })

  test('blocks a text that cannot be made to fit', () => {
    const endless = `https://example.org/${'x'.repeat(400)}`
    expect(blocks({ text: '', link: endless })).toEqual([{ path: 'text', level: 'block', message: expect.stringContaining('too long for Bluesky') }])
  })

  test('turns a content warning into a label where there is one, and into the first line where there is none', () => {
    expect(renderBluesky(draft({ text: 'A painting.', contentWarning: 'Nudity' }), channel).content).toMatchObject({ contentWarning: 'Nudity', parts: [{ text: 'A painting.' }] })
    expect(partsOf({ text: 'It ends well.', contentWarning: 'Spoiler' })[0]?.text).toBe('CW: Spoiler\n\nIt ends well.')
  })

  test('makes room for the content warning when it shortens', () => {
    const [part] = partsOf({ text: 'Many words are here. '.repeat(30), contentWarning: 'Spoiler' })
    expect(part?.text.startsWith('CW: Spoiler\n\nMany')).toBe(true)
    expect(part?.text.length).toBeLessThanOrEqual(300)
  })

  test('passes a post on without words, without adding link or tags', () => {
    const { content, problems } = renderBluesky(draft({ kind: 'share', target, link, tags: ['Blog'] }), channel)
    expect(content.parts).toEqual([{ text: '', media: [] }])
    expect(problems).toEqual([])
  })

  test('warns that a bare repost has no further parts', () => {
    expect(renderBluesky(draft({ kind: 'share', target, more: [{ text: 'More', media: [] }] }), channel).problems.map(({ path }) => path)).toEqual(['more'])
  })

  test('blocks an answer to something that is not on Bluesky, and a share of what is no link at all', () => {
    expect(blocks({ kind: 'reply', text: 'Words.', target: 'https://mastodon.example/@a/1' }).map(({ path }) => path)).toEqual(['target'])
    expect(blocks({ kind: 'share', text: 'Words.', target: 'at://nothing' }).map(({ path }) => path)).toEqual(['target'])
    for (const kind of ['share', 'reply'] as const) expect(blocks({ kind, text: 'Words.', target })).toEqual([])
  })

  test('makes a post with the link and a line of credit of a share of something that is not on Bluesky', () => {
    const foreign = 'https://mastodon.example/@ada/1'
    const { content, problems } = renderBluesky(draft({ kind: 'share', text: 'Read this.', target: foreign, link, card }), channel)
    expect(content).toMatchObject({ kind: 'post', link: foreign, parts: [{ text: `Read this.\n\n${foreign}\n\nvia @ada@mastodon.example` }] })
    expect(content.target).toBeUndefined()
    expect(problems).toEqual([])
    const long = renderBluesky(draft({ kind: 'share', text: 'Many words are here. '.repeat(40), target: foreign }), channel).content.parts[0]?.text ?? ''
    expect(long.endsWith(`${foreign}\n\nvia @ada@mastodon.example`)).toBe(true)
    expect(long.length).toBeLessThanOrEqual(300)
  })

  test('names who made the pictures, where the text does not', () => {
    const media = [{ id: '1', alt: 'A picture', credit: 'Ada' }]
    expect(partsOf({ text: 'Look.', media, more: [{ text: 'And here.', media }] }).map(({ text }) => text)).toEqual(['Look.\n\n📷 Ada', 'And here.\n\n📷 Ada'])
    expect(partsOf({ text: 'Look, by Ada.', media })[0]?.text).toBe('Look, by Ada.')
  })

  test("takes the channel's language where the post has none", () => {
    expect(renderBluesky(draft({ text: 'x' }), channel).content.language).toBe('en')
    expect(renderBluesky(draft({ text: 'x', language: 'de' }), channel).content.language).toBe('de')
  })

  test('never cuts a character of a long description', () => {
    const alt = '👨‍👩‍👧‍👦'.repeat(2001)
    const { content, problems } = renderBluesky(draft({ text: 'x', media: [{ id: '1', alt }] }), channel)
    expect(content.parts[0]?.media[0]?.alt).toBe(`${'👨‍👩‍👧‍👦'.repeat(1999)}…`)
    expect(problems).toEqual([{ path: 'media.0.alt', level: 'warn', message: expect.stringContaining('2000') }])
  })
})
