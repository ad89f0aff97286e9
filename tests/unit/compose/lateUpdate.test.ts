import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toArticle } from '../../../src/compose/article.ts'
import { type ComposedPost, composePromotion } from '../../../src/compose/composePromotion.ts'
import { fingerprint, followedFields, updateComposed } from '../../../src/compose/lateUpdate.ts'
import { channels, siteURL, workshopStory } from './fixtures.ts'

fc.configureGlobal({ seed: 20250310 })

const launch = (changes: Record<string, unknown> = {}): ComposedPost => {
  const { article } = toArticle({ doc: { ...workshopStory, ...changes }, collection: 'posts', siteURL, locale: 'en' })
  const post = composePromotion({ article, channels, wentLiveAt: '2025-03-10T09:30:00.000Z' }).posts[0]
  if (!post) throw new Error('no launch')
  return post
}
const before = launch()

/** As Payload gives it back: populated relations, ids of rows, null for what is empty. */
const stored = (post: ComposedPost, changes: Record<string, unknown> = {}) => ({
  ...post,
  media: post.media.map((row, index) => ({ ...row, id: `row${index}`, image: { id: row.image, alt: 'of the upload', url: '/x.jpg' } })),
  variants: [...post.variants].reverse().map((row, index) => ({ ...row, id: `row${index}`, title: row.title ?? null, media: [] })),
  card: post.card ?? { title: null, description: null },
  category: post.category ?? null,
  ...changes,
})

describe('a post that is not sent yet, after its article changed', () => {
  it('follows a new title in text, card, variants and its own title', () => {
    const now = launch({ title: 'Forty-one women wrote their first website in Accra' })
    expect(updateComposed({ before, now, current: stored(before) })).toEqual({ patch: { title: now.title, text: now.text, card: now.card, variants: now.variants }, kept: [] })
  })

  it('follows a new slug in its link only', () => {
    const now = launch({ slug: 'accra' })
    expect(updateComposed({ before, now, current: stored(before) })).toEqual({ patch: { link: 'https://example.org/blog/accra' }, kept: [] })
  })

  it('follows a new picture, a new alt text, and the loss of the picture', () => {
    const pictures = [
      { id: 99, alt: 'Other' },
      { ...workshopStory.heroImage, alt: 'Better words' },
    ]
    for (const heroImage of pictures) {
      const now = launch({ heroImage })
      expect(updateComposed({ before, now, current: stored(before) })?.patch).toEqual({ media: now.media })
    }
    const now = { ...before, media: [] }
    expect(updateComposed({ before, now, current: stored(before) })?.patch).toEqual({ media: [] })
  })

  it('stays when nothing of it changed, however the database gives it back', () => {
    expect(updateComposed({ before, now: launch(), current: stored(before) })).toBeUndefined()
    expect(updateComposed({ before, now: launch(), current: stored(before, { text: `${before.text.replaceAll('\n', '\r\n')} ` }) })).toBeUndefined()
  })

  it('keeps a field that a person changed, and lets the others follow', () => {
    const now = launch({ title: 'Another title', slug: 'other' })
    const update = updateComposed({ before, now, current: stored(before, { text: 'My own words' }) })
    expect(update?.kept).toEqual(['text'])
    expect(update?.patch).not.toHaveProperty('text')
    expect(update?.patch.link).toBe(now.link)
  })

  it('keeps a field that a person emptied, or is known to have changed', () => {
    const now = launch({ title: 'Another title', heroImage: { id: 99, alt: 'Other' } })
    expect(updateComposed({ before, now, current: stored(before, { media: [] }) })?.kept).toEqual(['media'])
    expect(updateComposed({ before, now, current: stored(before, { editedByPerson: ['text'] }) })?.kept).toEqual(['text'])
  })

  it('keeps variants and card when a person gave one a picture or a channel', () => {
    const now = launch({ title: 'Another title' })
    const [first, ...rest] = before.variants
    for (const change of [{ media: [{ image: 5, alt: 'Mine' }] }, { channel: { id: 3 } }])
      expect(updateComposed({ before, now, current: stored(before, { variants: [{ ...first, ...change }, ...rest] }) })?.kept).toEqual(['variants'])
    expect(updateComposed({ before, now, current: stored(before, { card: { ...before.card, image: 5 } }) })?.kept).toEqual(['card'])
  })

  it('has nothing to do where a person wrote what the article says now', () => {
    const now = launch({ slug: 'other' })
    expect(updateComposed({ before, now, current: stored(before, { link: now.link }) })).toBeUndefined()
  })

  it('knows the same from the stored marks as from the whole composed post', () => {
    const now = launch({ title: 'Another title' })
    const marks = JSON.parse(JSON.stringify(fingerprint(before)))
    expect(updateComposed({ before: marks, now, current: stored(before) })).toEqual(updateComposed({ before, now, current: stored(before) }))
  })

  it('keeps a person’s words through several changes of the article', () => {
    const second = launch({ title: 'Second title' })
    const third = launch({ title: 'Third title' })
    const mine = stored(before, { text: 'Mine' })
    expect(updateComposed({ before, now: second, current: mine })?.patch).not.toHaveProperty('text')
    expect(updateComposed({ before: fingerprint(second), now: third, current: { ...stored(second), text: 'Mine' } })?.patch).not.toHaveProperty('text')
  })

  it('never overwrites what a person changed, and leaves nothing behind that nobody changed', () => {
    const values = {
      title: fc.string(),
      text: fc.string(),
      link: fc.webUrl(),
      tags: fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 5 })),
      language: fc.constantFrom('en', 'de'),
    }
    fc.assert(
      fc.property(fc.record(values), fc.record(values), fc.subarray(['title', 'text', 'link'] as const), (first, second, edited) => {
        const [was, now] = [
          { ...before, ...first },
          { ...before, ...second },
        ]
        const current = stored(was, Object.fromEntries(edited.map((name) => [name, `${was[name]} by hand`])))
        const result = { ...current, ...updateComposed({ before: was, now, current })?.patch }
        for (const name of edited) expect(result[name]).toBe(`${was[name]} by hand`)
        const marks = [fingerprint(result), fingerprint(now)]
        for (const name of followedFields) if (!edited.some((one) => one === name)) expect(marks[0]?.[name]).toBe(marks[1]?.[name])
      }),
      { numRuns: 100 },
    )
  })
})

describe('the marks of a composed post', () => {
  it('differ where one letter differs, and only there', () => {
    const [one, other] = [fingerprint(before), fingerprint({ ...before, text: `${before.text}.` })]
    expect(followedFields.filter((name) => one[name] !== other[name])).toEqual(['text'])
  })

  it('are short', () => {
    expect(Object.values(fingerprint({ ...before, text: 'x'.repeat(100_000) })).every((mark) => mark.length <= 24)).toBe(true)
  })

  it('can be taken of a post with nothing in it', () => {
    expect(Object.keys(fingerprint({}))).toEqual([...followedFields])
  })
})
