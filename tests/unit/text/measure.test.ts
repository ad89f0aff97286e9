import { RichText } from '@atproto/api'
import fc from 'fast-check'
import twitter from 'twitter-text'
import { describe, expect, it } from 'vitest'
import { countGraphemes, countMastodon, countUtf8Bytes, countUtf16, countX } from '../../../src/text/measure.ts'
import { generatedText, samples } from './samples.ts'

describe('graphemes and bytes', () => {
  it.each(Object.entries(samples))('counts %s as Bluesky does', (_, text) => {
    const theirs = new RichText({ text })
    expect([countGraphemes(text), countUtf8Bytes(text)]).toEqual([theirs.graphemeLength, theirs.length])
  })

  it('counts any text as Bluesky does', () => {
    fc.assert(
      fc.property(fc.oneof(generatedText, fc.string({ unit: 'binary', maxLength: 100 })), (text) => {
        const theirs = new RichText({ text })
        expect([countGraphemes(text), countUtf8Bytes(text)]).toEqual([theirs.graphemeLength, theirs.length])
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    ['', 0, 0, 0],
    ['abc', 3, 3, 3],
    ['e\u0301', 1, 3, 2],
    ['👨‍👩‍👧‍👦', 1, 25, 11],
    ['🇩🇪🇯🇵', 2, 16, 8],
    ['👍🏽', 1, 8, 4],
    ['\r\n', 1, 2, 2],
    ['日本', 2, 6, 2],
  ])('finds in %j %i graphemes, %i bytes, %i code units', (text, graphemes, bytes, units) => {
    expect([countGraphemes(text), countUtf8Bytes(text), countUtf16(text)]).toEqual([graphemes, bytes, units])
  })
})

describe('X', () => {
  it.each([
    ['', 0],
    ['👨‍👩‍👧‍👦', 2],
    ['日本語', 6],
    ['see example.com now', 31],
    ['readme.md', 23],
    ['cafe\u0301', 4],
    ['https://example.com/a/very/long/path/that/is/longer/than/twenty-three', 23],
    ['a'.repeat(281), 281],
    ['two https://a.co and https://b.co', 4 + 23 + 5 + 23],
    ['日本語https://example.com/日本語', 6 + 23 + 6],
  ])('weighs %j as %i', (text, size) => {
    expect(countX(text)).toBe(size)
  })

  it.each(Object.entries(samples))('weighs %s as twitter-text does', (_, text) => {
    expect(countX(text)).toBe(twitter.parseTweet(text).weightedLength)
  })

  it('weighs any text as twitter-text does', () => {
    fc.assert(
      fc.property(generatedText, (text) => {
        expect(countX(text)).toBe(twitter.parseTweet(text).weightedLength)
      }),
      { numRuns: 400 },
    )
  })

  it('weighs a long text with addresses in little time', () => {
    const text = `${'新しい号が出ました。'.repeat(1000)} https://example.com/ja`
    const before = performance.now()
    expect(countX(text)).toBe(20_000 + 1 + 23)
    expect(performance.now() - before).toBeLessThan(500)
  })
})

describe('Mastodon', () => {
  it.each([
    ['hello', '', 5],
    ['hello', 'cw:', 8],
    ['   ', 'cw', 2],
    ['', '', 0],
    ['see https://example.com here', '', 4 + 23 + 5],
    ['see example.com here', '', 20],
    ['https://example.com/a/very/long/path/that/is/way/over/23/characters', '', 23],
    ['http://a.co', '', 23],
    ['look https://example.com/🐪/#camel here', '', 5 + 23 + 5],
    ['besøk https://grå.org/ idag', '', 6 + 23 + 5],
    ['参观 https://慕田峪长城.网址/ 今天', '', 3 + 23 + 3],
    ['https://example.com/日本語', '', 23],
    ['read https://example.com/x.', '', 5 + 23 + 1],
    ['read https://example.com/x, then', '', 5 + 23 + 6],
    ['(https://example.com/x)', '', 25],
    ['https://en.wikipedia.org/wiki/Diaspora_(software)', '', 23],
    ['(https://en.wikipedia.org/wiki/Diaspora_(software))', '', 25],
    ['https://example.com/?q=a(b)&c=d!', '', 24],
    ['https://example.com:8080/a?b=c#d', '', 23],
    ['https://example.com#part', '', 23 + 5],
    ['“https://example.com/x”', '', 1 + 23],
    ['HTTPS://EXAMPLE.COM/X', '', 23],
    ['https://localhost/page', '', 22],
    ['https://example.notadomain/page', '', 31],
    ['https://127.0.0.1/', '', 18],
    ['ftp://example.com/', '', 18],
    [`${'a'.repeat(10)}https://example.com/`, '', 30],
    ['日本https://example.com/', '', 25],
    [`https://${'b'.repeat(64)}.com/`, '', 77],
    [`https://${'b'.repeat(63)}.com/`, '', 23],
    ['✨'.repeat(500), '', 500],
    ['🏳️‍⚧️'.repeat(500), '', 500],
    ['hi @bob', '', 7],
    ['hi @bob@example.com', '', 7],
    ['hi @bob@example.com, and @eve@example.org.', '', 7 + 6 + 4 + 1],
    ['hi @arnt@grå.org', '', 8],
    ['mail arnt@example.org', '', 21],
    ['https://example.com/@alice@example.org', '', 23],
    ['https://example.com/x,@alice@example.org', '', 23],
    ['@a@b', '', 4],
    ['@alice@example.org@x', '', 20],
    [`@alice@${'b'.repeat(250)}.com`, '', 261],
    [`@alice@${'b'.repeat(30)}.com`, '', 6],
    ['text', 'see https://example.com', 27],
  ])('counts %j with warning %j as %i', (text, warning, size) => {
    expect(countMastodon(text, warning)).toBe(size)
  })

  it('counts an address of more than 4096 characters in full', () => {
    const text = `http://example.com/valid?${'#foo?'.repeat(1000)}`
    expect(countMastodon(text)).toBe(text.length)
  })

  it('counts what the server reserves for an address', () => {
    expect(countMastodon('see https://example.com/long/address/here', '', 10)).toBe(14)
  })

  it('counts only graphemes when there is neither an address nor a mention', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme-ascii' }), (text, warning) => {
        fc.pre(!/[:@]/.test(text) && text.trim() !== '')
        expect(countMastodon(text, warning)).toBe(countGraphemes(warning + text))
      }),
    )
  })

  it.each([
    ['letters', 'a'],
    ['dots', 'a.'],
    ['brackets', '('],
    ['open addresses', 'https://'],
    ['mentions', '@a'],
    ['marks', '!'],
    ['question marks', 'https://a.co/?'],
  ])('counts 50,000 characters of %s in little time', (_, unit) => {
    const before = performance.now()
    countMastodon(unit.repeat(50_000 / unit.length))
    expect(performance.now() - before).toBeLessThan(1000)
  })
})
