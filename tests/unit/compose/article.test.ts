import { describe, expect, it } from 'vitest'
import { toArticle } from '../../../src/compose/article.ts'
import { packageAnnouncement, siteURL, workshopStory } from './fixtures.ts'
import { block, editorState, heading, item, linebreak, link, list, paragraph, quote, text, upload } from './lexicalNodes.ts'

const read = (doc: unknown, more: Partial<Parameters<typeof toArticle>[0]> = {}) => toArticle({ doc, collection: 'posts', siteURL, ...more })
const content = (...nodes: Parameters<typeof editorState>) => read({ id: 1, title: 'A title', slug: 'a', content: editorState(...nodes) }).article

describe('a post of the website template as an article', () => {
  const { article, problems } = read(workshopStory, { locale: 'en' })

  it('takes title, SEO description, address, moment and language', () => {
    expect(article).toMatchObject({
      id: 12,
      collection: 'posts',
      title: 'Forty women wrote their first website in Accra',
      url: 'https://example.org/blog/accra-2025',
      slug: 'accra-2025',
    })
    expect(article.summary).toBe('On one Saturday in March, forty beginners met eleven coaches at the university and went home with a blog of their own.')
    expect(article).toMatchObject({ publishedAt: '2025-03-10T09:30:00.000Z', language: 'en' })
    expect(problems).toEqual([])
  })

  it('takes the hero picture with alt text, credit and a rich text caption, not the SEO id or a picture in the content', () => {
    expect(article.image).toEqual({
      id: 7,
      alt: 'Two women laugh in front of a laptop that shows their blog',
      credit: 'Photo: Abena Osei, CC BY 4.0',
      caption: 'The first blog is online.',
    })
  })

  it('takes the names of populated authors and categories, never bare ids', () => {
    expect(article.authors).toEqual(['Ama Mensah'])
    expect(article.tags).toEqual(['Workshops', 'women in tech'])
  })

  it('reads headings, lists with their leads, and quotes', () => {
    expect(article.headings).toEqual(['Saturday, seven in the morning', 'What the day was made of', 'And now?'])
    expect(article.lists).toEqual([['How the internet works', 'A first Python program', 'A blog with Django, online by five o’clock']])
    expect(article.leads).toEqual(['Each table of four had one coach and worked through:'])
    expect(article.quotes).toEqual(['I came because my sister made me come, and I left with a job to apply for.\n— Akosua, participant'])
  })

  it('keeps the words of links inside a sentence and does not end one after “Dr.”', () => {
    expect(article.sentences).toContain('Dr. Efua Boateng had only asked for twenty laptops.')
    expect(article.sentences).toContain('The other twenty came from a bank across the street, which also paid for lunch.')
  })

  it('leaves out paragraphs that are only a link, blocks of the host, and headings from the sentences', () => {
    expect(article.sentences.join(' ')).not.toContain('https://')
    expect(article.bodyText).not.toContain('Kumasi')
    expect(article.sentences).not.toContain('And now?')
  })

  it('chooses the pull quote as key sentence', () => {
    expect(article.keySentence).toBe(article.quotes[0])
  })
})

describe('a package announcement with few fields', () => {
  const { article, problems } = read(packageAnnouncement)

  it('takes the excerpt as summary and tags in any capitals once', () => {
    expect(article.summary).toBe('PyGMT, a Python interface for maps and figures of the earth, passed our open peer review.')
    expect(article.tags).toEqual(['open science', 'Python', 'peer review', 'Geospatial'])
  })

  it('takes names of authors from documents and words, never an email address', () => {
    expect(article.authors).toEqual(['Leah Wasser', 'Jonny Saunders'])
    expect(article.author).toBe('Leah Wasser, Jonny Saunders')
  })

  it('says that an unpopulated picture tells no alt text', () => {
    expect(article.image).toEqual({ id: '665f1c2ab1e8c40012345999', alt: '' })
    expect(problems).toEqual([{ path: 'media', level: 'warn', message: expect.stringContaining('“PyGMT joins the pyOpenSci ecosystem” came without its alt text') }])
  })

  it('chooses a sentence that carries the subject as key sentence', () => {
    expect(article.keySentence).toBe('PyGMT is the 45th package that went through our review.')
  })
})

describe('reading of content', () => {
  it.each([
    ['first sentences', { body: 'We met in May. It rained.' }, 'We met in May. It rained.'],
    ['a plain description', { description: 'A tool for maps.' }, 'A tool for maps.'],
    ['a rich text excerpt', { excerpt: editorState(paragraph('Short and rich.')) }, 'Short and rich.'],
    ['the SEO description over the excerpt', { excerpt: 'Excerpt.', meta: { description: 'SEO.' } }, 'SEO.'],
  ])('makes the summary from %s', (_name, fields, summary) => {
    expect(read({ id: 1, title: 'A', ...fields }).article.summary).toBe(summary)
  })

  it('cuts a summary made from long content at a sentence', () => {
    const sentence = 'This sentence is one of many that the long article begins with. '
    const { summary = '' } = read({ id: 1, title: 'A', content: sentence.repeat(50) }).article
    expect(summary.length).toBeLessThanOrEqual(400)
    expect(summary).toMatch(/begins with\.$/u)
  })

  it('reads nested lists as items, and a line break as a space', () => {
    const article = content(list('one', { ...item('two'), children: [text('two'), list('two and a half')] }), paragraph('Line one', linebreak(), 'line two.'))
    expect(article.lists).toEqual([['one', 'two', 'two and a half']])
    expect(article.bodyText).toContain('Line one line two.')
  })

  it('takes the heading right before a list as its lead, and nothing when a paragraph stands between', () => {
    expect(content(heading('You need'), list('a laptop', 'time')).leads).toEqual(['You need'])
    expect(content(heading('You need'), paragraph('This much is sure.'), list('a laptop', 'time')).leads).toEqual([''])
  })

  it('takes a picture from the content when no field has one, also from a media block', () => {
    expect(content(upload({ id: 9, alt: 'A map', mimeType: 'image/png' })).image).toEqual({ id: 9, alt: 'A map' })
    expect(content(block('mediaBlock', { media: { id: 10, alt: 'A chart' } })).image).toEqual({ id: 10, alt: 'A chart' })
    expect(content(upload({ id: 9, mimeType: 'application/pdf' })).image).toBeUndefined()
  })

  it('uses hashtags in the text as tags only when there are none else', () => {
    expect(content(paragraph('Come! #DjangoGirls #Accra')).tags).toEqual(['DjangoGirls', 'Accra'])
    expect(read({ ...packageAnnouncement }).article.tags).not.toContain('PyGMT')
  })

  it('leaves out tags that say nothing', () => {
    expect(read({ id: 1, title: 'A', tags: ['News', 'Uncategorized', '#maps'], categories: [3, '665f1c2ab1e8c40012345678'] }).article.tags).toEqual(['maps'])
  })

  it('reads Markdown with headings, lists, quotes and links, and skips code', () => {
    const body =
      '# Why maps\n\nA **map** of `__init__` and [the sea](https://sea.example) helps.\n\n```py\nprint(1)\n```\n\nYou get:\n\n- rivers\n- *old* roads\n\n> It changed how I teach.\n> — Kim'
    const { article } = read({ id: 1, name: 'PyMaps', body })
    expect(article).toMatchObject({ title: 'PyMaps', headings: ['Why maps'], lists: [['rivers', 'old roads']], leads: ['You get:'], quotes: ['It changed how I teach.\n— Kim'] })
    expect(article.sentences).toEqual(['A map of __init__ and the sea helps.', 'You get:'])
  })

  it('reads simple HTML without its tags, scripts and entities', () => {
    const { article } = read({ id: 1, title: 'A', body: '<h2>Hi</h2><p>Maps &amp; <b>roads</b>&nbsp;&#8211; all.</p><script>alert(1)</script><ul><li>one</li><li>two</li></ul>' })
    expect(article).toMatchObject({ headings: ['Hi'], sentences: ['Maps & roads – all.'], lists: [['one', 'two']] })
    expect(article.bodyText).not.toContain('alert')
  })

  it('reads the nodes of older Slate documents', () => {
    const { article } = read({
      id: 1,
      title: 'A',
      content: [{ type: 'h2', children: [{ text: 'Then' }] }, { children: [{ text: 'We went.' }] }, { type: 'ul', children: [{ type: 'li', children: [{ text: 'x' }] }] }],
    })
    expect(article).toMatchObject({ headings: ['Then'], sentences: ['We went.'], lists: [['x']] })
  })

  it('takes one locale of a document that came with all of them', () => {
    const doc = { id: 1, title: { en: 'Maps', de: 'Karten' }, slug: 'maps', content: { de: editorState(paragraph('Karten sind gut.')) } }
    expect(read(doc, { locale: 'de' }).article).toMatchObject({ title: 'Karten', summary: 'Karten sind gut.', language: 'de' })
  })

  it('reads Arabic and Japanese sentences by their own full stops', () => {
    expect(read({ id: 1, title: 'أ', content: 'التقينا في مارس؟ نعم. كان جميلا.' }, { locale: 'ar' }).article.sentences).toEqual(['التقينا في مارس؟', 'نعم.', 'كان جميلا.'])
    expect(read({ id: 1, title: '地図', content: '地図を書きました。楽しかったです。' }, { locale: 'ja' }).article.sentences).toEqual(['地図を書きました。', '楽しかったです。'])
  })
})

describe('the address of an article', () => {
  it.each([
    ['a function', siteURL, { slug: 'x' }, 'https://example.org/blog/x'],
    ['a base address', 'https://example.org/', { slug: 'a b/ü' }, 'https://example.org/posts/a%20b/%C3%BC'],
    ['a base address without a slug', 'https://example.org', {}, undefined],
    ['nothing, with an own address', undefined, { url: 'https://pkg.example/x' }, 'https://pkg.example/x'],
    ['nothing, with a relative address', undefined, { url: '/media/x.png' }, undefined],
    ['a function that gives nothing', () => undefined, { slug: 'x' }, undefined],
  ])('comes from %s', (_name, site, fields, url) => {
    const { article, problems } = read({ id: 1, title: 'A', ...fields }, { siteURL: site })
    expect(article.url).toBe(url)
    expect(problems).toEqual([])
  })

  it.each([
    ['throws', () => JSON.parse('{'), 'The option siteURL failed for “A”'],
    ['gives a relative address', () => '/blog/a', 'is no full address'],
    ['gives another scheme', () => 'javascript:alert(1)', 'is no full address'],
    ['was built from a missing slug', siteURL, 'Fill in the slug'],
  ])('is left out with a sentence when siteURL %s', (_name, site, sentence) => {
    const { article, problems } = read({ id: 1, title: 'A' }, { siteURL: site })
    expect(article.url).toBeUndefined()
    expect(problems).toEqual([{ path: 'link', level: 'warn', message: expect.stringContaining(sentence) }])
  })
})

describe('the article function of a source', () => {
  const doc = { ...packageAnnouncement, heroImage: { id: 5, alt: 'A map' } }

  it('wins over what is found, field by field', () => {
    const { article, problems } = read(doc, {
      mapping: () => ({ title: 'PyGMT', tags: ['maps'], url: 'https://x.example/1', authors: ['Kim'], keySentence: 'Ours.', summary: null, endsAt: '2026-01-01T00:00:00Z' }),
    })
    expect(article).toMatchObject({
      title: 'PyGMT',
      tags: ['maps'],
      url: 'https://x.example/1',
      author: 'Kim',
      keySentence: 'Ours.',
      slug: 'pygmt-review',
      endsAt: '2026-01-01T00:00:00Z',
    })
    expect(article.summary).toBeUndefined()
    expect(problems).toEqual([])
  })

  it('gets the document and the locale', () => {
    const mapping = ({ doc: given, locale }: { doc: { slug: string }; locale?: string | undefined }) => ({ title: `${given.slug} ${locale}` })
    expect(read(doc, { locale: 'fr', mapping }).article.title).toBe('pygmt-review fr')
  })

  it('may name another content, from which sentences, lists and the key sentence come', () => {
    const mapping = () => ({ content: 'Every PyGMT map is drawn by code that anybody can run again.\n\n- a\n- b' })
    expect(read(doc, { mapping }).article).toMatchObject({ keySentence: 'Every PyGMT map is drawn by code that anybody can run again.', lists: [['a', 'b']], quotes: [] })
  })

  it('keeps alt text and credit when it only gives the id of the same picture, and drops the picture for null', () => {
    expect(read(doc, { mapping: () => ({ image: 5 }) }).article.image).toEqual({ id: 5, alt: 'A map' })
    expect(read(doc, { mapping: () => ({ image: { id: 6, alt: 'Other', credit: 'Me' } }) }).article.image).toEqual({ id: 6, alt: 'Other', credit: 'Me' })
    expect(read(doc, { mapping: () => ({ image: null }) }).article.image).toBeUndefined()
  })

  it('leaves the key sentence out for null', () => {
    expect(read(doc, { mapping: () => ({ keySentence: null }) }).article.keySentence).toBeUndefined()
  })

  it.each([
    ['fails', () => JSON.parse('{'), 'article function failed'],
    ['gives a promise', () => Promise.resolve({}) as never, 'not a promise'],
    ['gives a field of the wrong kind', () => ({ tags: 'maps' }) as never, 'gave “tags”'],
    ['gives an unknown field', () => ({ titel: 'x' }) as never, 'gave “titel”'],
    ['gives no web address', () => ({ url: 'maps' }), 'gave “url”'],
  ])('is said when it %s, and the usual fields stay', (_name, mapping, sentence) => {
    const { article, problems } = read(doc, { mapping })
    expect(article).toMatchObject({
      title: 'PyGMT joins the pyOpenSci ecosystem',
      tags: ['open science', 'Python', 'peer review', 'Geospatial'],
      url: 'https://example.org/blog/pygmt-review',
    })
    expect(problems).toEqual([{ path: 'source', level: 'warn', message: expect.stringContaining(sentence) }])
  })
})

describe('a document with nothing in it', () => {
  it.each([[undefined], [null], [[]], ['x'], [{}], [{ id: 3, content: null, meta: null, heroImage: null, tags: null }]])('gives an empty article and a sentence (%j)', (doc) => {
    const { article, problems } = read(doc, { siteURL: undefined })
    expect(article).toMatchObject({ title: '', bodyText: '', sentences: [], lists: [], tags: [], authors: [] })
    expect(problems).toEqual([{ path: 'title', level: 'warn', message: expect.stringContaining('There is no title in the posts document') }])
  })

  it('reads a quote node that holds a paragraph link without losing words', () => {
    expect(content(quote('See ', link('this', 'https://a.example'), '.')).quotes).toEqual(['See this.'])
  })
})
