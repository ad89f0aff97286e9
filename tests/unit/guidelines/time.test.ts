import { describe, expect, test } from 'vitest'
import { callForHelpEnd } from '../../../src/guidelines/checks/callForHelpEnd.ts'
import { pastDates } from '../../../src/guidelines/checks/pastDates.ts'
import { silenceDays } from '../../../src/guidelines/checks/silenceDays.ts'
import { timeBoundWords } from '../../../src/guidelines/checks/timeBoundWords.ts'
import { findDates } from '../../../src/guidelines/dates.ts'
import { findingsOf, levelsOf, marked, mastodonChannel } from './findings.ts'

const publishAt = '2027-03-20T10:00:00Z'

describe('dates in a text', () => {
  test.each([
    ['12 June 2027', 2027, 6, 12],
    ['June 12th, 2027', 2027, 6, 12],
    ['2027-06-12', 2027, 6, 12],
    ['12.06.2027', 2027, 6, 12],
    ['3. Mai 2027', 2027, 5, 3],
    ['3 de mayo de 2027', 2027, 5, 3],
    ['1er mai 2027', 2027, 5, 1],
    ['20 maja 2027', 2027, 5, 20],
    ['4 May', undefined, 5, 4],
  ])('%s', (text, year, month, day) => {
    expect(findDates(`until ${text}!`)).toMatchObject([{ year, month, day }])
  })

  test.each(['3/4/2027', '40 June', '2027-13-01', 'version 3.14', 'in May', 'chapter 12'])('are not in: %s', (text) => {
    expect(findDates(text)).toEqual([])
  })
})

describe('dates that have passed', () => {
  test.each([
    ['Register until 19 March 2027', undefined, 'warn'],
    ['Register until 20 March 2027', undefined, 'fine'],
    ['Deadline: 1 March', undefined, 'warn'],
    ['Deadline: 1 April', undefined, 'fine'],
    ['Deadline: 1 December', undefined, 'fine'],
    ['Submit by March 3rd, 2027!', undefined, 'warn'],
    ['Join us on Saturday, 6 March 2027', undefined, 'warn'],
    ['Inscripciones hasta el 3 de marzo de 2027', 'es', 'warn'],
    ["Inscriptions jusqu'au 1er mars 2027", 'fr', 'warn'],
    ['Anmeldeschluss ist der 3. März 2027', 'de', 'warn'],
    ['Inscrições até 3 de março de 2027', 'pt', 'warn'],
    ['Zapisy do 3 marca 2027', 'pl', 'warn'],
    ['Founded by two friends on 12 June 2014', undefined, 'fine'],
    ['Applications were open until 1 March 2027', undefined, 'fine'],
    ['We met on 3 May 2024', undefined, 'fine'],
  ])('%s (%s): %s', (text, language, level) => {
    expect(levelsOf(pastDates(), { text, language, publishAt })).toBe(level)
  })

  test('are told by the day of looking when the post has no time: gravely only when long past', () => {
    const now = '2027-03-20T10:00:00Z'
    expect(levelsOf(pastDates(), 'Register until 1 March 2025', { now })).toBe('warn')
    expect(levelsOf(pastDates(), 'Register until 1 March 2027', { now })).toBe('hint')
    expect(levelsOf(pastDates(), 'Register until 1 March', { now })).toBe('fine')
    expect(levelsOf(pastDates(), 'Register until 1 March 2025')).toBe('fine')
  })

  test('are marked where they stand', () => {
    const text = 'Hello! Register until 1 March 2027, please'
    expect(marked(text, findingsOf(pastDates(), { text, publishAt }))).toEqual(['1 March 2027'])
  })

  test('include the end of the post itself', () => {
    expect(levelsOf(pastDates(), { publishAt, endsAt: '2027-03-19T10:00:00Z' })).toBe('warn')
    expect(levelsOf(pastDates(), { publishAt, endsAt: '2027-03-21T10:00:00Z' })).toBe('fine')
  })
})

describe('words that are tied to a day', () => {
  test.each([
    ['The workshop starts tomorrow', undefined, 'warn'],
    ['Tonight we celebrate', undefined, 'warn'],
    ['See you this Friday', undefined, 'warn'],
    ['Happening today at 4 pm', undefined, 'warn'],
    ['Package of this month', undefined, 'hint'],
    ['Nos vemos mañana en el taller', 'es', 'warn'],
    ["L'atelier commence demain", 'fr', 'warn'],
    ['Der Workshop ist morgen', 'de', 'warn'],
    ['O evento é amanhã', 'pt', 'warn'],
    ['Warsztaty są jutro', 'pl', 'warn'],
    ['Start coding today', undefined, 'fine'],
    ['The developers of tomorrow', undefined, 'fine'],
    ["Tomorrow's leaders sit here", undefined, 'fine'],
    ['It feels like yesterday', undefined, 'fine'],
    ['Women in tech today', undefined, 'fine'],
  ])('in an evergreen post: %s (%s): %s', (text, language, level) => {
    expect(levelsOf(timeBoundWords(), { text, language, lifespan: 'evergreen' })).toBe(level)
  })

  test('are fine in a post with a time of its own, until it is moved to another day', () => {
    const post = { text: 'The workshop starts tomorrow', lifespan: 'ad-hoc' as const, publishAt }
    expect(levelsOf(timeBoundWords(), post)).toBe('fine')
    expect(levelsOf(timeBoundWords(), post, { movedFrom: '2027-03-20T08:00:00Z' })).toBe('fine')
    expect(levelsOf(timeBoundWords(), post, { movedFrom: '2027-03-18T10:00:00Z' })).toBe('warn')
  })
})

describe('calls for help', () => {
  const call = { category: 'Call for help', text: 'We need translators' }
  test.each([
    [{ ...call, endsAt: '2027-04-01', publishAt }, 'fine'],
    [{ ...call, endsAt: '2027-03-01', publishAt }, 'block'],
    [call, 'hint'],
    [{ ...call, text: 'We need translators until 1 May 2027' }, 'fine'],
    [{ ...call, category: 'workshop' }, 'fine'],
  ])('%j: %s', (post, level) => {
    expect(levelsOf(callForHelpEnd(), post)).toBe(level)
  })
})

describe('days of silence', () => {
  const silences = [{ from: '2027-03-20', until: '2027-03-21', reason: 'we mourn' }]
  test.each([
    ['2027-03-19T23:59:00Z', 'fine'],
    ['2027-03-20T00:00:00Z', 'block'],
    ['2027-03-21T23:59:00Z', 'block'],
    ['2027-03-22T00:00:00Z', 'fine'],
  ])('stop a post at %s: %s', (at, level) => {
    expect(levelsOf(silenceDays(), { publishAt: at }, { silences })).toBe(level)
  })

  test('are those of the zone, and may be of some channels only', () => {
    expect(levelsOf(silenceDays(), { publishAt: '2027-03-19T16:00:00Z' }, { silences, timezone: 'Asia/Tokyo' })).toBe('block')
    const some = { silences: [{ from: '2027-03-20', until: '2027-03-21', reason: 'we mourn', channels: ['m'] }] }
    expect(levelsOf(silenceDays(), { publishAt }, some, [mastodonChannel])).toBe('block')
    expect(levelsOf(silenceDays(), { publishAt }, some, [{ id: 'x', name: 'X', network: 'x' }])).toBe('fine')
  })

  test('that hold what is due on them only warn', () => {
    const held = { silences: [{ from: '2027-03-20', until: '2027-03-21', reason: 'we mourn', waits: true as const }] }
    expect(levelsOf(silenceDays(), { publishAt: '2027-03-20T12:00:00Z' }, held)).toBe('warn')
  })
})
