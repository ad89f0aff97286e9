import { describe, expect, test } from 'vitest'
import { learnFromInstance, mastodonLimits, readLearnt } from '../../../../src/networks/mastodon/limits.ts'
import { channelFor } from './channelFor.ts'

const instance = {
  domain: 'mastodon.example',
  version: '4.5.2',
  api_versions: { mastodon: 7 },
  configuration: {
    statuses: { max_characters: 1200, characters_reserved_per_url: 30, max_media_attachments: 6 },
    media_attachments: { description_limit: 400, image_size_limit: 1000, image_matrix_limit: 2000, supported_mime_types: ['video/mp4', 'image/gif', 'image/jpeg'] },
  },
}

describe('limits of a Mastodon server', () => {
  test("are the server's own once it was asked", () => {
    const limits = mastodonLimits(channelFor(undefined, { learnt: learnFromInstance(instance) ?? {} }))
    expect([limits.text, limits.altText]).toEqual([1200, 400])
    expect(limits.picture).toEqual({ maxBytes: 1000, maxPixels: 2000, types: ['image/jpeg', 'image/gif'], animated: true })
    expect(limits.measure('https://example.org/a-very-long-address-that-counts-as-thirty')).toBe(30)
  })

  test('are those of an ordinary server before', () => {
    const limits = mastodonLimits(channelFor())
    expect([limits.text, limits.altText, limits.picture.maxBytes, limits.picture.types.length]).toEqual([500, 1500, 16_777_216, 4])
    expect(limits.measure('https://example.org/ab @ada@other.example', { contentWarning: 'CW' })).toBe(2 + 23 + 1 + 4)
  })

  test('do not believe nonsense', () => {
    const learnt = readLearnt({ characters: -1, charactersPerUrl: '23', pictures: Number.NaN, imageTypes: ['video/mp4'], accountId: 5 })
    expect(learnt).toMatchObject({ characters: 500, charactersPerUrl: 23, pictures: 4, accountId: undefined })
    expect(learnt.imageTypes).toContain('image/jpeg')
  })

  test('leave room below 300 requests in five minutes', () => {
    const { rate } = mastodonLimits(channelFor())
    expect(rate.burst + 5 * rate.perMinute).toBeLessThan(300)
  })

  test.each([[undefined], ['text'], [{}], [{ domain: 'x' }], [{ domain: 'x', configuration: { statuses: {} } }], [[1]]])(
    'are not read from what is not a Mastodon document: %j',
    (json) => {
      expect(learnFromInstance(json)).toBeUndefined()
    },
  )

  test('remember nothing that the server does not say', () => {
    expect(learnFromInstance({ domain: 'x', configuration: { statuses: { max_characters: 500 } } })).toEqual({ domain: 'x', characters: 500 })
  })
})
