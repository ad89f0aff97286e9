import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toArticle } from '../../../src/compose/article.ts'
import { composePromotion } from '../../../src/compose/composePromotion.ts'
import { channels, packageAnnouncement, workshopStory } from './fixtures.ts'
import { editorState, type Node, paragraph } from './lexicalNodes.ts'

fc.configureGlobal({ seed: 20250310 })

const promote = (doc: unknown, locale?: string) => {
  const { article } = toArticle({ doc, collection: 'posts', siteURL: 'https://example.org', locale })
  return { article, ...composePromotion({ article, channels, wentLiveAt: '2025-03-10T09:30:00Z' }) }
}

describe('documents that no editor writes', () => {
  it('never throw, whatever stands in the fields', () => {
    const names = [
      'id',
      'title',
      'slug',
      'meta',
      'heroImage',
      'content',
      'tags',
      'categories',
      'authors',
      'populatedAuthors',
      'publishedAt',
      'excerpt',
      'description',
      'url',
      'endsAt',
      'codeOfConduct',
    ]
    const anything = fc.oneof(
      fc.anything(),
      fc.jsonValue(),
      fc.constantFrom(workshopStory.content, packageAnnouncement.content, { root: null }, { root: { children: [null, 3, 'x', {}] } }),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), anything), fc.option(fc.string(), { nil: undefined }), (doc, locale) => {
        const { posts, article } = promote(doc, locale)
        expect(posts.every((post) => post.text.trim() !== '')).toBe(true)
        expect(Array.isArray(article.tags)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('never throw when any value of a real document is replaced', () => {
    const paths: (string | number)[][] = []
    const walk = (value: unknown, path: (string | number)[]) => {
      if (path.length > 0) paths.push(path)
      if (typeof value === 'object' && value !== null) for (const key of Object.keys(value)) walk(Reflect.get(value, key), [...path, key])
    }
    walk(workshopStory, [])
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.anything(), (path, value) => {
        const doc = structuredClone(workshopStory)
        const parent = path.slice(0, -1).reduce<object>((at, key) => Reflect.get(at, key), doc)
        Reflect.set(parent, path.at(-1) ?? '', value)
        promote(doc, 'en')
      }),
      { numRuns: 300 },
    )
  })

  it('are read to a fixed depth', () => {
    let node: Node = paragraph('deep')
    for (let depth = 0; depth < 50_000; depth++) node = { type: depth % 2 ? 'list' : 'listitem', version: 1, children: [node] }
    expect(promote({ id: 1, title: 'Deep', content: editorState(node, paragraph('Flat and readable.')) }).article.sentences).toEqual(['Flat and readable.'])
  })

  it('are read to a fixed size', () => {
    const many = Array.from({ length: 30_000 }, () => paragraph('Words and words. '))
    const { article } = promote({ id: 1, title: 'x'.repeat(500_000), content: editorState(...many), tags: Array.from({ length: 5000 }, (_, index) => `tag ${index}`) })
    expect(article.bodyText.length).toBeLessThan(300_000)
    expect(article.sentences.length).toBeLessThanOrEqual(500)
    expect(article.title.length).toBeLessThanOrEqual(300)
    expect(article.tags.length).toBeLessThanOrEqual(50)
  })

  it.each([
    ['open tags', '<p'.repeat(50_000)],
    ['open scripts', '<p><script>'.repeat(10_000)],
    ['stars', `${'*'.repeat(50_000)}a`],
    ['brackets', '['.repeat(50_000)],
    ['list signs', '- '.repeat(50_000)],
    ['ampersands', `<p>${'&'.repeat(50_000)}`],
    ['one endless word', '漢'.repeat(100_000)],
    ['the same sentence', 'This is a sentence about a website. '.repeat(3000)],
    ['dashes in a quote', `> ${'“x — '.repeat(10_000)}`],
  ])(
    'are read quickly: %s',
    (_name, content) => {
      const before = performance.now()
      promote({ id: 1, title: 'Title', content })
      expect(performance.now() - before).toBeLessThan(5000)
    },
    20_000,
  )

  it('keep right-to-left text and combined signs whole', () => {
    const doc = {
      id: 1,
      title: 'أربعون امرأة كتبن موقعهن الأول في أكرا',
      slug: 'a',
      excerpt: 'ورشة عمل في يوم سبت واحد 👩🏽‍💻.',
      tags: ['نساء في التقنية', 'ジャンゴ ガールズ', '👩‍💻', '2025'],
    }
    const { posts } = promote(doc, 'ar')
    expect(posts[0]?.text).toBe('أربعون امرأة كتبن موقعهن الأول في أكرا\n\nورشة عمل في يوم سبت واحد 👩🏽‍💻.')
    expect(posts[0]?.tags).toEqual(['نساءفيالتقنية', 'ジャンゴガールズ'])
  })

  it('do not reach what objects inherit', () => {
    const doc = JSON.parse('{"id":1,"title":"T","__proto__":{"slug":"inherited"},"constructor":{"name":"x"}}')
    expect(promote(doc, 'constructor').article).toMatchObject({ title: 'T', slug: undefined })
  })
})
