import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toSavedReplies } from '../../../src/admin/inbox/savedReplies.ts'
import { actLabelOf, plainAct } from '../../../src/admin/record/actLabels.ts'
import { wordDiff } from '../../../src/admin/record/wordDiff.ts'
import { readRecordFilter, recordConditions, toRecordQuery, wrongTimeIn } from '../../../src/domain/recordFilter.ts'
import { postStatuses } from '../../../src/domain/states.ts'

describe('the difference of two texts', () => {
  it('is told in words: what stayed, what is gone, what is new', () => {
    expect(wordDiff('Join us in Lisbon on Friday', 'Join us in Porto on Friday')).toEqual([
      { kind: 'same', text: 'Join us in ' },
      { kind: 'gone', text: 'Lisbon ' },
      { kind: 'new', text: 'Porto ' },
      { kind: 'same', text: 'on Friday' },
    ])
    expect(wordDiff('', 'New')).toEqual([{ kind: 'new', text: 'New' }])
    expect(wordDiff('Same', 'Same')).toEqual([{ kind: 'same', text: 'Same' }])
  })

  it('always holds both texts whole, also where they are too long to compare', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c\n', ' ', 'word'), { maxLength: 300 }).map((list) => list.join(' '))
    fc.assert(
      fc.property(words, words, (before, after) => {
        const pieces = wordDiff(before, after)
        const without = (kind: string) =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map(({ text }) => text)
            .join('')
        expect(without('new')).toBe(before)
        expect(without('gone')).toBe(after)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the filter of the record', () => {
  it('is read from an address and written to one', () => {
    const filter = readRecordFilter({ by: 'a@b.example', what: '', subject: ['x'], from: '2026-11-01', page: '2' })
    expect(filter).toEqual({ by: 'a@b.example', from: '2026-11-01' })
    expect(toRecordQuery(filter)).toBe('?by=a%40b.example&from=2026-11-01')
    expect(toRecordQuery({})).toBe('')
  })

  it('means a day with its end, a moment as it is, and a collection as all of its documents', () => {
    expect(recordConditions({ from: '2026-11-30', until: '2026-11-30', subject: 'social-posts:' })).toEqual([
      { subject: { like: 'social-posts:' } },
      { createdAt: { greater_than_equal: '2026-11-30T00:00:00.000Z' } },
      { createdAt: { less_than: '2026-12-01T00:00:00.000Z' } },
    ])
    expect(recordConditions({ until: '2026-11-30T10:00:00Z', subject: 'social-posts:7' })).toEqual([
      { subject: { equals: 'social-posts:7' } },
      { createdAt: { less_than: '2026-11-30T10:00:00.000Z' } },
    ])
    expect(wrongTimeIn({ until: 'soon' })).toBe('until')
    expect(wrongTimeIn({ from: '2026-11-30' })).toBeUndefined()
  })
})

describe('words of the record', () => {
  it('there are for everything that becomes of a post, but what is only on its way', () => {
    expect(postStatuses.filter((status) => !actLabelOf(`post-${status}`))).toEqual(['publishing'])
  })

  it('are made from the name of an act that has none', () => {
    expect(plainAct('review-link-made')).toBe('Review link made')
    expect(actLabelOf('constructor')).toBeUndefined()
  })
})

describe('saved replies', () => {
  const savedReplies = [
    { name: 'Help', text: 'Write to {helpAddress}.' },
    { name: 'Thanks', text: 'Thank you!' },
  ]
  it('are shown as they would be sent; without a help address the one that names it is left out', () => {
    expect(toSavedReplies({ helpAddress: 'help@x.example', savedReplies })).toEqual([
      { name: 'Help', text: 'Write to help@x.example.', isHelp: true },
      { name: 'Thanks', text: 'Thank you!', isHelp: false },
    ])
    expect(toSavedReplies({ savedReplies }).map(({ name }) => name)).toEqual(['Thanks'])
    expect(toSavedReplies({ helpAddress: 'help@x.example', savedReplies: [{ name: 'By hand', text: 'Ask help@x.example.' }] })[0]?.isHelp).toBe(true)
    expect(toSavedReplies(undefined)).toEqual([])
  })
})
