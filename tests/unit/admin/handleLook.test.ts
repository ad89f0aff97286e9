import { describe, expect, it } from 'vitest'
import { type CheckedHandle, lookOfEntry, lookOfHandle } from '../../../src/admin/handles/handleLook.ts'

const check = (answer: CheckedHandle['answer'], handle = '@ada'): CheckedHandle => ({ handle, answer, at: '2026-11-28T06:00:00Z' })
const labelOf = (look: { label: string } | undefined) => look?.label

describe('how the handles of an entry stand', () => {
  it.each([
    [check('there'), 'handleThere'],
    [check('missing'), 'handleMissing'],
    [check('unasked'), 'handleUnasked'],
    [undefined, 'handleNeverAsked'],
    [check('there', '@bea'), 'handleNeverAsked'],
  ] as const)('one of them, by what was said: %j', (said, label) => {
    expect(labelOf(lookOfHandle(' @ada ', said))).toBe(label)
  })

  it('as a whole, by the worst', () => {
    const handles = { mastodon: '@ada', x: '@ada' }
    expect(labelOf(lookOfEntry(handles, { mastodon: check('there'), x: check('missing') }))).toBe('handleMissing')
    expect(labelOf(lookOfEntry(handles, { mastodon: check('unasked'), x: check('there') }))).toBe('handleUnasked')
    expect(labelOf(lookOfEntry(handles, { mastodon: check('there') }))).toBe('handleNeverAsked')
    expect(labelOf(lookOfEntry(handles, { mastodon: check('there'), x: check('there') }))).toBe('handleThere')
    expect(lookOfEntry({}, {})).toBeUndefined()
  })
})
