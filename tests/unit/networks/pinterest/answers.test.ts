import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FailureCode } from '../../../../src/domain/failures.ts'
import type { Connection } from '../../../../src/networks/port.ts'
import { type PinterestEmulator, startPinterestEmulator } from '../../../emulators/pinterest/startPinterestEmulator.ts'
import { callOf, channelFor, failing, open, pinOf, start, vaultOf } from './pinterestWorld.ts'

let emulator: PinterestEmulator
let connection: Connection
let account: ReturnType<PinterestEmulator['createAccount']>

beforeAll(async () => {
  emulator = await startPinterestEmulator({ clock: () => start })
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  account = emulator.createAccount('team')
  connection = open(channelFor(emulator.url, { settings: { board: account.board } }), { vault: vaultOf({ accessToken: account.accessToken }) })
})

const create = { method: 'POST', path: '/v5/pins' }
const says = (message: string, code = 1) => JSON.stringify({ code, message })

describe('what the answer to the publishing call means', () => {
  test.each<[number, string | undefined, FailureCode]>([
    [400, says('Invalid request: something.'), 'invalid-content'],
    [400, says('Sorry, we could not read this image.'), 'media-refused'],
    [400, says('Sorry! We blocked this link because it may lead to spam.'), 'invalid-link'],
    [401, says('Authentication failed.', 2), 'unauthorized'],
    [401, undefined, 'unauthorized'],
    [401, says('Your token does not have sufficient permissions to perform this operation.', 3), 'forbidden'],
    [403, says('You are not permitted to access that resource.', 29), 'forbidden'],
    [403, says('Apps with Trial access may not create Pins in production', 29), 'not-paid'],
    [403, says('Your account is suspended.'), 'suspended'],
    [404, says('Board not found.', 40), 'no-account'],
    [404, says("Sorry! We couldn't find this board section.", 2031), 'no-account'],
    [404, says('Pin not found.', 50), 'target-missing'],
    [404, '<html>', 'no-account'],
    [408, says('Timeout'), 'no-answer'],
    [413, '<html>Request Entity Too Large', 'media-refused'],
    [415, undefined, 'media-refused'],
    [429, says('You have exceeded your rate limit.'), 'throttled'],
    [429, '<html>Slow down', 'throttled'],
    [302, undefined, 'no-account'],
    [500, says('Sorry, we could not read this image.'), 'server-error'],
    [503, '<html>', 'server-error'],
    [200, '{}', 'unreadable-answer'],
    [201, '{"id":5}', 'unreadable-answer'],
    [201, '[]', 'unreadable-answer'],
    [200, '<html>Please wait', 'unreadable-answer'],
    [204, '', 'unreadable-answer'],
  ])('%i %s is %s', async (status, body, code) => {
    emulator.fault(create, { kind: 'status', status, ...(body === undefined ? {} : { body }), headers: { location: 'https://elsewhere.example/' } })
    const failure = await failing(connection.publish(callOf(pinOf('Hello.'))))
    expect([failure.code, failure.status]).toEqual([code, status])
  })

  test('never tells the token, even when Pinterest repeats it', async () => {
    emulator.fault(create, { kind: 'status', status: 403, body: says(`The token ${account.accessToken} may not do that`) })
    expect((await failing(connection.publish(callOf(pinOf('Hello.'))))).message).toBe('Pinterest says: The token … may not do that.')
  })

  test.each([
    [{}, 42],
    [{ 'retry-after': '7' }, 7],
    [{ 'x-userendpoint-ratelimit-reset': '90' }, 90],
  ])('knows from its headers when it may be asked again: %j', async (headers, seconds) => {
    emulator.fault(create, { kind: 'status', status: 429, headers })
    expect((await failing(connection.publish(callOf(pinOf('Hello.'))))).retryAt).toEqual(new Date(start.getTime() + seconds * 1000))
  })

  test('is ambiguous for a saved Pin, too', async () => {
    const other = emulator.post('ada', 'Save me.')
    emulator.fault({ method: 'POST', path: '*/save' }, { kind: 'lose' })
    expect((await failing(connection.publish(callOf({ kind: 'share', target: other.url, parts: [{ text: '', media: [] }] })))).kind).toBe('ambiguous')
  })
})

describe('what the answer to any other call means', () => {
  test.each<[number, string, FailureCode]>([
    [401, says('Authentication failed.'), 'unauthorized'],
    [403, says('Your account is suspended.'), 'suspended'],
    [429, says('You have exceeded your rate limit.'), 'throttled'],
    [500, says('Something went wrong on our end.'), 'unavailable'],
    [502, '<html><h1>Bad Gateway</h1></html>', 'unavailable'],
    [200, '<html>Please wait</html>', 'unavailable'],
    [200, '{"title":"something else"}', 'no-account'],
    [404, '<html>Not here</html>', 'no-account'],
  ])('%i %s is %s', async (status, body, code) => {
    emulator.fault({ path: '/v5/user_account' }, { kind: 'status', status, body })
    expect((await failing(connection.check())).code).toBe(code)
  })
})
