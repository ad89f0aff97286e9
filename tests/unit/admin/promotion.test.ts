import { describe, expect, it } from 'vitest'
import { errorSentence } from '../../../src/admin/callApi.ts'
import { profileURL } from '../../../src/admin/profileURL.ts'
import { stopOf } from '../../../src/admin/stopOf.ts'
import { type ArticleFacts, whyNothing } from '../../../src/admin/whyNothing.ts'

describe('why an article has no posts', () => {
  const facts = (more: Partial<ArticleFacts> = {}): ArticleFacts => ({ live: true, optedOut: false, mode: 'automatic', promotion: undefined, following: false, ...more })
  const promotion = { id: 1, live: true, quiet: false, composed: true }

  it.each([
    ['it is a draft', facts({ live: false }), 'promotionDraft'],
    ['its editor opted out, published or not', facts({ live: false, optedOut: true }), 'promotionOptedOut'],
    ['promotion is off for its kind', facts({ mode: 'off' }), 'promotionOff'],
    ['its posts are being written', facts({ following: true }), 'promotionWriting'],
    ['it was live before', facts(), 'promotionOld'],
    ['it was live before, and that was noted', facts({ promotion: { ...promotion, quiet: true } }), 'promotionOld'],
    ['it is not live any more', facts({ live: false, promotion }), 'promotionWithdrawn'],
    ['nothing came of it', facts({ promotion }), 'promotionNothing'],
    ['promotion was switched off after its posts were written', facts({ mode: 'off', promotion }), 'promotionNothing'],
  ])('because %s', (_, given, sentence) => {
    expect(whyNothing(given)).toBe(sentence)
  })
})

describe('where to look for a post', () => {
  it('is the profile of the channel', () => {
    expect(profileURL({ network: 'mastodon', handle: '@main@social.example', baseURL: 'https://social.example/' })).toBe('https://social.example/@main')
    expect(profileURL({ network: 'bluesky', handle: '@org.example', baseURL: 'https://pds.example' })).toBe('https://bsky.app/profile/org.example')
    expect(profileURL({ network: 'bluesky', handle: 'org.example', bluesky: { appURL: 'http://localhost:3001/' } })).toBe('http://localhost:3001/profile/org.example')
  })

  it('is the server where the name is not known, and nothing where even that is not', () => {
    expect(profileURL({ network: 'mastodon', baseURL: 'https://social.example' })).toBe('https://social.example')
    expect(profileURL({ network: 'bluesky', baseURL: 'https://pds.example' })).toBeUndefined()
    expect(profileURL({ network: 'manual', handle: 'newsletter' })).toBeUndefined()
  })
})

describe('what stops everything', () => {
  const now = Date.parse('2027-03-01T12:00:00Z')
  const silence = { from: '2027-03-01T12:00:00.000Z', until: '2027-03-01T18:00:00.000Z' }
  const silences = [{ from: '2027-02-01T00:00:00.000Z', until: '2027-02-02T00:00:00.000Z' }, silence]

  it('is the switch, before a silence', () => {
    expect(stopOf({ stopped: true, silences }, now)).toEqual({ kind: 'stopped' })
  })

  it('is a silence from its first moment until its last', () => {
    expect(stopOf({ silences }, now)).toEqual({ kind: 'silence', until: silence.until })
    expect(stopOf({ silences }, now - 1)).toBeUndefined()
    expect(stopOf({ silences }, Date.parse(silence.until))).toBeUndefined()
  })

  it('is nothing without settings or without a silence', () => {
    expect(stopOf(undefined, now)).toBeUndefined()
    expect(stopOf({ stopped: false, silences: [] }, now)).toBeUndefined()
  })
})

describe('the sentence of an error answer', () => {
  it('is what was wrong with the fields, each once', () => {
    expect(
      errorSentence({ errors: [{ message: 'The following field is invalid: url', data: { errors: [{ message: 'Paste the address.' }, { message: 'Paste the address.' }] } }] }),
    ).toBe('Paste the address.')
  })

  it('is the general one where no field is to blame, and none where there is none', () => {
    expect(errorSentence({ errors: [{ message: 'This cannot be done any more.', data: null }] })).toBe('This cannot be done any more.')
    expect(errorSentence('<html>')).toBeUndefined()
    expect(errorSentence(null)).toBeUndefined()
  })
})
