import { describe, expect, test } from 'vitest'
import type { HttpAnswer } from '../../../../src/http/http.ts'
import { isTokenOver, toXrpcFailure } from '../../../../src/networks/bluesky/xrpc.ts'

const now = new Date('2026-03-02T09:00:00.000Z')

function answer(status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const json = () => (typeof body === 'string' ? undefined : body)
  return { status, headers, bytes: new TextEncoder().encode(text), url: 'https://pds.example/xrpc/com.atproto.repo.putRecord', text: () => text, json }
}

const html = '<html><h1>Bad Gateway</h1></html>'

describe('what an answer of a PDS means', () => {
  test.each<[string, HttpAnswer, string, string]>([
    ['500', answer(500, { error: 'InternalServerError', message: 'Internal Server Error' }), 'server-error', 'unavailable'],
    ['502 of a proxy', answer(502, html), 'server-error', 'unavailable'],
    ['503 as plain text', answer(503, 'upstream'), 'server-error', 'unavailable'],
    ['408', answer(408, ''), 'server-error', 'unavailable'],
    ['200 with HTML', answer(200, html), 'unreadable-answer', 'unavailable'],
    ['429', answer(429, { error: 'RateLimitExceeded' }), 'throttled', 'throttled'],
    ['a taken down account', answer(401, { error: 'AccountTakedown', message: 'Account has been taken down' }), 'suspended', 'suspended'],
    ['a deactivated account', answer(401, { error: 'AccountDeactivated', message: 'Account is deactivated' }), 'suspended', 'suspended'],
    ['no access', answer(401, { error: 'AuthenticationRequired', message: 'Authentication Required' }), 'unauthorized', 'unauthorized'],
    ['an ended token', answer(400, { error: 'ExpiredToken', message: 'Token has expired' }), 'unauthorized', 'unauthorized'],
    ['an invalid token', answer(400, { error: 'InvalidToken', message: 'Token could not be verified' }), 'unauthorized', 'unauthorized'],
    ['too many graphemes', answer(400, { error: 'InvalidRequest', message: 'grapheme too big (maximum 300, got 301) at $.text' }), 'too-long', 'too-long'],
    ['too large a blob', answer(400, { error: 'InvalidRequest', message: 'blob too big (maximum 2000000, got 2000001) at $.embed' }), 'media-refused', 'media-refused'],
    ['a missing blob', answer(400, { error: 'BlobNotFound', message: 'Could not find blob: bafk' }), 'not-ready', 'not-ready'],
    ['too large a request', answer(413, { error: 'PayloadTooLarge', message: 'request entity too large' }), 'media-refused', 'media-refused'],
    ['invalid content', answer(400, { error: 'InvalidRequest', message: 'Invalid datetime' }), 'invalid-content', 'invalid-content'],
    ['a missing permission', answer(403, { error: 'Forbidden', message: 'Bad token scope' }), 'forbidden', 'forbidden'],
    ['a website', answer(404, html), 'no-account', 'no-account'],
    ['a redirect', answer(301, '', { location: 'https://elsewhere.example' }), 'no-account', 'no-account'],
  ])('%s', (_name, given, onPublish, onPrepare) => {
    expect(toXrpcFailure(given, { account: 'Ours', stage: 'publish', now }).code).toBe(onPublish)
    expect(toXrpcFailure(given, { account: 'Ours', now }).code).toBe(onPrepare)
  })

  test('takes the moment to come back from the headers, the exact one first', () => {
    const retryAt = (headers: Record<string, string>) => toXrpcFailure(answer(429, {}, headers), { account: 'Ours', now }).retryAt?.toISOString()
    expect(retryAt({ 'ratelimit-reset': String(now.getTime() / 1000 + 90), 'retry-after': '5' })).toBe('2026-03-02T09:01:30.000Z')
    expect(retryAt({ 'retry-after': '5' })).toBe('2026-03-02T09:00:05.000Z')
    expect(retryAt({})).toBeUndefined()
    expect(retryAt({ 'retry-after': 'later' })).toBeUndefined()
  })

  test('renews a session for an ended token, not for a suspended account or a refused post', () => {
    expect(isTokenOver(answer(401, { error: 'AuthMissing' }))).toBe(true)
    expect(isTokenOver(answer(400, { error: 'ExpiredToken' }))).toBe(true)
    expect(isTokenOver(answer(401, { error: 'AccountTakedown' }))).toBe(false)
    expect(isTokenOver(answer(400, { error: 'InvalidRequest' }))).toBe(false)
  })

  test('speaks in sentences and repeats what the network said', () => {
    const failure = toXrpcFailure(answer(400, { error: 'InvalidRequest', message: 'Invalid datetime.' }), { account: 'Ours', stage: 'publish', now })
    expect(failure.message).toBe('Bluesky refuses the post: Invalid datetime.')
  })
})
