import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FailureCode } from '../../../../src/domain/failures.ts'
import type { Connection } from '../../../../src/networks/port.ts'
import { readXRetryAt } from '../../../../src/networks/x/answers.ts'
import { startXEmulator, type XEmulator } from '../../../emulators/x/startXEmulator.ts'
import { callOf, channelFor, failing, open, pictureOf, postOf, start, vaultOf } from './xWorld.ts'

let emulator: XEmulator
let connection: Connection
let accessToken: string

beforeAll(async () => {
  emulator = await startXEmulator({ clock: () => start })
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  accessToken = emulator.createAccount('team').accessToken
  connection = open(channelFor(emulator.url), { vault: vaultOf({ accessToken }) })
})

const create = { method: 'POST', path: '/2/tweets' }
const problem = (detail: string, more: Record<string, unknown> = {}) => JSON.stringify({ title: 'Forbidden', detail, type: 'about:blank', ...more })
const typed = (segment: string, host = 'api.x.com') => problem('Something.', { title: 'Problem', type: `https://${host}/2/problems/${segment}` })

describe('what the answer to the publishing call means', () => {
  test.each<[number, string | undefined, FailureCode]>([
    [400, typed('invalid-request'), 'invalid-content'],
    [400, problem('Your media IDs are invalid.'), 'media-refused'],
    [401, problem('Unauthorized'), 'unauthorized'],
    [401, undefined, 'unauthorized'],
    [402, typed('credits'), 'not-paid'],
    [403, problem('You are not allowed to create a Tweet with duplicate content.'), 'duplicate'],
    [403, problem('Your account is suspended and is not permitted to access this feature.'), 'suspended'],
    [403, typed('user-suspended'), 'suspended'],
    [403, problem('To protect our users, this account is temporarily locked. Please log in to unlock your account.'), 'suspended'],
    [403, typed('client-forbidden'), 'not-paid'],
    [403, typed('client-forbidden', 'api.twitter.com'), 'not-paid'],
    [403, problem('You currently have access to a subset of X API V2 endpoints'), 'not-paid'],
    [403, typed('usage-capped'), 'not-paid'],
    [429, typed('usage-capped', 'api.twitter.com'), 'not-paid'],
    [429, problem('Usage cap exceeded: Monthly product cap', { title: 'UsageCapExceeded' }), 'not-paid'],
    [403, problem('Reply to this conversation is not allowed because you have not been mentioned.'), 'not-supported'],
    [403, problem('You attempted to reply to a Tweet that is deleted or not visible to you.'), 'target-missing'],
    [403, problem('Your Tweet text is too long.'), 'too-long'],
    [403, problem('You are not permitted to perform this action.'), 'forbidden'],
    [403, undefined, 'forbidden'],
    [404, problem('Could not find tweet with id: [5].'), 'target-missing'],
    [408, problem('Timeout'), 'no-answer'],
    [429, typed('rate-limit-exceeded'), 'throttled'],
    [429, '<html>Slow down', 'throttled'],
    [301, undefined, 'no-account'],
    [500, problem('You are not allowed to create a Tweet with duplicate content.'), 'server-error'],
    [503, '<html>', 'server-error'],
    [200, '{}', 'unreadable-answer'],
    [201, '{"data":{"text":"no id"}}', 'unreadable-answer'],
    [201, '[]', 'unreadable-answer'],
    [200, '<html>Please wait', 'unreadable-answer'],
    [204, '', 'unreadable-answer'],
  ])('%i %s is %s', async (status, body, code) => {
    emulator.fault(create, { kind: 'status', status, ...(body === undefined ? {} : { body }), headers: { location: 'https://elsewhere.example/' } })
    const failure = await failing(connection.publish(callOf(postOf('Hello.'))))
    expect([failure.code, failure.status]).toEqual([code, status])
  })

  test('says in one plain line what X says, and what exactly was wrong', async () => {
    const body = problem('One or more parameters\nto your request was invalid.', { errors: [{ message: 'text is odd' }, { message: 'text is odd' }] })
    emulator.fault(create, { kind: 'status', status: 400, body })
    expect((await failing(connection.publish(callOf(postOf('Hello.'))))).message).toBe('X says: One or more parameters to your request was invalid. text is odd.')
  })

  test('never tells the token, even when X repeats it', async () => {
    emulator.fault(create, { kind: 'status', status: 403, body: problem(`The token ${accessToken} may not do that.`) })
    const { message } = await failing(connection.publish(callOf(postOf('Hello.'))))
    expect(message).toBe('X says: The token … may not do that.')
  })

  test('a repost whose answer says nothing is ambiguous, and one that X does not find is not there', async () => {
    const other = emulator.post('ada', 'Worth sharing.')
    const content = { kind: 'share' as const, target: other.url, parts: [{ text: '', media: [] }] }
    emulator.fault({ method: 'POST', path: '*/retweets' }, { kind: 'status', status: 200, body: '{"data":{"retweeted":false}}' })
    expect((await failing(connection.publish(callOf(content)))).kind).toBe('ambiguous')
    emulator.fault({ method: 'POST', path: '*/retweets' }, { kind: 'status', status: 404 })
    expect((await failing(connection.publish(callOf(content)))).code).toBe('target-missing')
  })
})

describe('what the answer to any other call means', () => {
  test.each<[number, string, FailureCode]>([
    [401, problem('Unauthorized'), 'unauthorized'],
    [403, problem('Your account is suspended and is not permitted.'), 'suspended'],
    [402, typed('credits'), 'not-paid'],
    [429, typed('rate-limit-exceeded'), 'throttled'],
    [500, problem('Oh no'), 'unavailable'],
    [502, '<html><h1>Bad Gateway</h1></html>', 'unavailable'],
    [200, '<html>Please wait</html>', 'unavailable'],
    [200, '{"data":{"name":"no id"}}', 'no-account'],
    [404, '<html>Not here</html>', 'no-account'],
  ])('%i %s is %s', async (status, body, code) => {
    emulator.fault({ path: '/2/users/me' }, { kind: 'status', status, body })
    expect((await failing(connection.check())).code).toBe(code)
  })

  test.each<[number, FailureCode]>([
    [400, 'media-refused'],
    [413, 'media-refused'],
    [401, 'unauthorized'],
    [402, 'not-paid'],
    [429, 'throttled'],
    [503, 'unavailable'],
  ])('an upload answered with %i is %s, and nothing is published', async (status, code) => {
    emulator.fault({ path: '/2/media/upload' }, { kind: 'status', status })
    const content = { kind: 'post' as const, parts: [{ text: 'x', media: [pictureOf('p')] }] }
    expect((await failing(connection.publish(callOf(content)))).code).toBe(code)
    expect(emulator.tweets()).toEqual([])
  })

  test('a description that X refuses stops the post, so that no picture goes out without one', async () => {
    emulator.fault({ path: '/2/media/metadata' }, { kind: 'status', status: 400 })
    const content = { kind: 'post' as const, parts: [{ text: 'x', media: [pictureOf('p')] }] }
    expect((await failing(connection.publish(callOf(content)))).code).toBe('media-refused')
    expect(emulator.tweets()).toEqual([])
  })
})

describe('when X may be asked again', () => {
  const now = new Date('2026-03-02T09:00:00Z')
  const seconds = (at: string) => String(Date.parse(at) / 1000)

  test('at the end of the window that is used up', () => {
    expect(readXRetryAt({ 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': seconds('2026-03-02T09:07:00Z') }, now)).toEqual(new Date('2026-03-02T09:07:00Z'))
  })

  test('at the end of the day window first, because it lasts longer', () => {
    const headers = {
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': seconds('2026-03-02T09:07:00Z'),
      'x-user-limit-24hour-remaining': '0',
      'x-user-limit-24hour-reset': seconds('2026-03-03T01:00:00Z'),
    }
    expect(readXRetryAt(headers, now)).toEqual(new Date('2026-03-03T01:00:00Z'))
  })

  test('in an hour when no window is used up: it is the spending limit', () => {
    expect(readXRetryAt({ 'x-rate-limit-remaining': '50', 'x-rate-limit-reset': seconds('2026-03-02T09:07:00Z') }, now)).toEqual(new Date('2026-03-02T10:00:00Z'))
    expect(readXRetryAt({}, now)).toEqual(new Date('2026-03-02T10:00:00Z'))
  })

  test('when X says so itself', () => {
    expect(readXRetryAt({ 'retry-after': '30' }, now)).toEqual(new Date('2026-03-02T09:00:30Z'))
  })
})
