import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifyAnswer, toSentence } from '../../../../src/networks/shared/classifyAnswer.ts'
import { matchOwnPosts, type OwnPost, type OwnPostQuestion, toFingerprint } from '../../../../src/networks/shared/ownPosts.ts'
import { readRetryAt } from '../../../../src/networks/shared/readRetryAt.ts'

describe('the fingerprint of a post', () => {
  test('is the same when a network rewrites links, mentions and white space', () => {
    expect(toFingerprint('Read  https://example.org/a?x=1 \n now,\t@ada@other.example!')).toBe(toFingerprint('Read https://t.co/AbC now, @ada!'))
    expect(toFingerprint('Cafe\u0301')).toBe(toFingerprint('Caf\u00e9'))
  })

  test('is another for other words', () => {
    expect(toFingerprint('One https://a.example')).not.toBe(toFingerprint('Two https://a.example'))
    expect(toFingerprint('One https://a.example')).not.toBe(toFingerprint('One'))
  })

  test('of a fingerprint is itself', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'é', '@', '.', ' ', '\n', 'https://', '/', ':', '1', '語', '\u0301') })
    fc.assert(
      fc.property(texts, (text) => {
        expect(toFingerprint(toFingerprint(text))).toBe(toFingerprint(text))
      }),
      { seed: 1 },
    )
  })
})

describe('matching own posts', () => {
  const at = (time: string) => new Date(`2026-03-02T${time}Z`)
  const post = (time: string, more: Partial<OwnPost> = {}): OwnPost => ({
    receipt: { remoteId: time, url: `https://x/${time}`, publishedAt: time },
    text: 'Words',
    pictures: 0,
    at: at(time),
    ...more,
  })
  const question = (more: Partial<OwnPostQuestion> = {}): OwnPostQuestion => ({
    text: 'Words',
    pictures: 0,
    attemptedFrom: at('09:00:00'),
    attemptedUntil: at('09:05:00'),
    isComplete: true,
    ...more,
  })

  test.each([
    ['08:57:59', 'absent'],
    ['08:58:00', 'found'],
    ['09:15:00', 'found'],
    ['09:15:01', 'absent'],
  ])('looks from two minutes before to ten minutes after the tries: %s is %s', (time, answer) => {
    expect(matchOwnPosts([post(time)], question()).answer).toBe(answer)
  })

  test.each([[{ pictures: 1 }], [{ replyTo: 'p' }], [{ text: 'Other' }]])('takes nothing that differs: %j', (more) => {
    expect(matchOwnPosts([post('09:00:00', more)], question()).answer).toBe('absent')
    expect(matchOwnPosts([post('09:00:00', more)], question(more)).answer).toBe('found')
  })

  test('says absent only when everything was read', () => {
    expect(matchOwnPosts([], question({ isComplete: false, lookAt: 'https://x' }))).toMatchObject({ answer: 'unsure', lookAt: 'https://x' })
  })

  test('does not choose between two', () => {
    expect(matchOwnPosts([post('09:00:00'), post('09:01:00')], question())).toMatchObject({ answer: 'unsure', lookAt: 'https://x/09:00:00' })
  })
})

describe('when to try again', () => {
  const now = new Date('2026-03-02T09:00:00Z')
  test.each([
    [{ 'retry-after': '60' }, '2026-03-02T09:01:00.000Z'],
    [{ 'retry-after': 'Mon, 02 Mar 2026 10:00:00 GMT' }, '2026-03-02T10:00:00.000Z'],
    [{ 'x-ratelimit-reset': '2026-03-02T09:05:00.000000Z' }, '2026-03-02T09:05:00.000Z'],
    [{ 'x-rate-limit-reset': '1772442300' }, '2026-03-02T09:05:00.000Z'],
    [{ 'x-ratelimit-reset': '1772442300000' }, '2026-03-02T09:05:00.000Z'],
    [{ 'x-ratelimit-reset': '30' }, '2026-03-02T09:00:30.000Z'],
    [{ 'retry-after': 'soon', 'ratelimit-reset': '5' }, '2026-03-02T09:00:05.000Z'],
  ])('is read from %j', (headers: Record<string, string>, at) => {
    expect(readRetryAt(headers, now)?.toISOString()).toBe(at)
  })

  test.each([[{}], [{ 'retry-after': '' }], [{ 'retry-after': '-5' }], [{ 'x-ratelimit-reset': 'later' }]])('is not made up from %j', (headers: Record<string, string>) => {
    expect(readRetryAt(headers, now)).toBeUndefined()
  })
})

describe('what an answer means', () => {
  const facts = { host: 'x.example', stage: 'publish' as const, rules: [] }

  test('a server error leaves the publishing call open, and any other call free to be repeated', () => {
    expect(classifyAnswer({ ...facts, status: 500 }).kind).toBe('ambiguous')
    expect(classifyAnswer({ ...facts, status: 500, stage: 'prepare' }).kind).toBe('unreachable')
  })

  test.each([
    [200, 'unreadable-answer', 'unavailable'],
    [302, 'no-account', 'no-account'],
    [400, 'invalid-content', 'invalid-content'],
    [401, 'unauthorized', 'unauthorized'],
    [402, 'not-paid', 'not-paid'],
    [403, 'forbidden', 'forbidden'],
    [404, 'no-account', 'no-account'],
    [408, 'no-answer', 'unavailable'],
    [422, 'invalid-content', 'invalid-content'],
    [429, 'throttled', 'throttled'],
    [599, 'server-error', 'unavailable'],
  ])('%i is %s when publishing and %s before', (status, publishing, before) => {
    expect(classifyAnswer({ ...facts, status }).code).toBe(publishing)
    expect(classifyAnswer({ ...facts, status, stage: 'prepare' }).code).toBe(before)
    expect(classifyAnswer({ ...facts, status }).message).toMatch(/^x\.example .*\.$/)
  })

  test('takes the first rule that fits status and words', () => {
    const rules = [
      { status: 403, says: /duplicate/i, code: 'duplicate' },
      { status: [400, 403], code: 'suspended' },
    ] as const
    expect(classifyAnswer({ ...facts, rules, status: 403, words: 'Duplicate content' })).toMatchObject({ code: 'duplicate', message: 'x.example says: Duplicate content.' })
    expect(classifyAnswer({ ...facts, rules, status: 400, words: 'Duplicate content' }).code).toBe('suspended')
  })

  test('keeps a retry moment for throttling only', () => {
    const retryAt = new Date(5)
    expect(classifyAnswer({ ...facts, status: 429, retryAt }).retryAt).toBe(retryAt)
    expect(classifyAnswer({ ...facts, status: 403, retryAt }).retryAt).toBeUndefined()
  })

  test('quotes a network in one sentence of bounded length', () => {
    expect(toSentence(' Too\nlong ')).toBe('Too long.')
    expect(toSentence('Stop!')).toBe('Stop!')
    expect(toSentence('x'.repeat(1000)).length).toBeLessThanOrEqual(301)
  })
})
