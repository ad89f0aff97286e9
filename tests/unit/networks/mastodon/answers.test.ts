import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FailureCode } from '../../../../src/domain/failures.ts'
import { NetworkFailure } from '../../../../src/domain/failures.ts'
import type { Connection } from '../../../../src/networks/port.ts'
import { type MastodonEmulator, startMastodonEmulator } from '../../../emulators/mastodon/startMastodonEmulator.ts'
import { callOf, channelFor, connectTo, pictureOf } from './channelFor.ts'

let emulator: MastodonEmulator
let connection: Connection
let token: string

beforeAll(async () => {
  emulator = await startMastodonEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  token = emulator.createAccount('team').token
  connection = connectTo(channelFor(emulator.url, { learnt: { apiVersion: 7 } }), { accessToken: token })
})

async function failing(promise: Promise<unknown>): Promise<NetworkFailure> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof NetworkFailure)) throw new Error(`expected a NetworkFailure, got ${String(error)}`)
  return error
}

const post = { kind: 'post' as const, parts: [{ text: 'Hello.', media: [] }] }
const json = (error: string) => JSON.stringify({ error })

describe('what the answer to the publishing call means', () => {
  test.each<[number, string | undefined, FailureCode]>([
    [400, json('Bad request'), 'invalid-content'],
    [401, json('The access token is invalid'), 'unauthorized'],
    [401, undefined, 'unauthorized'],
    [403, json('Your login is currently disabled'), 'suspended'],
    [403, json('Your login is currently pending approval'), 'suspended'],
    [403, json('Your login is missing a confirmed e-mail address'), 'suspended'],
    [403, json('This action is not allowed'), 'forbidden'],
    [403, json('This action is outside the authorized scopes'), 'forbidden'],
    [404, json('Record not found'), 'invalid-content'],
    [404, '<html>', 'no-account'],
    [408, json('Timeout'), 'no-answer'],
    [422, json('This method requires an authenticated user'), 'unauthorized'],
    [422, json('Cannot attach files that have not finished processing. Try again in a moment!'), 'not-ready'],
    [422, json('Validation failed: Text character limit of 500 exceeded'), 'too-long'],
    [422, json("Validation failed: Text can't be blank"), 'empty'],
    [422, json('Cannot attach more than 4 files'), 'media-refused'],
    [422, json('Media 1 not found or already attached to another post'), 'media-refused'],
    [422, json('Validation failed: something else'), 'invalid-content'],
    [429, json('Too many requests'), 'throttled'],
    [429, 'Slow down', 'throttled'],
    [301, undefined, 'no-account'],
    [500, json('The access token is invalid'), 'server-error'],
    [503, json('There was a temporary problem serving your request, please try again'), 'server-error'],
    [204, '', 'unreadable-answer'],
    [200, '{}', 'unreadable-answer'],
    [200, '{"id":5}', 'unreadable-answer'],
    [200, 'null', 'unreadable-answer'],
  ])('%i %s is %s', async (status, body, code) => {
    emulator.fault(
      { method: 'POST', path: '/api/v1/statuses' },
      { kind: 'status', status, ...(body === undefined ? {} : { body }), headers: { location: 'https://elsewhere.example/' } },
    )
    const failure = await failing(connection.publish(callOf(post)))
    expect(failure.code).toBe(code)
    expect(failure.status).toBe(status)
  })

  test("names the server and says the server's own words in one plain line", async () => {
    emulator.fault({ path: '/api/v1/statuses' }, { kind: 'status', status: 401, body: json('The access token\n was revoked') })
    expect((await failing(connection.publish(callOf(post)))).message).toBe(`${new URL(emulator.url).host} says: The access token was revoked.`)
  })

  test('says which post is missing when a reply is not possible any more', async () => {
    const other = emulator.post('ada', 'A question?')
    emulator.fault({ method: 'POST', path: '/api/v1/statuses' }, { kind: 'status', status: 404 })
    const content = { kind: 'reply' as const, target: other.url, parts: [{ text: 'An answer.', media: [] }] }
    expect((await failing(connection.publish(callOf(content)))).code).toBe('target-missing')
  })

  test('is ambiguous for a boost too, which is then repeated', async () => {
    const other = emulator.post('ada', 'Worth sharing.')
    const content = { kind: 'share' as const, target: other.url, parts: [{ text: '', media: [] }] }
    emulator.fault({ method: 'POST', path: '*/reblog' }, { kind: 'lose' })
    expect((await failing(connection.publish(callOf(content)))).kind).toBe('ambiguous')
    const receipt = await connection.publish(callOf(content))
    expect(
      emulator
        .statuses()
        .filter((status) => status.boosts === other.id)
        .map((status) => status.id),
    ).toEqual([receipt.remoteId])
    expect(receipt.url).toBe(other.url)
  })

  test('reads the moment of a throttle, also from retry-after', async () => {
    emulator.fault({ path: '/api/v1/statuses' }, { kind: 'status', status: 429, headers: { 'retry-after': '90' } })
    expect((await failing(connection.publish(callOf(post)))).retryAt).toEqual(new Date('2026-03-02T09:01:30Z'))
  })
})

describe('what the answer to any other call means', () => {
  test.each<[string, number, string, FailureCode]>([
    ['json', 401, json('The access token was revoked'), 'unauthorized'],
    ['json', 403, json('Your login is currently disabled'), 'suspended'],
    ['json', 403, json('This action is outside the authorized scopes'), 'forbidden'],
    ['json', 429, json('Too many requests'), 'throttled'],
    ['json', 500, json('Oh no'), 'unavailable'],
    ['html', 502, '<html><h1>Bad Gateway</h1></html>', 'unavailable'],
    ['text', 503, 'no healthy upstream', 'unavailable'],
    ['json', 500, '<html>not json', 'unavailable'],
    ['html', 200, '<html>Please wait</html>', 'unavailable'],
  ])('%s %i %s is %s', async (as, status, body, code) => {
    emulator.fault({ path: '/api/v1/notifications' }, { kind: 'status', status, as: as as 'json', body })
    const failure = await failing(connection.mentions?.() ?? Promise.resolve())
    expect([failure.code, failure.kind === 'ambiguous']).toEqual([code, false])
  })

  test.each(['cut', 'lose'] as const)('a connection that breaks (%s) is unreachable, never ambiguous', async (kind) => {
    emulator.fault({ path: '/api/v1/notifications' }, { kind })
    expect((await failing(connection.mentions?.() ?? Promise.resolve())).code).toBe('unreachable')
  })

  test('a redirect is never followed, so that the token stays with its server', async () => {
    const other = await startMastodonEmulator()
    for (const path of ['/api/v1/notifications', '/api/v2/instance']) emulator.fault({ path }, { kind: 'status', status: 302, headers: { location: `${other.url}${path}` } })
    await failing(connection.mentions?.() ?? Promise.resolve())
    await failing(connection.check())
    expect(other.requests).toEqual([])
    await other.close()
  })

  test('an upload that the server refuses names the picture, and one it cannot take now does not', async () => {
    const content = { kind: 'post' as const, parts: [{ text: 'x', media: [pictureOf('p')] }] }
    for (const [status, code] of [
      [413, 'media-refused'],
      [422, 'media-refused'],
      [401, 'unauthorized'],
      [429, 'throttled'],
      [503, 'unavailable'],
    ] as const) {
      emulator.fault({ path: '/api/v2/media' }, { kind: 'status', status })
      expect((await failing(connection.publish(callOf(content)))).code).toBe(code)
    }
    expect(emulator.statuses()).toEqual([])
  })

  test('a server that is not Mastodon is named so, by the address of the channel', async () => {
    emulator.fault({ path: '/api/v2/instance' }, { kind: 'status', status: 200, body: '{"title":"something else"}' })
    const failure = await failing(connection.check())
    expect(failure.code).toBe('no-account')
    expect(failure.message).toContain('does not answer like a Mastodon server')
    emulator.fault({ path: '/api/v2/instance' }, { kind: 'status', status: 503, as: 'html' })
    expect((await failing(connection.check())).code).toBe('unavailable')
  })

  test('a private address is refused where private addresses are not allowed, also through masto', async () => {
    const { createHttp } = await import('../../../../src/http/http.ts')
    const guarded = createHttp({})
    const outside = connectTo(channelFor(emulator.url), { accessToken: token }, { http: guarded })
    expect((await failing(outside.mentions?.() ?? Promise.resolve())).code).toBe('private-address')
    expect((await failing(outside.publish(callOf(post)))).code).toBe('private-address')
    await guarded.close()
  })
})
