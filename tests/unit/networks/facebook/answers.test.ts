import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FailureCode } from '../../../../src/domain/failures.ts'
import { readRegainAt } from '../../../../src/networks/facebook/answers.ts'
import { facebook } from '../../../../src/networks/facebook/facebook.ts'
import type { Connection } from '../../../../src/networks/port.ts'
import { type FacebookEmulator, startFacebookEmulator } from '../../../emulators/facebook/startFacebookEmulator.ts'
import { callOf, channelFor, connectTo, failing, pictureOf, post } from './channelFor.ts'

let emulator: FacebookEmulator
let connection: Connection
let account: ReturnType<FacebookEmulator['createAccount']>

beforeAll(async () => {
  emulator = await startFacebookEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  account = emulator.createAccount('our.team')
  connection = connectTo(channelFor(emulator.url, account.pageId), { accessToken: account.token })
})

const error = (code: number, more: object = {}) => JSON.stringify({ error: { message: `(#${code}) Words`, type: 'OAuthException', code, fbtrace_id: 'x', ...more } })
const publishing = { method: 'POST', path: '/v26.0/*_*' }
const creating = { method: 'POST', path: '/v26.0/*/feed' }

describe('what the answer to the publishing call means', () => {
  test.each<[number, string | undefined, FailureCode]>([
    [400, error(190, { error_subcode: 458 }), 'unauthorized'],
    [400, error(190, { error_subcode: 460 }), 'unauthorized'],
    [400, error(190, { error_subcode: 463 }), 'unauthorized'],
    [403, error(190, { error_subcode: 467 }), 'unauthorized'],
    [400, error(102), 'unauthorized'],
    [400, error(10), 'forbidden'],
    [400, error(200), 'forbidden'],
    [403, error(299), 'forbidden'],
    [400, error(300), 'invalid-content'],
    [400, error(4, { is_transient: true }), 'throttled'],
    [403, error(17), 'throttled'],
    [400, error(32), 'throttled'],
    [400, error(613), 'throttled'],
    [400, error(80_001), 'throttled'],
    [400, error(1), 'server-error'],
    [400, error(2), 'server-error'],
    [400, error(9999, { is_transient: true }), 'server-error'],
    [400, error(368), 'suspended'],
    [400, error(506), 'duplicate'],
    [400, error(100), 'invalid-content'],
    [400, error(100, { error_subcode: 1_390_008 }), 'throttled'],
    [400, error(1, { error_subcode: 1_366_046 }), 'media-refused'],
    [400, error(1, { error_subcode: 1_366_051 }), 'duplicate'],
    [400, error(100, { error_subcode: 1_404_102 }), 'invalid-content'],
    [400, error(100, { error_subcode: 1_609_008 }), 'invalid-link'],
    [200, error(200), 'forbidden'],
    [500, error(200), 'server-error'],
    [503, '<html>', 'server-error'],
    [429, 'Slow down', 'throttled'],
    [404, '<html>', 'no-account'],
    [302, '', 'no-account'],
    [200, '{"success":false}', 'unreadable-answer'],
    [200, '[]', 'unreadable-answer'],
    [200, '', 'unreadable-answer'],
  ])('%i %s is %s', async (status, body, code) => {
    emulator.fault(publishing, { kind: 'status', status, ...(body === undefined ? {} : { body }), headers: { location: 'https://elsewhere.example/' } })
    expect((await failing(connection.publish(callOf(post('Hello.'))))).code).toBe(code)
  })

  test('says the words that are meant for people, without the number, and never a secret', async () => {
    emulator.fault(publishing, { kind: 'status', status: 400, body: error(100, { error_user_msg: `Not like\n this, ${account.token}` }) })
    expect((await failing(connection.publish(callOf(post('One.'))))).message).toBe('Facebook says: Not like this, ….')
    emulator.fault(publishing, { kind: 'status', status: 400, body: error(100) })
    expect((await failing(connection.publish(callOf(post('Two.'))))).message).toBe('Facebook says: Words.')
  })

  test('is about the post that is answered when that one is gone', async () => {
    const reply = { kind: 'reply' as const, target: `${emulator.url}/4242/posts/1`, parts: [{ text: 'Yes.', media: [] }] }
    expect((await failing(connection.publish(callOf(reply)))).code).toBe('target-missing')
  })
})

describe('what the answer to a preparing call means', () => {
  test.each<[string, number, string | undefined, FailureCode]>([
    ['feed', 400, error(1), 'unavailable'],
    ['feed', 500, error(2), 'unavailable'],
    ['feed', 200, '{}', 'unavailable'],
    ['feed', 200, '<html>', 'unavailable'],
    ['feed', 400, error(100, { error_subcode: 33 }), 'no-account'],
    ['photos', 400, error(324), 'media-refused'],
    ['photos', 400, error(100), 'media-refused'],
    ['photos', 500, error(2), 'unavailable'],
    ['photos', 200, '{"id":5}', 'unavailable'],
    ['photos', 400, error(32), 'throttled'],
  ])('%s %i %s is %s, and nothing is published', async (edge, status, body, code) => {
    emulator.fault({ method: 'POST', path: `/v26.0/*/${edge}` }, { kind: 'status', status, ...(body === undefined ? {} : { body }) })
    const content = { kind: 'post' as const, parts: [{ text: 'x', media: [pictureOf('p')] }] }
    expect((await failing(connection.publish(callOf(content, { beforePublish: async () => expect.fail('nothing may be published') })))).code).toBe(code)
    expect(emulator.entries()).toEqual([])
  })

  test('is ambiguous there too when posts are published at once', async () => {
    const direct = connectTo(channelFor(emulator.url, account.pageId), { accessToken: account.token }, { network: facebook({ twoSteps: false }) })
    for (const [status, body] of [
      [400, error(1)],
      [502, '<html>'],
      [200, '{}'],
    ] as const) {
      emulator.fault(creating, { kind: 'status', status, body })
      expect((await failing(direct.publish(callOf(post('x'))))).kind).toBe('ambiguous')
    }
  })
})

describe('when a throttled Page may go on', () => {
  const now = new Date('2026-03-02T09:00:00Z')
  const usage = (...minutes: number[]) => ({
    'x-business-use-case-usage': JSON.stringify({ '1': minutes.map((one) => ({ type: 'pages', call_count: 100, estimated_time_to_regain_access: one })) }),
  })

  test.each<[string, Record<string, string>, string | undefined]>([
    ['the longest of several limits counts, in minutes', usage(3, 28), '2026-03-02T09:28:00.000Z'],
    ['none that is over', usage(0), undefined],
    ['a header that cannot be read', { 'x-business-use-case-usage': '{' }, undefined],
    ['no header', {}, undefined],
    ['retry-after, in seconds', { 'retry-after': '90' }, '2026-03-02T09:01:30.000Z'],
  ])('%s', (_name, headers, at) => {
    expect(readRegainAt(headers, now)?.toISOString()).toBe(at)
  })
})
