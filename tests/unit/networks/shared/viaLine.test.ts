import { describe, expect, test } from 'vitest'
import { viaLine } from '../../../../src/networks/shared/viaLine.ts'

describe('the line that credits somebody’s post', () => {
  test.each([
    ['https://mastodon.social/@ada/123', 'via @ada@mastodon.social'],
    ['https://mastodon.social/@ada@other.example/123', 'via @ada@other.example'],
    ['https://bsky.app/profile/ada.bsky.social/post/3k', 'via ada.bsky.social'],
    ['https://www.linkedin.com/posts/ada-lovelace_a-title-share-12-Ab', 'via ada-lovelace'],
    ['https://x.com/ada/status/123', 'via ada'],
    ['https://www.facebook.com/djangogirls/posts/123', 'via djangogirls'],
    ['https://www.facebook.com/1234/posts/123', 'via facebook.com'],
    ['https://www.example.org/an/article', 'via example.org'],
    ['nonsense', undefined],
  ])('%s gives %s', (url, line) => {
    expect(viaLine(url, 'Good words.')).toBe(line)
  })

  test('is left out when the text names them already', () => {
    expect(viaLine('https://x.com/ada/status/123', 'Thanks, @Ada!')).toBeUndefined()
  })
})
