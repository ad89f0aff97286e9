import { describe, expect, it } from 'vitest'
import { toFacets, toShownLink } from '../../../../src/networks/bluesky/facets.ts'

describe('the link of a post on Bluesky', () => {
  it.each([
    ['https://example.org/blog/a?utm_source=bluesky&utm_medium=social', 'https://example.org/blog/a'],
    ['https://example.org/blog/a?page=2&utm_source=bluesky#end', 'https://example.org/blog/a?page=2#end'],
    ['https://example.org/blog/a?page=2#end', 'https://example.org/blog/a?page=2#end'],
    ['https://example.org/', 'https://example.org/'],
  ])('is shown without its campaign parameters: %s', (link, shown) => {
    expect(toShownLink(link)).toBe(shown)
  })

  it('leads to the whole address all the same, and other links are left alone', async () => {
    const link = 'https://example.org/blog/a?utm_source=bluesky'
    const facets = await toFacets('Read https://example.org/blog/a and https://example.org/other', async () => undefined, link)
    expect(facets.flatMap((facet) => facet.features.map((feature) => (feature as { uri?: string }).uri))).toEqual([link, 'https://example.org/other'])
  })
})
