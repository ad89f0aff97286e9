import { describe, expect, test } from 'vitest'
import { describeGuidelines, restoreGuidelines } from '../../../src/guidelines/everywhere.ts'
import { defaultGuidelines, withGuidelines } from '../../../src/guidelines/presets/defaultGuidelines.ts'
import { djangoGirls } from '../../../src/guidelines/presets/djangoGirls.ts'
import { pyOpenSci } from '../../../src/guidelines/presets/pyOpenSci.ts'
import { highestLevel, runGuidelines } from '../../../src/guidelines/runGuidelines.ts'
import type { Guideline, Level } from '../../../src/guidelines/types.ts'
import { blueskyChannel, mastodonChannel } from './findings.ts'

const rule = (id: string, remarks: (Level | undefined)[], more: Partial<Guideline> = {}): Guideline => ({
  id,
  title: id,
  defaultLevel: 'warn',
  where: 'everywhere',
  check: () => remarks.map((level, index) => ({ message: `${id} ${index}`, path: `text`, word: `word${index}`, ...(level && { level }) })),
  ...more,
})
const run = (guidelines: Guideline[], settings = {}, channels = [mastodonChannel, blueskyChannel]) => runGuidelines({ text: 'Hello' }, channels, {}, guidelines, settings)

describe('running guidelines', () => {
  test('gives findings in the order of the guidelines, with the default level where a remark has none', () => {
    expect(run([rule('b', [undefined, 'hint']), rule('a', ['block'])]).map(({ check, level }) => `${check} ${level}`)).toEqual(['b warn', 'b hint', 'a block'])
  })

  test('asks a rule about channels once for each of them, and tells which', () => {
    const perChannel = rule('a', [undefined], { per: 'channel' })
    expect(run([perChannel]).map(({ channel }) => channel)).toEqual(['m', 'b'])
    expect(run([perChannel], {}, [])).toEqual([])
    expect(run([rule('a', [undefined])])[0]).not.toHaveProperty('channel')
  })

  test.each([
    ['off', []],
    ['hint', ['hint', 'hint', 'hint']],
    ['warn', ['hint', 'warn', 'warn']],
    ['block', ['hint', 'block', 'block']],
  ] as const)('set to %s, changes the levels to %j and leaves milder findings milder', (level, expected) => {
    expect(run([rule('a', ['hint', 'warn', 'block'])], { checks: { a: { level } } }).map((finding) => finding.level)).toEqual(expected)
  })

  test('hands the options and the languages that are off to the check they are set for', () => {
    const seen: unknown[] = []
    const curious = rule('a', [], {
      check: (_post, _channel, context) => {
        seen.push(context.options, context.languagesOff, context.channels?.length)
        return []
      },
    })
    run([curious], { checks: { a: { options: { perDay: 3 }, languages: { en: false, de: true } } } })
    expect(seen).toEqual([{ perDay: 3 }, ['en'], 2])
  })

  test('always allows a word, whatever its casing', () => {
    expect(run([rule('a', [undefined, undefined])], { allowedWords: [' WORD1 '] }).map(({ word }) => word)).toEqual(['word0'])
  })

  test('never allows for good what blocks by itself, nor an address that blocks', () => {
    const words = { allowedWords: ['word0', 'word1'] }
    const blocked = (id: string, own: Level | undefined, settings = {}) => run([rule(id, [own])], { ...words, ...settings }).map(({ level }) => level)
    expect(blocked('a', 'block')).toEqual(['block'])
    expect(blocked('a', undefined, { checks: { a: { level: 'block' } } })).toEqual([])
    expect(blocked('affiliate-links', undefined)).toEqual([])
    expect(blocked('affiliate-links', undefined, { checks: { 'affiliate-links': { level: 'block' } } })).toEqual(['block'])
  })

  test('does not ignore what needs a second person', () => {
    const sensitive = rule('a', [], { check: () => [{ message: 'Sensitive.', path: 'text', level: 'hint', needsApproval: true }] })
    expect(run([sensitive], { ignored: [{ check: 'a', path: 'text' }] })).toHaveLength(1)
  })

  test('ignores a block that was overridden, by its words', () => {
    const block = [rule('a', ['block', 'block'])]
    expect(run(block, { ignored: [{ check: 'a', path: 'text' }], overridden: ['a|text||word0'] }).map(({ word }) => word)).toEqual(['word1'])
  })

  test('ignores a finding here, and nothing else', () => {
    const rules = [rule('a', [undefined, undefined]), rule('b', [undefined])]
    expect(run(rules, { ignored: [{ check: 'a', path: 'text', word: 'WORD0' }] }).map(({ check, word }) => `${check} ${word}`)).toEqual(['a word1', 'b word0'])
    expect(run(rules, { ignored: [{ check: 'a', path: 'text' }] }).map(({ check }) => check)).toEqual(['b'])
    expect(run(rules, { ignored: [{ check: 'a', path: 'link' }] })).toHaveLength(3)
  })

  test('ignores a finding on one channel only', () => {
    const perChannel = rule('a', [undefined], { per: 'channel' })
    expect(run([perChannel], { ignored: [{ check: 'a', path: 'text', channel: 'm' }] }).map(({ channel }) => channel)).toEqual(['b'])
  })

  test('lets a block be ignored only with an override', () => {
    const block = [rule('a', ['block'])]
    expect(run(block, { ignored: [{ check: 'a', path: 'text' }] })).toHaveLength(1)
    expect(run(block, { ignored: [{ check: 'a', path: 'text', override: true }] })).toEqual([])
  })

  test('knows the gravest level', () => {
    expect(highestLevel(run([rule('a', ['hint', 'block', 'warn'])]))).toBe('block')
    expect(highestLevel(run([rule('a', ['hint', 'warn'])]))).toBe('warn')
    expect(highestLevel([])).toBeUndefined()
  })
})

describe('the presets', () => {
  test.each([
    ['default', defaultGuidelines()],
    ['djangoGirls', djangoGirls()],
    ['pyOpenSci', pyOpenSci()],
  ])('%s has every guideline once', (_name, guidelines) => {
    const ids = guidelines.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.sort()).toEqual(
      defaultGuidelines()
        .map(({ id }) => id)
        .sort(),
    )
  })

  test('differ where the organisations differ', () => {
    const affiliate = { text: 'A good read: https://books.example/django?aff=7' }
    const levels = (guidelines: Guideline[]) => runGuidelines(affiliate, [], {}, guidelines).map(({ check, level }) => `${check} ${level}`)
    expect(levels(djangoGirls())).toEqual(['affiliate-links block'])
    expect(levels(pyOpenSci())).toEqual(['affiliate-links warn'])
    const figure = (guidelines: Guideline[]) => runGuidelines({ text: 'Crazy good cookies' }, [], {}, guidelines).map(({ check }) => check)
    expect(figure(pyOpenSci())).toEqual(['inclusive-language'])
    expect(figure(djangoGirls())).toEqual([])
  })

  test('a changed guideline takes the place of its namesake, a new one comes last', () => {
    const changed = withGuidelines([rule('a', []), rule('b', [])], rule('c', []), rule('a', ['block']))
    expect(changed.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(run(changed).map(({ level }) => level)).toEqual(['block'])
  })
})

describe('the same guidelines in a browser', () => {
  test('come from a description in JSON and say the same', () => {
    const described = JSON.parse(JSON.stringify(describeGuidelines(djangoGirls())))
    const restored = restoreGuidelines(described)
    const posts = [
      { text: 'You are all idiots. Buy now! https://shop.example?aff=1 #djangogirls' },
      { text: 'CFP', category: 'cfp', media: [{ alt: 'IMG_1.jpg' }] },
      { text: 'It is crazy good', lifespan: 'evergreen' as const },
    ]
    const here = djangoGirls().filter(({ where }) => where === 'everywhere')
    expect(restored.map(({ id }) => id)).toEqual(here.map(({ id }) => id))
    for (const post of posts) expect(runGuidelines(post, [], {}, restored)).toEqual(runGuidelines(post, [], {}, here))
  })

  test('leave out what only a server can do, and what a host made itself', () => {
    const ids = describeGuidelines([...djangoGirls(), rule('own', [])]).map(({ id }) => id)
    for (const id of ['exact-repeat', 'near-duplicate', 'frequency', 'mentions', 'language', 'own']) expect(ids).not.toContain(id)
    expect(restoreGuidelines([{ id: 'own' }])).toEqual([])
  })
})
