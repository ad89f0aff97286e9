import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../../src/domain/content.ts'
import { xLimits } from '../../../../src/networks/x/limits.ts'
import { renderX } from '../../../../src/networks/x/render.ts'
import { channelFor, draftOf, pictureOf } from './xWorld.ts'

const render = (text: string, more: Partial<Draft> = {}, paidQuotes = false) => renderX(draftOf(text, more), channelFor(), { paidQuotes })
const levels = ({ problems }: ReturnType<typeof render>) => problems.map(({ path, level }) => [path, level])
const long = 'A sentence that is long enough to be cut somewhere in its middle or at its end. '.repeat(8)
const target = 'https://x.com/ada/status/123'

describe('rendering for X', () => {
  test('puts link and hashtags after the text', () => {
    const rendered = render('Words.', { link: 'https://example.org/a', tags: ['OpenSource'] })
    expect(rendered.content.parts[0]?.text).toBe('Words.\n\nhttps://example.org/a\n\n#OpenSource')
    expect(rendered.problems).toEqual([])
  })

  test('turns a long text into a thread when asked, with the pictures on its first part', () => {
    const rendered = render(long, { overflow: 'thread', media: [pictureOf('p')] })
    expect(rendered.content.parts.length).toBeGreaterThan(2)
    expect(rendered.content.parts.map(({ media }) => media.length)).toEqual(rendered.content.parts.map((_, index) => (index === 0 ? 1 : 0)))
    expect(rendered.problems).toEqual([])
  })

  test('cuts a long text else, and says by how much it is too long', () => {
    const rendered = render(long)
    expect(levels(rendered)).toEqual([['text', 'warn']])
    expect(rendered.problems[0]?.message).toContain(`${xLimits.measure(long.trim())} characters`)
  })

  test.each([
    ['See readme.md for more.', 'readme.md'],
    ['Written in main.py today', 'main.py'],
    ['On example.com now', 'example.com'],
  ])('warns that "%s" gets a link that nobody wrote', (text, word) => {
    const rendered = render(text)
    expect(levels(rendered)).toEqual([['text', 'hint']])
    expect(rendered.problems[0]?.message).toContain(`“${word}”`)
  })

  test('says nothing about addresses that were written as such', () => {
    expect(render('See https://example.org/readme.md and write to us').problems).toEqual([])
  })

  test('stops a second cashtag, and counts the same one once', () => {
    expect(levels(render('$ABC and $DEF'))).toEqual([['text', 'block']])
    expect(render('$ABC and $abc').problems).toEqual([])
  })

  test('writes a content warning in front of the text, because X has none', () => {
    const rendered = render('Many legs.', { contentWarning: 'Spiders' })
    expect(rendered.content.parts[0]?.text).toBe('Spiders\n\nMany legs.')
    expect(rendered.content.contentWarning).toBeUndefined()
    expect(levels(rendered)).toEqual([['contentWarning', 'hint']])
  })

  test('keeps four pictures, and cuts a description at 1000 without breaking a character', () => {
    const media = [pictureOf('a', { alt: '👍'.repeat(500) }), pictureOf('b', { alt: `${'👍'.repeat(500)}!` }), ...['c', 'd', 'e'].map((id) => pictureOf(id))]
    const rendered = render('Look.', { media })
    expect(rendered.content.parts[0]?.media.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
    expect(rendered.content.parts[0]?.media.slice(0, 2).map(({ alt }) => alt)).toEqual(['👍'.repeat(500), `${'👍'.repeat(499)}…`])
    expect(levels(rendered)).toEqual([
      ['media', 'warn'],
      ['media.1.alt', 'warn'],
    ])
  })

  test('judges further parts by hand as it judges the first', () => {
    const rendered = render('One.', {
      more: [
        { text: long, media: [] },
        { text: ' ', media: [] },
        { text: '$A and $B', media: [] },
      ],
    })
    expect(levels(rendered)).toEqual([
      ['more.0.text', 'warn'],
      ['more.1.text', 'block'],
      ['more.2.text', 'block'],
    ])
  })
})

describe('sharing and answering on X', () => {
  test('passes a post on when there are no words', () => {
    const rendered = render(' ', { kind: 'share', target, tags: ['NotSent'], link: 'https://example.org' })
    expect(rendered.content).toMatchObject({ kind: 'share', target, parts: [{ text: '', media: [] }] })
    expect(rendered.problems).toEqual([])
  })

  test('makes words a post with link and credit where quotes are not paid for', () => {
    const rendered = render('Read this.', { kind: 'share', target })
    expect(rendered.content).toMatchObject({ kind: 'post', parts: [{ text: `Read this.\n\n${target}\n\nvia @ada` }] })
    expect(rendered.content.target).toBeUndefined()
    expect(levels(rendered)).toEqual([['target', 'hint']])
    expect(render('@Ada says it.', { kind: 'share', target }).content.parts[0]?.text).toBe(`@Ada says it.\n\n${target}`)
  })

  test('quotes where quotes are paid for, but not with pictures', () => {
    expect(render('Read this.', { kind: 'share', target }, true).content).toMatchObject({ kind: 'share', target, parts: [{ text: 'Read this.' }] })
    const withPicture = render('Read this.', { kind: 'share', target, media: [pictureOf('p')] }, true)
    expect(withPicture.content.kind).toBe('post')
    expect(withPicture.problems[0]?.message).toContain('no pictures')
  })

  test('shares what is no post on X by its link', () => {
    const rendered = render('', { kind: 'share', target: 'https://mastodon.example/@ada/1' })
    expect(rendered.content.kind).toBe('post')
    expect(rendered.content.parts[0]?.text).toContain('https://mastodon.example/@ada/1')
    expect(rendered.content.parts[0]?.text).toContain('via @ada@mastodon.example')
  })

  test('says before an answer whom X lets an app answer, and stops one to another network', () => {
    expect(levels(render('Yes.', { kind: 'reply', target }))).toEqual([['target', 'hint']])
    expect(levels(render('Yes.', { kind: 'reply', target: 'https://mastodon.example/@ada/1' }))).toEqual([['target', 'block']])
    expect(levels(render('Yes.', { kind: 'reply' }))).toEqual([['target', 'block']])
  })
})

test('whatever is written, every part fits or a problem stops it', () => {
  const words = fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom('https://example.org/a?b=c', 'readme.md', '#Tag', '日本語', '👩‍👩‍👧', '\n\n')), {
    maxLength: 14,
  })
  fc.assert(
    fc.property(words, fc.constantFrom('shorten' as const, 'thread' as const), fc.option(fc.webUrl(), { nil: undefined }), (list, overflow, link) => {
      const rendered = render(list.join(' '), { overflow, link, tags: ['One', 'Two'] })
      if (rendered.problems.some(({ level }) => level === 'block')) return true
      return rendered.content.parts.every(({ text }) => xLimits.measure(text) <= 280)
    }),
    { numRuns: 25 },
  )
}, 20_000)
