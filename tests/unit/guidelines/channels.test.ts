import { describe, expect, test } from 'vitest'
import { doNotEngage } from '../../../src/guidelines/checks/doNotEngage.ts'
import { dormantChannel } from '../../../src/guidelines/checks/dormantChannel.ts'
import { mentions } from '../../../src/guidelines/checks/mentions.ts'
import { notEmpty } from '../../../src/guidelines/checks/notEmpty.ts'
import { withinLimits } from '../../../src/guidelines/checks/withinLimits.ts'
import { languageMatches } from '../../../src/guidelines/server/languageMatches.ts'
import type { CheckedChannel } from '../../../src/guidelines/types.ts'
import { findingsOf, levelsOf, marked, mastodonChannel } from './findings.ts'

describe('channels', () => {
  test('that are dormant get nothing', () => {
    expect(levelsOf(dormantChannel(), 'Hello', {}, [mastodonChannel])).toBe('fine')
    expect(levelsOf(dormantChannel(), 'Hello', {}, [{ ...mastodonChannel, standing: 'occasional' }])).toBe('fine')
    expect(findingsOf(dormantChannel(), 'Hello', {}, [mastodonChannel, { id: 'x', name: 'X', network: 'x', standing: 'dormant' }])).toMatchObject([
      { level: 'block', channel: 'x' },
    ])
  })

  test('get what they take', () => {
    const limits = { text: 20, unit: 'characters', altText: 100, pictures: 1, needsPicture: false }
    const channel: CheckedChannel = { ...mastodonChannel, limits }
    expect(levelsOf(withinLimits(), 'Short enough', {}, [channel])).toBe('fine')
    expect(levelsOf(withinLimits(), 'This is longer than twenty', {}, [channel])).toBe('hint')
    expect(levelsOf(withinLimits(), { text: 'This is longer than twenty', overflow: 'thread' }, {}, [channel])).toBe('fine')
    expect(levelsOf(withinLimits(), 'Short enough', {}, [{ ...channel, measure: () => 21 }])).toBe('hint')
    expect(levelsOf(withinLimits(), { text: 'Hi', media: [{}, {}] }, {}, [channel])).toBe('warn')
    expect(levelsOf(withinLimits(), 'Hi', {}, [{ ...channel, limits: { ...limits, needsPicture: true } }])).toBe('block')
    expect(levelsOf(withinLimits(), { text: 'This is longer than twenty', variants: [{ channel: 'm', text: 'Short' }] }, {}, [channel])).toBe('fine')
  })
})

describe('an empty post', () => {
  test.each([{ text: '' }, { text: '  \n' }])('is blocked: %j', (post) => {
    expect(levelsOf(notEmpty(), post)).toBe('block')
  })

  test.each([
    { text: 'Hi' },
    { text: '', media: [{ alt: 'x' }] },
    { text: '', link: 'https://a.example' },
    { text: '', target: 'https://a.example' },
    { text: '', variants: [{ text: 'Hi' }] },
    { text: '', source: {} },
  ])('is not: %j', (post) => {
    expect(levelsOf(notEmpty(), post)).toBe('fine')
  })
})

describe('do not engage', () => {
  const doNotEngageWith = { doNotEngage: ['@troll@example.org', 'https://example.org/@angry/1'] }
  test.each([
    [{ text: 'Listen, @Troll@example.org!' }, 'block'],
    [{ text: 'Listen, @troll@example.organic!' }, 'fine'],
    [{ text: 'Listen, @trolley!' }, 'fine'],
    [{ kind: 'reply' as const, target: 'https://example.org/@angry/1/' }, 'block'],
    [{ kind: 'reply' as const, target: 'https://example.org/@angry/2' }, 'fine'],
    [{ kind: 'share' as const, target: 'https://fosstodon.org/@troll@example.org/77' }, 'block'],
  ])('%j: %s', (post, level) => {
    expect(levelsOf(doNotEngage(), post, doNotEngageWith)).toBe(level)
  })
})

describe('mentions', () => {
  test('of nobody warn where they stand', () => {
    const text = 'Thanks @ana@example.org and @nobody@example.org'
    const found = findingsOf(mentions(), text, { handles: { '@ana@example.org': true, '@nobody@example.org': false } })
    expect(marked(text, found)).toEqual(['@nobody@example.org'])
    expect(found[0]?.level).toBe('warn')
  })

  test('are not asked without a fact, nor for the beginning of another', () => {
    expect(levelsOf(mentions(), 'Thanks @nobody')).toBe('fine')
    expect(levelsOf(mentions(), 'Thanks @nobodyelse', { handles: { '@nobody': false } })).toBe('fine')
  })
})

describe('the language of a channel', () => {
  const spanish: CheckedChannel = { ...mastodonChannel, language: 'es' }
  const english = 'We are looking for volunteers who would like to help with our workshop next month in the city'
  test('is missed by a plain text in another one', () => {
    expect(findingsOf(languageMatches(), english, {}, [spanish])[0]).toMatchObject({ level: 'hint', message: expect.stringContaining('English') })
    expect(levelsOf(languageMatches(), english, {}, [{ ...spanish, language: 'en-GB' }])).toBe('fine')
  })

  test('is not guessed from short texts, names, tags and links', () => {
    expect(levelsOf(languageMatches(), 'Thank you, JetBrains!', {}, [spanish])).toBe('fine')
    expect(levelsOf(languageMatches(), 'pyOpenSci accepted a new package #Python', {}, [spanish])).toBe('fine')
    expect(levelsOf(languageMatches(), english, {}, [mastodonChannel])).toBe('fine')
    expect(levelsOf(languageMatches(), 'data science open source software package repository', {}, [spanish])).toBe('fine')
  })

  test('may be met by a variant', () => {
    const variant = { network: 'mastodon', text: 'Buscamos personas voluntarias que quieran ayudar con nuestro taller el próximo mes en la ciudad' }
    expect(levelsOf(languageMatches(), { text: english, variants: [variant] }, {}, [spanish])).toBe('fine')
  })
})
