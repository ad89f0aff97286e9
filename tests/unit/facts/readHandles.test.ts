import { describe, expect, it } from 'vitest'
import { mentionsIn, networkOf } from '../../../src/facts/readHandles.ts'
import { createMemory, within } from '../../../src/facts/remember.ts'
import { blueskyChannel, mastodonChannel } from '../guidelines/findings.ts'

describe('mentions in a post', () => {
  it.each([
    ['Thanks @ana@fosstodon.org and @ben.bsky.social!', ['@ana@fosstodon.org', '@ben.bsky.social']],
    ['Thanks @ana, @ana and @ben_2.', ['@ana', '@ben_2']],
    ['Write to hello@example.org', []],
    ['See https://fosstodon.org/@ana/123', []],
    ['Just an @ and @@', []],
  ])('%j', (text, expected) => {
    expect(mentionsIn({ text })).toEqual(expected)
  })

  it('mean somebody on the network of their form, or on the only one', () => {
    const both = [mastodonChannel, blueskyChannel]
    expect(networkOf('@ana@fosstodon.org', both)).toBe('mastodon')
    expect(networkOf('@ana.bsky.social', both)).toBe('bluesky')
    expect(networkOf('@ana', both)).toBeUndefined()
    expect(networkOf('@ana', [mastodonChannel])).toBe('mastodon')
    expect(networkOf('@ana@fosstodon.org', [blueskyChannel])).toBeUndefined()
  })
})

describe('what was found a moment ago', () => {
  it('is known until its time is over, and the oldest is forgotten first', () => {
    const memory = createMemory<number>()
    memory.keep('a', 1, 100)
    expect(memory.recall('a', 99)).toBe(1)
    expect(memory.recall('a', 100)).toBeUndefined()
    for (let index = 0; index < 2_001; index += 1) memory.keep(`k${index}`, index, 1_000)
    expect(memory.recall('k0', 0)).toBeUndefined()
    expect(memory.recall('k2000', 0)).toBe(2_000)
  })

  it('is waited for no longer than was said', async () => {
    expect(await within(10, new Promise((resolve) => setTimeout(resolve, 5_000, 'late')), 'gave up')).toBe('gave up')
    expect(await within(1_000, Promise.resolve('there'), 'gave up')).toBe('there')
  })
})
