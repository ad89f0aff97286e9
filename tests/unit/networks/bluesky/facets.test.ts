import { RichText } from '@atproto/api'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toFacets } from '../../../../src/networks/bluesky/facets.ts'

const dids: Record<string, string> = { 'ann.test': 'did:plc:ann', 'bob.test': 'did:plc:bob' }
const resolve = async (handle: string) => dids[handle]

/** What each facet marks in the text, by its bytes, with what it points to. */
async function marked(text: string): Promise<[string, string][]> {
  const facets = await toFacets(text, resolve)
  return facets.map(({ index, features: [feature] }) => [
    Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString(),
    String(feature && ('uri' in feature ? feature.uri : 'did' in feature ? feature.did : 'tag' in feature ? feature.tag : '')),
  ])
}

describe('the facets of a text', () => {
  test.each<[string, string, [string, string][]]>([
    ['a link after Japanese', '新しい記事 https://example.org/記事 です', [['https://example.org/記事', 'https://example.org/記事']]],
    ['a bare domain', 'Read example.com/a, now', [['example.com/a', 'https://example.com/a']]],
    ['a link with brackets', 'See (https://example.org/a_(b))', [['https://example.org/a_(b))', 'https://example.org/a_(b))']]],
    ['a link at the end of a sentence', 'Go to https://example.org/x.', [['https://example.org/x', 'https://example.org/x']]],
    ['hashtags in several scripts', '👩‍💻 #OpenSource #Öffentlich #日本語 #مرحبا', ['OpenSource', 'Öffentlich', '日本語', 'مرحبا'].map((tag) => [`#${tag}`, tag])],
    ['no hashtag out of a number', 'We are #1', []],
    [
      'mentions after emoji',
      '🏳️‍🌈 @ann.test and @bob.test!',
      [
        ['@ann.test', 'did:plc:ann'],
        ['@bob.test', 'did:plc:bob'],
      ],
    ],
    ['a mention of nobody stays text', 'Hello @nobody.test and @ann.test', [['@ann.test', 'did:plc:ann']]],
    ['plain words', 'Nothing to see here', []],
  ])('%s', async (_name, text, expected) => {
    expect(await marked(text)).toEqual(expected)
  })

  test('leave out a hashtag that has more bytes than the network takes', async () => {
    expect(await marked(`#${'e\u0301\u0323\u0302\u0300\u0308'.repeat(60)} #short`)).toEqual([['#short', 'short']])
  })

  test('are those of the network’s own RichText, for any mixture of scripts', async () => {
    const words = fc.constantFrom(
      'Grüße',
      '日本語',
      'العربية',
      'नमस्ते',
      '👨‍👩‍👧‍👦',
      '🏳️‍🌈',
      'e\u0301',
      'https://example.org/ü?a=b#c',
      '#Tag',
      '#日本',
      '@ann.test',
      '@nobody.test',
      '\n',
      'a.b',
      '(https://x.org)',
      '$ABC',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 20 }), async (list) => {
        const text = list.join(' ')
        const rich = new RichText({ text })
        await rich.detectFacets({ com: { atproto: { identity: { resolveHandle: async ({ handle }: { handle: string }) => ({ data: { did: dids[handle] } }) } } } } as never)
        const expected = (rich.facets ?? []).filter(({ features: [feature] }) => !(feature && 'did' in feature && !feature.did))
        expect((await toFacets(text, resolve)).map(({ index, features }) => ({ index, features }))).toEqual(expected.map(({ index, features }) => ({ index, features })))
      }),
      { numRuns: 200 },
    )
  })
})
