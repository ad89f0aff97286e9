import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalURL, withoutTracking } from '../../../src/feeds/canonicalURL.ts'
import { plainWords } from '../../../src/feeds/plainWords.ts'

describe('the address of an item', () => {
  it('loses what campaign tools add, and nothing else', () => {
    expect(withoutTracking('https://a.example/p?id=1&utm_source=rss&fbclid=x&page=2#part')).toBe('https://a.example/p?id=1&page=2#part')
    expect(withoutTracking('/p?utm_medium=x', 'https://a.example/feed')).toBe('https://a.example/p')
  })

  it('is no address when it is not of the web', () => {
    for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example', 'nothing']) expect(withoutTracking(bad)).toBeUndefined()
  })

  it('is recognised in its other ways of writing, and told from other pages', () => {
    const same = [
      'https://www.a.example/post/',
      'http://a.example/post?utm_source=x',
      'https://a.example/post#top',
      'https://a.example/post#comments',
      'https://A.example/post/index.html',
    ]
    expect(new Set(same.map((address) => canonicalURL(address))).size).toBe(1)
    expect(canonicalURL('https://a.example/?p=1')).not.toBe(canonicalURL('https://a.example/?p=2'))
    expect(canonicalURL('https://a.example/post')).not.toBe(canonicalURL('https://b.example/post'))
    const versions = ['https://a.example/changelog#v1', 'https://a.example/changelog#v2', 'https://a.example/changelog']
    expect(new Set(versions.map((address) => canonicalURL(address))).size).toBe(3)
  })
})

describe('words of somebody else', () => {
  it('are plain: no markup, no hidden signs, no mention of ours', () => {
    expect(plainWords('<p>Caf&eacute;&#233; &amp; <b>bar</b>\u202E\n@{acme}</p><script>x()</script>', 100)).toBe('Caféé & bar {acme}')
    expect(plainWords('1 < 2 and 3 > 2', 100)).toBe('1 < 2 and 3 > 2')
    expect(plainWords('&ldquo;Caf&eacute; f&uuml;r alle&rdquo; &ndash; &Zcaron;i&zcaron;ek &euro;5 &#x1F40D; &AMP;&commat;{acme}', 100)).toBe(
      '“Café für alle” – Žižek €5 🐍 &{acme}',
    )
    expect(plainWords('A &notanentity; and ?a=1&copy=2 &amp;eacute;', 100)).toBe('A &notanentity; and ?a=1&copy=2 &eacute;')
  })

  it('never throw and never grow over their limit', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => plainWords(text, 50).length <= 50 && !plainWords(text, 50).includes('@{')))
  })
})
