import { describe, expect, it } from 'vitest'
import { isSameAccount } from '../../../src/connect/isSameAccount.ts'

describe('whether an account is the one that a channel had', () => {
  it('is told by its lasting id, because names change', () => {
    expect(isSameAccount({ handle: '@old', facts: { accountId: '1' } }, { handle: '@new', facts: { accountId: '1' } })).toBe(true)
    expect(isSameAccount({ handle: '@ada', facts: { accountId: '1' } }, { handle: '@ada', facts: { accountId: '2' } })).toBe(false)
  })
  it('is told by every lasting id that both know: another Page of the same person is another account', () => {
    expect(isSameAccount({ handle: 'a', facts: { userId: '1', pageId: '1' } }, { handle: 'a', facts: { userId: '1', pageId: '2' } })).toBe(false)
  })
  it('is told by the name where no id is known on both sides', () => {
    expect(isSameAccount({ handle: 'Ada@x.example ', facts: { did: 'did:1' } }, { handle: '@ada@x.example', facts: { accountId: '1' } })).toBe(true)
    expect(isSameAccount({ handle: '@ada', facts: {} }, { handle: '@grace', facts: {} })).toBe(false)
  })
  it('is yes where nothing was known before', () => {
    expect(isSameAccount({ handle: null, facts: {} }, { handle: '@grace', facts: { accountId: '2' } })).toBe(true)
  })
})
