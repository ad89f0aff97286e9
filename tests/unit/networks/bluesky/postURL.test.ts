import { describe, expect, test } from 'vitest'
import { appURLOf, parsePostURL, toPostURL } from '../../../../src/networks/bluesky/postURL.ts'

const channel = { id: '1', name: 'Ours', network: 'bluesky', baseURL: 'https://pds.example', settings: {}, learnt: {} }

describe('the address of a post on Bluesky', () => {
  test.each([
    ['https://bsky.app/profile/ann.example/post/3kabc', { actor: 'ann.example', rkey: '3kabc' }],
    ['https://bsky.app/profile/did:plc:abc/post/3kabc/', { actor: 'did:plc:abc', rkey: '3kabc' }],
    ['https://bsky.app/profile/did%3Aplc%3Aabc/post/3kabc?ref=x#y', { actor: 'did:plc:abc', rkey: '3kabc' }],
    ['http://localhost:4022/profile/ann.test/post/3kabc', { actor: 'ann.test', rkey: '3kabc' }],
    ['  at://did:plc:abc/app.bsky.feed.post/3kabc ', { actor: 'did:plc:abc', rkey: '3kabc' }],
    ['at://did:plc:abc/app.bsky.feed.repost/3kabc', undefined],
    ['https://bsky.app/profile/ann.example', undefined],
    ['https://mastodon.example/@ann/1', undefined],
    ['javascript:/profile/a/post/b', undefined],
    ['https://bsky.app/profile/%E0%A4%A/post/3kabc', undefined],
    ['not an address', undefined],
  ])('%s', (url, place) => {
    expect(parsePostURL(url)).toEqual(place)
  })

  test('is on bsky.app, or on the app that the channel names', () => {
    expect(toPostURL(appURLOf(channel), { did: 'did:plc:abc', handle: 'ann.example' }, '3k')).toBe('https://bsky.app/profile/ann.example/post/3k')
    expect(appURLOf({ ...channel, settings: { appURL: 'http://localhost:4022/' } })).toBe('http://localhost:4022')
  })

  test('names the DID where the handle cannot be trusted', () => {
    expect(toPostURL('https://bsky.app', { did: 'did:plc:abc', handle: 'handle.invalid' }, '3k')).toBe('https://bsky.app/profile/did:plc:abc/post/3k')
  })
})
