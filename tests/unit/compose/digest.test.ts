import { describe, expect, it } from 'vitest'
import { toArticle } from '../../../src/compose/article.ts'
import { composeDigest } from '../../../src/compose/digest.ts'
import { packageAnnouncement, siteURL, workshopStory } from './fixtures.ts'

const article = (doc: unknown) => toArticle({ doc, collection: 'posts', siteURL, locale: 'en' }).article
const story = article({ ...workshopStory, publishedAt: '2025-11-04T09:00:00Z' })
const announcement = article(packageAnnouncement)
const week = { from: '2025-11-03T00:00:00Z', until: '2025-11-10T00:00:00Z', timeZone: 'UTC' }
const posts = [
  { text: 'Call for reviewers!\n\nTell us by Friday.', link: 'https://example.org/reviewers', publishedAt: '2025-11-05T10:00:00Z' },
  { text: 'PyGMT is here', link: 'https://example.org/blog/pygmt-review?utm_source=x', publishedAt: '2025-11-04T10:00:00Z' },
  { text: 'Old', publishedAt: '2025-11-02T23:59:59Z' },
  { text: 'Next week', publishedAt: '2025-11-10T00:00:00Z' },
  { text: 'Not sent' },
  { text: 'Call for reviewers! Tell us by Friday', link: 'https://example.org/reviewers', publishedAt: '2025-11-06T10:00:00Z' },
]

describe('the newsletter digest of a week', () => {
  const digest = composeDigest({ articles: [story, announcement, story], posts, ...week, intro: 'Hello all,', language: 'en-GB' })

  it('is ready to paste as text: articles by time and once, then what else was posted', () => {
    expect(digest.title).toBe('News, 3 – 9 November 2025')
    expect(digest.text).toBe(
      [
        'News, 3 – 9 November 2025',
        'Hello all,',
        'PyGMT joins the pyOpenSci ecosystem\nPyGMT, a Python interface for maps and figures of the earth, passed our open peer review.\nhttps://example.org/blog/pygmt-review',
        `Forty women wrote their first website in Accra\n${story.summary}\nhttps://example.org/blog/accra-2025`,
        'Also new',
        'Call for reviewers!\n\nTell us by Friday.\nhttps://example.org/reviewers',
      ].join('\n\n'),
    )
  })

  it('is ready to paste as HTML and as Markdown', () => {
    expect(digest.html).toContain('<h2><a href="https://example.org/blog/pygmt-review">PyGMT joins the pyOpenSci ecosystem</a></h2>\n<p>PyGMT, a Python')
    expect(digest.html).toContain('<p>Call for reviewers!</p>\n<p>Tell us by Friday.</p>\n<p><a href="https://example.org/reviewers">')
    expect(digest.markdown).toContain('## [PyGMT joins the pyOpenSci ecosystem](<https://example.org/blog/pygmt-review>)\n\nPyGMT, a Python')
  })

  it('leaves out what was not of this week and what an article tells already', () => {
    for (const word of ['Old', 'Next week', 'Not sent', 'PyGMT is here']) expect(digest.text).not.toContain(word)
  })

  it('puts campaign parameters into links, and takes another title', () => {
    const other = composeDigest({ articles: [announcement], posts: [], ...week, title: 'Issue 7', utm: { source: 'newsletter' } })
    expect(other.text).toContain('https://example.org/blog/pygmt-review?utm_source=newsletter')
    expect(other.title).toBe('Issue 7')
    expect(other.text).not.toContain('Also new')
  })

  it.each([
    ['de', 'Neues, 3.–9. November 2025'],
    ['pl', 'Aktualności, 3–9 listopada 2025'],
    ['ja', '2025/11/03～2025/11/09'],
  ])('speaks %s', (language, title) => {
    expect(composeDigest({ articles: [], posts: [], ...week, language }).title).toBe(title)
  })

  it('says when it is empty', () => {
    expect(digest.isEmpty).toBe(false)
    expect(composeDigest({ articles: [], posts: [], ...week }).isEmpty).toBe(true)
  })
})

describe('hostile words in a digest', () => {
  const evil = article({ id: 9, title: '<img src=x onerror=alert(1)> [a](b) *c*', slug: 'x', excerpt: '"quoted" & <script>\n# no heading', publishedAt: '2025-11-04T09:00:00Z' })

  it('are escaped in HTML and Markdown', () => {
    const { html, markdown } = composeDigest({ articles: [evil], posts: [{ text: '- no list\n1. none\n# none', publishedAt: '2025-11-04T09:00:00Z' }], ...week })
    expect(html).not.toMatch(/<(?:img|script)/u)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(markdown).toContain('\\[a\\](b) \\*c\\*')
    expect(markdown).toContain('\\- no list\n1\\. none\n\\# none')
  })

  it('never become a link of another scheme', () => {
    const { html } = composeDigest({
      articles: [{ ...evil, url: 'javascript:alert(1)' }],
      posts: [{ text: 'x', link: 'data:text/html,x', publishedAt: '2025-11-04T09:00:00Z' }],
      ...week,
    })
    expect(html).not.toContain('href')
  })

  it('never make it throw, not even for moments that are none', () => {
    expect(composeDigest({ articles: [{ ...evil, publishedAt: 'soon' }], posts: [], from: 'x', until: 'y', timeZone: 'z', language: '!' }).isEmpty).toBe(true)
  })
})
