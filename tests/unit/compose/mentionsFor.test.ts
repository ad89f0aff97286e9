import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BookEntry, handleKeysIn, mentionOf, replaceHandleKeys } from '../../../src/compose/mentionsFor.ts'

const jane: BookEntry = {
  name: 'Jane Doe',
  handles: {
    mastodon: 'jane@fosstodon.org',
    bluesky: '@jane.bsky.social',
    x: 'https://x.com/janedoe',
    linkedin: 'urn:li:person:abc-1',
    facebook: 'janedoe',
    pinterest: 'janedoe',
    elsewhere: '@jane',
  },
}
const book = new Map([['jane-doe', jane]])

describe('handles of the book in a text', () => {
  it.each([
    ['mastodon', 'Thanks @jane@fosstodon.org!'],
    ['bluesky', 'Thanks @jane.bsky.social!'],
    ['x', 'Thanks @janedoe!'],
    ['linkedin', 'Thanks @[Jane Doe](urn:li:person:abc-1)!'],
    ['facebook', 'Thanks Jane Doe!'],
    ['pinterest', 'Thanks Jane Doe!'],
    ['manual', 'Thanks Jane Doe!'],
    ['elsewhere', 'Thanks @jane!'],
    ['unknown', 'Thanks Jane Doe!'],
  ])('are the right mention on %s', (network, text) => {
    expect(replaceHandleKeys('Thanks @{jane-doe}!', network, book)).toBe(text)
  })

  it.each([
    ['mastodon', 'https://fosstodon.org/@jane', '@jane@fosstodon.org'],
    ['mastodon', '@jane@fosstodon.org', '@jane@fosstodon.org'],
    ['bluesky', 'https://bsky.app/profile/jane.dev', '@jane.dev'],
    ['x', 'https://twitter.com/janedoe/', '@janedoe'],
  ])('are understood on %s as people paste them: %s', (network, handle, mention) => {
    expect(mentionOf({ name: 'Jane', handles: { [network]: handle } }, network)).toBe(mention)
  })

  it('are the plain name on LinkedIn where only the short name of a page is known, which cannot be linked', () => {
    expect(mentionOf({ name: 'Jane', handles: { linkedin: 'company/janes' } }, 'linkedin')).toBeUndefined()
    expect(mentionOf({ name: 'Jane [she/her]', handles: { linkedin: 'urn:li:organization:1' } }, 'linkedin')).toBe('@[Jane she/her](urn:li:organization:1)')
  })

  it('are named, not mentioned, where nobody is to be engaged', () => {
    expect(replaceHandleKeys('@{jane-doe}', 'mastodon', new Map([['jane-doe', { ...jane, doNotEngage: true }]]))).toBe('Jane Doe')
  })

  it('stay as written when the book does not know them, and are named', () => {
    expect(replaceHandleKeys('@{nobody} and @{ jane-doe }', 'x', book)).toBe('@{nobody} and @janedoe')
    expect(handleKeysIn('@{nobody} and @{ jane-doe } and @{nobody}, not {this} or @that')).toEqual(['nobody', 'jane-doe'])
    expect(handleKeysIn(null)).toEqual([])
  })

  it('change nothing else in a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('@{'))
        return replaceHandleKeys(text, 'x', book) === text
      }),
    )
  })
})
