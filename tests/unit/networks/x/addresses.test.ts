import { describe, expect, test } from 'vitest'
import { parsePostURL, toPostURL, toWebOrigin } from '../../../../src/networks/x/addresses.ts'

const api = 'https://api.x.com'

describe('addresses of X', () => {
  test.each([
    ['https://x.com/ada/status/123', '123', 'ada'],
    ['https://twitter.com/ada/status/123?s=20&t=abc', '123', 'ada'],
    ['http://www.x.com/ada/status/123/', '123', 'ada'],
    [' https://mobile.twitter.com/ada/statuses/123#m ', '123', 'ada'],
    ['https://x.com/i/web/status/123', '123', undefined],
    ['https://x.com/i/status/123', '123', undefined],
    ['https://x.com/ada/status/123/photo/1', '123', 'ada'],
  ])('finds the post behind %s', (url, id, username) => {
    expect(parsePostURL(url, api)).toEqual({ id, username })
  })

  test.each([
    'https://x.com/ada',
    'https://x.com/ada/status/',
    'https://x.com/ada/status/12a',
    'https://x.com/ada/status/12345678901234567890',
    'https://x.com.evil.example/ada/status/123',
    'https://evilx.com/ada/status/123',
    'https://mastodon.social/@ada/123',
    'ftp://x.com/ada/status/123',
    'not an address',
    '',
  ])('finds none behind %j', (url) => {
    expect(parsePostURL(url, api)).toBeUndefined()
  })

  test('takes the pages of a sandbox for those of X, on that sandbox only', () => {
    const sandbox = 'http://127.0.0.1:4000'
    expect(toWebOrigin(sandbox)).toBe(sandbox)
    expect(parsePostURL(`${sandbox}/ada/status/5`, sandbox)?.id).toBe('5')
    expect(parsePostURL(`${sandbox}/ada/status/5`, api)).toBeUndefined()
  })

  test('links to x.com for the real API, with and without a name', () => {
    expect(toPostURL(api, 'team', '9')).toBe('https://x.com/team/status/9')
    expect(toPostURL('https://api.twitter.com', undefined, '9')).toBe('https://x.com/i/web/status/9')
  })
})
