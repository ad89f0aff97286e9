import { describe, expect, it } from 'vitest'
import type { PostDoc } from '../../../src/domain/documents.ts'
import { keyOf, readIgnored, readSeen, toIgnored } from '../../../src/guidelines/decisions.ts'
import { checkWhileTyping, packKit } from '../../../src/guidelines/kit.ts'
import { djangoGirls } from '../../../src/guidelines/presets/djangoGirls.ts'
import type { Finding, Guideline } from '../../../src/guidelines/types.ts'

const ofTheHost: Guideline = { id: 'own', title: 'Own', defaultLevel: 'hint', where: 'everywhere', check: () => [{ path: 'text', message: 'Only the server knows this one.' }] }
const kit = packKit({
  guidelines: [...djangoGirls(), ofTheHost],
  settings: { allowedWords: ['sanity check'] },
  context: { timezone: 'UTC', recent: [{ channel: '1', text: 'An old one' }] },
  channels: [{ id: '1', name: 'Main', network: 'mastodon', measure: () => 1 }],
  pictures: { '4': { alt: 'Three coaches at a table in Porto', credit: null, filename: 'coaches.jpg' } },
})
const post = (more: Partial<PostDoc> = {}): PostDoc => ({ id: 7, text: 'Welcome to our workshop in Porto.', channels: [1], ...more })
const now = '2027-03-01T12:00:00.000Z'
const check = (more: Partial<PostDoc>, last: readonly Finding[] = []) => checkWhileTyping({ kit, post: post(more), now, last })

describe('what a browser says while somebody types', () => {
  it('comes from plain data, as it is sent', () => {
    expect(JSON.parse(JSON.stringify(kit))).toEqual(JSON.parse(JSON.stringify(kit)))
    expect(kit.context.recent).toBeUndefined()
    expect(kit.channels[0]?.measure).toBeUndefined()
    const again = checkWhileTyping({ kit: JSON.parse(JSON.stringify(kit)), post: post({ text: 'You idiots.' }), now, last: [] })
    expect(again).toEqual(check({ text: 'You idiots.' }))
    expect(again.map(({ check: id }) => id)).toContain('insults')
  })

  it('keeps the last word of the server on everything that only the server knows', () => {
    const mine: Finding = { check: 'own', level: 'hint', path: 'text', message: 'Only the server knows this one.' }
    const gone: Finding = { check: 'insults', level: 'warn', path: 'text', message: 'Said before the words were changed.' }
    expect(check({}, [mine, gone])).toEqual([mine])
  })

  it('follows the pictures, what is ignored and what is allowed', () => {
    const picture = check({ media: [{ image: 4 }] })
    expect(picture.map(({ check: id, level }) => [id, level])).toContainEqual(['picture-credit', 'block'])
    expect(check({ media: [{ image: 4, credit: 'Ana Reis' }] })).toEqual([])
    const [finding] = check({ text: 'You idiots can come, too.' })
    expect(finding?.level).toBe('warn')
    if (finding) expect(check({ text: 'You idiots can come, too.', ignored: [toIgnored(finding)] })).toEqual([])
  })
})

describe('decisions about findings', () => {
  it('know the same finding again wherever it moved in the text', () => {
    const finding: Finding = { check: 'tone', level: 'warn', path: 'text', message: 'A rude word.', start: 4, end: 8 }
    const moved: Finding = { ...finding, start: 40, end: 44 }
    expect(keyOf(moved)).toBe(keyOf(finding))
    expect(keyOf({ ...finding, path: 'more.0.text' })).not.toBe(keyOf(finding))
    expect(keyOf({ ...finding, channel: '3' })).not.toBe(keyOf(finding))
  })

  it('are read from whatever is stored, and only from what makes sense', () => {
    const kept = { key: 'a', check: 'tone', path: 'text', by: 'ada@example.org', at: now }
    expect(readSeen([kept, 'b', null, 4, { by: 'x' }, { key: 'c' }])).toEqual([
      { key: 'a', kept },
      { key: 'b', kept: undefined },
      { key: 'c', kept: undefined },
    ])
    expect(readSeen('a')).toEqual([])
    expect(readIgnored([{ check: 'tone', path: 'text' }, { check: 'tone' }, 'x'])).toEqual([{ check: 'tone', path: 'text' }])
    expect(readIgnored(undefined)).toEqual([])
  })
})
