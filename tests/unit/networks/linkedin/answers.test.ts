import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FailureCode } from '../../../../src/domain/failures.ts'
import type { Connection } from '../../../../src/networks/port.ts'
import { type LinkedInEmulator, startLinkedInEmulator } from '../../../emulators/linkedin/startLinkedInEmulator.ts'
import { callOf, channelFor, connectTo, failing, pictureOf, post } from './channelFor.ts'

let emulator: LinkedInEmulator
let connection: Connection
let token: string

beforeAll(async () => {
  emulator = await startLinkedInEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  const account = emulator.createAccount('team', { organization: 'Our Team' })
  token = account.token
  connection = connectTo(channelFor(emulator.url, account.author), { accessToken: token })
})

const json = (code: string, message: string) => JSON.stringify({ message, code, status: 0 })

describe('what the answer to the publishing call means', () => {
  test.each<[number, string | undefined, FailureCode]>([
    [400, json('INVALID_CONTENT', 'Something is wrong'), 'invalid-content'],
    [400, json('VERSION_MISSING', 'A version must be present'), 'outdated'],
    [400, json('FIELD_LENGTH_TOO_LONG', 'Too long'), 'too-long'],
    [400, json('', 'ShareCommentary text length (3001 characters) exceeded the maximum allowed (3000 characters)'), 'too-long'],
    [400, json('MEDIA_ASSET_WAITING_UPLOAD', 'Not there yet'), 'not-ready'],
    [400, json('MEDIA_ASSET_PROCESSING_FAILED', 'Broken'), 'media-refused'],
    [401, json('EXPIRED_ACCESS_TOKEN', 'The token has expired'), 'unauthorized'],
    [401, '<html>', 'unauthorized'],
    [403, json('ACCESS_DENIED', 'Not enough permissions'), 'forbidden'],
    [403, json('ACCESS_DENIED', 'Member is restricted'), 'suspended'],
    [404, '<html>', 'no-account'],
    [408, undefined, 'no-answer'],
    [409, json('CONFLICT', 'Conflict'), 'unavailable'],
    [422, json('UNPROCESSABLE_ENTITY', 'Content is a duplicate of urn:li:share:77'), 'duplicate'],
    [422, json('UNPROCESSABLE_ENTITY', 'Something else'), 'invalid-content'],
    [426, json('NONEXISTENT_VERSION', 'Requested version is not active'), 'outdated'],
    [429, json('TOO_MANY_REQUESTS', 'Resource level throttle limit'), 'throttled'],
    [301, undefined, 'no-account'],
    [500, json('EXPIRED_ACCESS_TOKEN', 'The token has expired'), 'server-error'],
    [504, json('GATEWAY_TIMEOUT', 'The entity may still have been created'), 'server-error'],
    [201, '', 'unreadable-answer'],
    [200, '{"id":"urn:li:share:1"}', 'unreadable-answer'],
  ])('%i %s is %s', async (status, body, code) => {
    emulator.fault(
      { method: 'POST', path: '/rest/posts' },
      { kind: 'status', status, ...(body === undefined ? {} : { body }), headers: { location: 'https://elsewhere.example/' } },
    )
    const failure = await failing(connection.publish(callOf(post('Hello.'))))
    expect([failure.code, failure.status]).toEqual([code, status])
  })

  test('says in plain words what LinkedIn says, and never the token', async () => {
    emulator.fault({ path: '/rest/posts' }, { kind: 'status', status: 400, body: json('INVALID', `No good:\n ${token}`) })
    expect((await failing(connection.publish(callOf(post('Hello.'))))).message).toBe('LinkedIn says: No good: ….')
  })

  test('carries the URN that a duplicate names, without taking it for a receipt', async () => {
    const first = await connection.publish(callOf(post('The same words.')))
    const failure = await failing(connection.publish(callOf(post('The same words.'))))
    expect(failure).toMatchObject({ code: 'duplicate', kind: 'refused', remoteId: first.remoteId })
    expect(emulator.entries()).toHaveLength(1)
  })

  test('waits until midnight UTC when the day is used up', async () => {
    emulator.fault({ path: '/rest/posts' }, { kind: 'status', status: 429 })
    expect((await failing(connection.publish(callOf(post('Hello.'))))).retryAt).toEqual(new Date('2026-03-03T00:00:00Z'))
  })

  test('says that the post to reshare or answer is gone', async () => {
    const target = `${emulator.url}/feed/update/urn:li:share:4242/`
    for (const kind of ['share', 'reply'] as const) expect((await failing(connection.publish(callOf({ ...post('Words.'), kind, target })))).code).toBe('target-missing')
  })
})

describe('what the answer to a preparing call means', () => {
  test.each<[string, number, FailureCode]>([
    ['/rest/images', 500, 'unavailable'],
    ['/rest/images', 401, 'unauthorized'],
    ['/rest/images', 429, 'throttled'],
    ['/dms-uploads/*', 400, 'media-refused'],
    ['/dms-uploads/*', 413, 'media-refused'],
    ['/dms-uploads/*', 503, 'unavailable'],
    ['/rest/images/*', 500, 'unavailable'],
  ])('%s %i is %s, and nothing is published', async (path, status, code) => {
    emulator.fault({ path }, { kind: 'status', status })
    const call = callOf(post('x', { media: [pictureOf('p')] }), { beforePublish: async () => expect.fail('nothing may be published') })
    expect((await failing(connection.publish(call))).code).toBe(code)
    expect(emulator.entries()).toEqual([])
  })

  test.each([
    ['html', '<html>Please wait</html>'],
    ['json', '[]'],
  ])('an answer that is not the API’s (%s) is unavailable', async (_as, body) => {
    emulator.fault({ path: '/rest/organizationAcls' }, { kind: 'status', status: 200, body })
    expect((await failing(connection.check())).code).toBe('unavailable')
  })
})
