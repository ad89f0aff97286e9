import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frequency } from '../../../src/guidelines/checks/frequency.ts'
import { exactRepeat, nearDuplicate } from '../../../src/guidelines/checks/repeats.ts'
import { gramsOf, similarity } from '../../../src/guidelines/similarity.ts'
import type { RecentPost } from '../../../src/guidelines/types.ts'
import { levelsOf, mastodonChannel } from './findings.ts'

const publishAt = '2027-03-20T10:00:00Z'
const text = 'Applications for Django Girls Berlin are open now, and no experience is needed'
const earlier = (days: number, more: Partial<RecentPost> = {}): RecentPost => ({
  id: 'old',
  channel: 'm',
  text,
  at: new Date(Date.parse(publishAt) - days * 86_400_000).toISOString(),
  ...more,
})
const repeat = (recent: RecentPost[], post = {}) => levelsOf(exactRepeat(), { id: 'new', text, publishAt, ...post }, { recent }, [mastodonChannel])
const near = (recent: RecentPost[], post = {}) => levelsOf(nearDuplicate(), { id: 'new', text, publishAt, ...post }, { recent }, [mastodonChannel])

describe('the same words again', () => {
  test('block within 30 days on the same channel', () => {
    expect(repeat([earlier(30)])).toBe('block')
    expect(repeat([earlier(31)])).toBe('fine')
    expect(repeat([earlier(-2)])).toBe('block')
    expect(repeat([earlier(1, { channel: 'b' })])).toBe('fine')
  })

  test('are the same in other casing and spacing, not with another link', () => {
    expect(repeat([earlier(1, { text: `  ${text.toUpperCase()} ` })])).toBe('block')
    expect(repeat([earlier(1, { link: 'https://example.org' })])).toBe('fine')
    expect(repeat([earlier(1, { link: 'https://example.org' })], { link: 'https://example.org' })).toBe('block')
  })

  test('are no repeat where it is planned that they come again, but a post of that day all the same', () => {
    expect(repeat([earlier(1, { again: true })])).toBe('fine')
    expect(near([earlier(1, { again: true, text: `${text}!` })])).toBe('fine')
    expect(levelsOf(frequency({ perDay: 1 }), { id: 'new', text, publishAt }, { recent: [earlier(0, { again: true })] }, [mastodonChannel])).toBe('warn')
  })

  test('warn when nobody knows when', () => {
    expect(repeat([earlier(1, { at: undefined })])).toBe('warn')
  })

  test('do not count for the post itself, for answers, or for a word or two', () => {
    expect(repeat([earlier(1, { id: 'new' })])).toBe('fine')
    expect(repeat([earlier(1)], { kind: 'reply' })).toBe('fine')
    expect(repeat([earlier(1, { kind: 'reply' })])).toBe('fine')
    expect(repeat([earlier(1, { text: 'Thank you!' })], { text: 'Thank you!' })).toBe('fine')
  })

  test('count for the words of the channel', () => {
    expect(repeat([earlier(1)], { text: 'Something else entirely here', variants: [{ network: 'mastodon', text }] })).toBe('block')
    expect(repeat([earlier(1)], { variants: [{ network: 'mastodon', text: 'Something else entirely here' }] })).toBe('fine')
  })
})

describe('nearly the same words', () => {
  test('warn within 14 days on the same channel', () => {
    const almost = { text: text.replace('and no', 'no') }
    expect(near([earlier(14, almost)])).toBe('warn')
    expect(near([earlier(15, almost)])).toBe('fine')
    expect(near([earlier(1, { ...almost, channel: 'b' })])).toBe('fine')
    expect(near([earlier(1, { ...almost, at: undefined })])).toBe('hint')
  })

  test('warn for another link and tag', () => {
    expect(near([earlier(1, { text: `${text} https://a.example #Python` })], { text: `${text} https://b.example #Django` })).toBe('warn')
  })

  test.each([
    [
      'another day',
      'The CFP of our conference is open until 12 June, please send us your best ideas',
      'The CFP of our conference is open until 19 June, please send us your best ideas',
      'hint',
    ],
    ['another city', text, text.replace('Berlin', 'Lisbon'), 'hint'],
    ['another announcement', text, 'Our tutorial has a new chapter about templates, written by coaches', 'fine'],
    ['the very same', text, text, 'fine'],
  ])('%s: %s', (_name, first, second, level) => {
    expect(near([earlier(1, { text: first })], { text: second })).toBe(level)
  })

  test('are measured from 0 to 1, the same both ways, and 1 with oneself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const alike = similarity(gramsOf(a), gramsOf(b))
        expect(alike).toBeGreaterThanOrEqual(0)
        expect(alike).toBeLessThanOrEqual(1)
        expect(similarity(gramsOf(b), gramsOf(a))).toBe(alike)
      }),
    )
    expect(similarity(gramsOf(text), gramsOf(text))).toBe(1)
    expect(similarity(gramsOf(text), gramsOf(''))).toBe(0)
  })
})

describe('how often', () => {
  const many = (count: number, days = 0, more: Partial<RecentPost> = {}) => Array.from({ length: count }, (_, index) => earlier(days, { id: `${index}`, ...more }))
  const often = (recent: RecentPost[], channel = {}, post = {}) =>
    levelsOf(frequency({ perDay: 2, perWeek: 4 }), { id: 'new', publishAt, ...post }, { recent }, [{ ...mastodonChannel, ...channel }])

  test('warns above the posts of a day', () => {
    expect(often(many(1))).toBe('fine')
    expect(often(many(2))).toBe('warn')
    expect(often(many(2, 1))).toBe('fine')
  })

  test('the limit of the channel comes first', () => {
    expect(often(many(2), { dailyLimit: 3 })).toBe('fine')
    expect(often(many(1), { dailyLimit: 1 })).toBe('warn')
  })

  test('warns above the posts of seven days', () => {
    expect(often([...many(1, 1), ...many(1, 2), ...many(1, 6)])).toBe('fine')
    expect(often([...many(1, 1), ...many(1, 2), ...many(2, 6)])).toBe('warn')
    expect(often([...many(1, 1), ...many(1, 2), ...many(2, 8)])).toBe('fine')
  })

  test('counts days in the zone', () => {
    const late = [earlier(0, { id: '1', at: '2027-03-19T23:30:00Z' }), earlier(0, { id: '2', at: '2027-03-19T23:40:00Z' })]
    const at = (timezone: string) => levelsOf(frequency({ perDay: 2 }), { publishAt }, { recent: late, timezone }, [mastodonChannel])
    expect(at('UTC')).toBe('fine')
    expect(at('Europe/Berlin')).toBe('warn')
  })

  test('answers and posts without a time do not count', () => {
    expect(often(many(5, 0, { kind: 'reply' }))).toBe('fine')
    expect(often(many(5, 0, { at: undefined }))).toBe('fine')
    expect(often(many(5), {}, { kind: 'reply' })).toBe('fine')
    expect(often(many(5), {}, { publishAt: undefined })).toBe('fine')
  })
})
