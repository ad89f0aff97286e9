import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assembleText } from '../../../src/text/fitText.ts'
import { findHashtags, findMentions, findUrls } from '../../../src/text/hashtags.ts'
import { countGraphemes, countMastodon, countUtf8Bytes, countX } from '../../../src/text/measure.ts'
import { splitThread } from '../../../src/text/splitThread.ts'
import { generatedText } from './samples.ts'

const link = 'https://example.com/articles/7'
const measures = { graphemes: countGraphemes, bytes: countUtf8Bytes, mastodon: (text: string) => countMastodon(text), x: countX }

function split(body: string, max: number, more: { link?: string; tags?: string[]; suffix?: string; maxParts?: number; linkIn?: 'first' | 'last' } = {}) {
  return splitThread({ body, ...more, measure: countGraphemes, max })
}

/** The parts without their numbers, after looking at the numbers. */
function unnumbered(parts: readonly string[]): string[] {
  return parts.map((part, index) => {
    const number = `\n\n${index + 1}/${parts.length}`
    expect(part.endsWith(number)).toBe(true)
    return part.slice(0, -number.length)
  })
}

describe('a thread', () => {
  it('is one part without a number when everything fits', () => {
    expect(split('Hello.', 60, { link, tags: ['One'] })).toEqual({ parts: [`Hello.\n\n${link}\n\n#One`], fits: true })
  })

  it('splits at paragraphs first', () => {
    expect(split('The first paragraph. It is short.\n\nThe second paragraph. It is short, too.', 60).parts).toEqual([
      'The first paragraph. It is short.\n\n1/2',
      'The second paragraph. It is short, too.\n\n2/2',
    ])
  })

  it('splits at a paragraph although more sentences would fit', () => {
    expect(split('The first paragraph is quite long here.\n\nShort one. Another sentence that goes on for a while.', 60).parts).toEqual([
      'The first paragraph is quite long here.\n\n1/2',
      'Short one. Another sentence that goes on for a while.\n\n2/2',
    ])
  })

  it('splits at sentences where a paragraph would leave a part half empty', () => {
    expect(split('Hi.\n\nThe first sentence is this. The second sentence is that. The third.', 45).parts).toEqual([
      'Hi.\n\nThe first sentence is this.\n\n1/2',
      'The second sentence is that. The third.\n\n2/2',
    ])
  })

  it('splits at words in a long sentence, without an ellipsis', () => {
    expect(split('one two three four five six seven eight nine ten', 25).parts).toEqual(['one two three four\n\n1/3', 'five six seven eight\n\n2/3', 'nine ten\n\n3/3'])
  })

  it('splits Japanese at sentences and words', () => {
    expect(split('新しい号が出ました。四十ページです！地図もあります。', 16).parts).toEqual(['新しい号が出ました。\n\n1/3', '四十ページです！\n\n2/3', '地図もあります。\n\n3/3'])
    expect(split('吾輩は猫である名前はまだ無い', 12).parts).toEqual(['吾輩は猫である\n\n1/2', '名前はまだ無い\n\n2/2'])
  })

  it('puts link, hashtags and suffix into the last part, with a sentence', () => {
    expect(split('The first sentence is this. The second sentence is that.', 60, { link, tags: ['One', 'Two'], suffix: 'Ad' })).toEqual({
      parts: [`The first sentence is this.\n\n1/3`, 'The second sentence is that.\n\n2/3', `${link}\n\n#One #Two\n\nAd\n\n3/3`],
      fits: true,
    })
    expect(split('The first sentence is this. The second sentence is that.', 75, { link, tags: ['One'] })).toEqual({
      parts: ['The first sentence is this.\n\n1/2', `The second sentence is that.\n\n${link}\n\n#One\n\n2/2`],
      fits: true,
    })
  })

  it('gives link and hashtags a part of their own when not even the last sentence fits beside them', () => {
    expect(split('The first one. The second sentence is longer.', 52, { link, tags: ['One', 'Two'] })).toEqual({
      parts: ['The first one. The second sentence is longer.\n\n1/2', `${link}\n\n#One #Two\n\n2/2`],
      fits: true,
    })
  })

  it('puts the link into the first part when asked', () => {
    expect(split('The first sentence is this. The second sentence is that.', 64, { link, tags: ['One'], linkIn: 'first' }).parts).toEqual([
      `The first sentence is this.\n\n${link}\n\n1/2`,
      'The second sentence is that.\n\n#One\n\n2/2',
    ])
  })

  it('adds neither link nor hashtags that the body has', () => {
    const { parts } = split(`The first sentence has ${link} and #One. The second sentence is that.`, 70, { link, tags: ['one'] })
    expect(parts).toEqual([`The first sentence has ${link} and #One.\n\n1/2`, 'The second sentence is that.\n\n2/2'])
    expect(split(`The first sentence is this. The second has ${link}.`, 60, { link, linkIn: 'first' }).parts).toEqual([
      'The first sentence is this.\n\n1/2',
      `The second has ${link}.\n\n2/2`,
    ])
  })

  it('counts the number of each part, also when there are ten and more', () => {
    const { parts, fits } = split('word '.repeat(300), 40)
    expect(fits).toBe(true)
    expect(parts.length).toBeGreaterThan(40)
    expect(Math.max(...parts.map(countGraphemes))).toBe(40)
    expect(parts[0]).toMatch(/\n\n1\/\d\d$/)
  })

  it('shortens the rest into the last part that is allowed, and says that not everything is in', () => {
    expect(split('The first sentence is this. The second sentence is that. The third sentence is here.', 45, { maxParts: 2, tags: ['One'] })).toEqual({
      parts: ['The first sentence is this.\n\n1/2', 'The second sentence is that.\n\n#One\n\n2/2'],
      fits: false,
    })
    const early = `The first sentence has ${link} and #One. The second sentence is that. The third one is much longer.`
    expect(split(early, 70, { link, tags: ['One'], maxParts: 2 })).toEqual({
      parts: [`The first sentence has ${link} and #One.\n\n1/2`, 'The second sentence is that. The third one is much longer.\n\n2/2'],
      fits: true,
    })
    expect(split(early, 60, { link, tags: ['One'], maxParts: 2 }).parts[1]).toBe('and #One. The second sentence is that.\n\n2/2')
    expect(split('one two three four five six', 12, { maxParts: 1 })).toEqual({ parts: ['one two…'], fits: false })
  })

  it('says when an address is longer than a part', () => {
    const { parts, fits } = split(`Before it. ${link}/very/long/address/indeed After it.`, 30)
    expect(fits).toBe(false)
    expect(findUrls(parts.join('\n'))).toEqual([`${link}/very/long/address/indeed`])
    expect(split(`${link}/very/long/address/indeed`, 30)).toEqual({ parts: [`${link}/very/long/address/indeed`], fits: false })
  })

  it('gives the link a part of its own when the first words are an address that leaves it no room', () => {
    expect(split(`${link}/first and then some`, 55, { link, linkIn: 'first' })).toEqual({ parts: [`${link}\n\n1/2`, `${link}/first and then some\n\n2/2`], fits: true })
  })

  it('says when the link does not fit beside the number', () => {
    expect(split('Some words that are too long for one part', link.length + 2, { link }).fits).toBe(false)
  })
})

describe('any text', () => {
  const input = fc.record({
    body: generatedText,
    link: fc.constantFrom(undefined, link),
    tags: fc.uniqueArray(fc.constantFrom('OpenSource', 'News', '日本'), { maxLength: 3 }),
    linkIn: fc.constantFrom('first' as const, 'last' as const),
    max: fc.integer({ min: 60, max: 160 }),
    by: fc.constantFrom('graphemes' as const, 'mastodon' as const, 'x' as const, 'bytes' as const),
  })

  it('is in the parts completely and in order, each part within the limit, nothing broken', () => {
    fc.assert(
      fc.property(input, ({ by, ...thread }) => {
        const measure = measures[by]
        const { parts, fits } = splitThread({ ...thread, measure })
        expect(parts.length).toBeGreaterThan(0)
        expect(parts.every((part) => part.isWellFormed())).toBe(true)
        expect(fits).toBe(parts.every((part) => measure(part) <= thread.max))
        const whole = assembleText(thread)
        const joined = (parts.length === 1 ? parts : unnumbered(parts)).join('\n')
        const withLinkLast = (text: string) => (thread.link === undefined ? text : text.replace(thread.link, '') + thread.link).replace(/\s+/gu, '')
        expect(withLinkLast(joined)).toBe(withLinkLast(whole))
        for (const find of [findUrls, findHashtags, findMentions]) {
          expect((parts.length === 1 ? parts : unnumbered(parts)).flatMap(find)).toEqual(expect.arrayContaining(find(whole)))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('is split the same every time', () => {
    fc.assert(
      fc.property(input, ({ by, ...thread }) => {
        expect(splitThread({ ...thread, measure: measures[by] })).toEqual(splitThread({ ...thread, measure: measures[by] }))
      }),
      { numRuns: 50 },
    )
  })

  it('is never measured in large pieces more than once', () => {
    const calls: number[] = []
    const measure = (text: string) => {
      calls.push(text.length)
      return countGraphemes(text)
    }
    const { parts } = splitThread({ body: 'Some words of a sentence. '.repeat(1000), measure, max: 300 })
    expect(calls.filter((length) => length > 2000)).toHaveLength(1)
    expect(calls.length).toBeLessThan(parts.length * 40)
  })
})
