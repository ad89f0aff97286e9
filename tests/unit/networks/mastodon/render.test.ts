import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mastodonLimits } from '../../../../src/networks/mastodon/limits.ts'
import { renderMastodon } from '../../../../src/networks/mastodon/render.ts'
import { channelFor, draftOf, pictureOf } from './channelFor.ts'

const withQuotes = channelFor(undefined, { learnt: { apiVersion: 7 } })
const long = 'A sentence that is long enough to be cut somewhere in its middle or at its end. '.repeat(12)

describe('rendering for Mastodon', () => {
  test('puts link and hashtags after the text', () => {
    const { content, problems } = renderMastodon(draftOf('Words.', { link: 'https://example.org/a', tags: ['OpenSource'] }), channelFor())
    expect(content.parts[0]?.text).toBe('Words.\n\nhttps://example.org/a\n\n#OpenSource')
    expect(problems).toEqual([])
  })

  test('names who made a picture, once, and not when the text does or when it is own work', () => {
    const render = (text: string, ...credits: string[]) =>
      renderMastodon(draftOf(text, { media: credits.map((credit, index) => pictureOf(`p${index}`, { credit })) }), channelFor()).content.parts[0]?.text
    expect(render('Words.', 'Ada', 'Grace', 'Ada')).toBe('Words.\n\n📷 Ada, Grace')
    expect(render('Thanks to Ada!', 'ada')).toBe('Thanks to Ada!')
    expect(render('Words.', 'Own work')).toBe('Words.')
    expect(render('Words.', ' ')).toBe('Words.')
  })

  test('keeps the credit when the text is shortened', () => {
    const { content } = renderMastodon(draftOf(long, { media: [pictureOf('p', { credit: 'Ada' })] }), channelFor())
    expect(content.parts[0]?.text).toMatch(/📷 Ada$/)
  })

  test('counts the content warning as part of the text', () => {
    const text = 'x'.repeat(495)
    expect(renderMastodon(draftOf(text), channelFor()).problems).toEqual([])
    const warned = renderMastodon(draftOf(text, { contentWarning: 'Spiders' }), channelFor())
    expect(warned.problems.map(({ path, level }) => [path, level])).toEqual([['text', 'warn']])
    expect(warned.content.contentWarning).toBe('Spiders')
    expect(mastodonLimits(channelFor()).measure(warned.content.parts[0]?.text ?? '', { contentWarning: 'Spiders' })).toBeLessThanOrEqual(500)
  })

  test('blocks a content warning that leaves no room for a text', () => {
    const { problems } = renderMastodon(draftOf('Words.', { contentWarning: 'w'.repeat(500) }), channelFor())
    expect(problems).toContainEqual(expect.objectContaining({ path: 'contentWarning', level: 'block' }))
  })

  test('turns a long text into a numbered thread when asked, with the pictures on its first part', () => {
    const { content, problems } = renderMastodon(draftOf(long, { overflow: 'thread', media: [pictureOf('p')] }), channelFor())
    expect(content.parts.length).toBeGreaterThan(1)
    expect(content.parts.map((part) => part.media.length)).toEqual(content.parts.map((_, index) => (index === 0 ? 1 : 0)))
    expect(problems).toEqual([])
  })

  test('appends the parts that were written by hand, each fitted by itself', () => {
    const { content, problems } = renderMastodon(
      draftOf('One.', {
        more: [
          { text: 'Two.', media: [pictureOf('p')] },
          { text: long, media: [] },
          { text: ' ', media: [] },
        ],
      }),
      channelFor(),
    )
    expect(content.parts).toHaveLength(4)
    expect(content.parts[1]).toMatchObject({ text: 'Two.', media: [{ id: 'p' }] })
    expect(problems.map(({ path, level }) => [path, level])).toEqual([
      ['more.1.text', 'warn'],
      ['more.2.text', 'block'],
    ])
  })

  test('boosts when there are no words, and quotes when there are', () => {
    const target = 'https://other.example/@ada/1'
    const boost = renderMastodon(draftOf('', { kind: 'share', target, link: 'https://example.org', tags: ['Tag'] }), withQuotes)
    expect(boost).toEqual({ content: { kind: 'share', target, parts: [{ text: '', media: [] }], link: 'https://example.org' }, problems: [] })
    expect(renderMastodon(draftOf('', { kind: 'share', target }), channelFor())).toMatchObject({ content: { kind: 'share', target }, problems: [] })
    const quote = renderMastodon(draftOf('Read this.', { kind: 'share', target }), withQuotes)
    expect(quote.content).toMatchObject({ kind: 'share', target, parts: [{ text: 'Read this.' }] })
  })

  test('links instead of quoting on a server without quotes, and says so', () => {
    const target = 'https://other.example/@ada/1'
    const { content, problems } = renderMastodon(draftOf('Read this.', { kind: 'share', target }), channelFor())
    expect(content).toMatchObject({ kind: 'post', parts: [{ text: `Read this.\n\n${target}` }] })
    expect(content.target).toBeUndefined()
    expect(problems.map(({ path, level }) => [path, level])).toEqual([['target', 'hint']])
  })

  test('cuts a description at the limit of the server', () => {
    const channel = channelFor(undefined, { learnt: { altText: 20 } })
    const { content, problems } = renderMastodon(draftOf('x', { media: [pictureOf('a', { alt: 'y'.repeat(21) }), pictureOf('b', { alt: 'y'.repeat(20) })] }), channel)
    expect(content.parts[0]?.media.map(({ alt }) => alt)).toEqual([`${'y'.repeat(19)}…`, 'y'.repeat(20)])
    expect(problems.map(({ path }) => path)).toEqual(['media.0.alt'])
  })

  test('uses the language of the channel when the post has none', () => {
    const channel = channelFor(undefined, { language: 'de' })
    expect(renderMastodon(draftOf('x'), channel).content.language).toBe('de')
    expect(renderMastodon(draftOf('x', { language: 'fr' }), channel).content.language).toBe('fr')
  })

  test('never renders a part over the limit without blocking it, whatever is written', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'word ', '. ', '\n', '👩‍👩‍👧', 'é', '@ada@other.example ', 'https://example.org/some/path?x=1 ', '#Tag ', '語'),
      maxLength: 400,
    })
    fc.assert(
      fc.property(words, fc.constantFrom('shorten', 'thread'), fc.option(fc.constantFrom('Warning', 'Food'), { nil: undefined }), (text, overflow, contentWarning) => {
        const { content, problems } = renderMastodon(draftOf(text, { overflow, contentWarning, link: 'https://example.org/post', tags: ['One', 'Two'] }), channelFor())
        if (problems.some((problem) => problem.level === 'block')) return
        const { measure, text: most } = mastodonLimits(channelFor())
        for (const part of content.parts) expect(measure(part.text, { contentWarning })).toBeLessThanOrEqual(most)
      }),
      { numRuns: 60, seed: 1 },
    )
  })
})
