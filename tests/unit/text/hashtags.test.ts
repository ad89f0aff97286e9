import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findHashtags, findMentions, findUrls, toHashtag } from '../../../src/text/hashtags.ts'
import { generatedText } from './samples.ts'

describe('making a hashtag', () => {
  it.each([
    ['open source', 'OpenSource'],
    ['Open Source', 'OpenSource'],
    ['  open-source!  ', 'OpenSource'],
    ['#OpenSource', 'OpenSource'],
    ['open_source', 'OpenSource'],
    ['JavaScript tips', 'JavaScriptTips'],
    ['iPhone', 'iPhone'],
    ["women's rights", 'WomensRights'],
    ['women’s rights', 'WomensRights'],
    ['R&D', 'RD'],
    ['2024', ''],
    ['2024 goals', '2024Goals'],
    ['', ''],
    ['☕️ !', ''],
    ['coffee ☕️ break', 'CoffeeBreak'],
    ['A\uFE0F 1\uFE0F\u20E3 b', 'A1B'],
    ['straße', 'Straße'],
    ['e\u0301te\u0301', 'Été'],
    ['हिन्दी भाषा', 'हिन्दीभाषा'],
    ['日本 語', '日本語'],
    ['ภาษา ไทย', 'ภาษาไทย'],
    ['العدد الجديد', 'العددالجديد'],
    ['საქართველო', 'საქართველო'],
    ['𝒳 files', '𝒳Files'],
  ])('makes of %j %j', (words, tag) => {
    expect(toHashtag(words)).toBe(tag)
  })

  it('makes one hashtag that is found again whole, or nothing', () => {
    fc.assert(
      fc.property(generatedText, (words) => {
        const tag = toHashtag(words)
        expect(findHashtags(`see #${tag} here`)).toEqual(tag === '' ? [] : [tag])
        expect(toHashtag(tag)).toBe(tag)
      }),
    )
  })
})

describe('finding', () => {
  it('finds hashtags, but no numbers, anchors or entities', () => {
    expect(findHashtags('#One, (#two) #3 #4th ＃日本 x#no &#39; https://example.com/#frag http://a.co/x#y #sub_tag. #')).toEqual(['One', 'two', '4th', '日本', 'sub_tag'])
  })

  it('finds mentions of all networks, but no e-mail addresses', () => {
    expect(findMentions('Hi @alice, @bob@mastodon.social. (@c.bsky.social) mail a@example.com https://x.org/@me @日本 @user日本')).toEqual([
      'alice',
      'bob@mastodon.social',
      'c.bsky.social',
      'user',
    ])
  })

  it('finds an address also right after a hashtag', () => {
    expect([findUrls('#日本https://example.com/a'), findHashtags('#日本https://example.com/a')]).toEqual([['https://example.com/a'], []])
  })

  it.each([
    ['see https://example.com.', ['https://example.com']],
    ['(https://example.com/a_(b)), "http://b.org/c?d=e&f#g"', ['https://example.com/a_(b)', 'http://b.org/c?d=e&f#g']],
    ['http://localhost:3000/x?y https://192.168.0.1/ https://blog.test/p', ['http://localhost:3000/x?y', 'https://192.168.0.1/', 'https://blog.test/p']],
    ['https://grå.org/å 参观https://慕田峪长城.网址/。今天', ['https://grå.org/å', 'https://慕田峪长城.网址/。今天']],
    ['https://example.com。次', ['https://example.com']],
    ['https://[::1]:8080/ https://', ['https://[::1]:8080/']],
    ['example.com ftp://example.com xhttps://example.com', []],
    ['<https://example.com/x>', ['https://example.com/x']],
    ['https://example.com/?q=a!', ['https://example.com/?q=a']],
    ['https://example.com/https://example.org/', ['https://example.com/https://example.org/']],
  ])('finds the addresses of %j', (text, urls) => {
    expect(findUrls(text)).toEqual(urls)
  })
})
