import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Article, toArticle } from '../../../src/compose/article.ts'
import { type ComposeInput, composePromotion } from '../../../src/compose/composePromotion.ts'
import { repeats } from '../../../src/compose/sameWords.ts'
import { channels, packageAnnouncement, siteURL, workshopStory } from './fixtures.ts'

fc.configureGlobal({ seed: 20250310 })

const story = toArticle({ doc: workshopStory, collection: 'posts', siteURL, locale: 'en' }).article
const announcement = toArticle({ doc: { ...packageAnnouncement, heroImage: { id: 3, alt: 'A map of Iceland' } }, collection: 'posts', siteURL }).article
const wentLiveAt = '2025-03-10T09:30:00.000Z'

const compose = (article: Article, more: Partial<ComposeInput> = {}) => composePromotion({ article, channels, wentLiveAt, timeZone: 'Europe/London', ...more })
const post = (article: Article, key: string, more: Partial<ComposeInput> = {}) => {
  const found = compose(article, more).posts.find((one) => one.key === key)
  if (!found) throw new Error(`no post ${key}`)
  return found
}
const textOn = (network: string, article: Article, key = 'launch', more: Partial<ComposeInput> = {}) =>
  post(article, key, more).variants.find((variant) => variant.network === network)

describe('the promotion of an article by the default plan', () => {
  it('is a launch at once with title and summary', () => {
    expect(post(story, 'launch')).toMatchObject({
      angle: 'launch',
      text: 'Forty women wrote their first website in Accra\n\nOn one Saturday in March, forty beginners met eleven coaches at the university and went home with a blog of their own.',
      link: 'https://example.org/blog/accra-2025',
      offset: 'PT0S',
      dueAt: wentLiveAt,
      overflow: 'shorten',
      lifespan: 'ad-hoc',
      language: 'en',
    })
  })

  it('is a second angle three weeks later at the same hour of the clock, with other words', () => {
    expect(post(story, 'angle-2')).toMatchObject({
      text: '“I came because my sister made me come, and I left with a job to apply for.”\n— Akosua, participant\n\nFrom “Forty women wrote their first website in Accra”',
      offset: 'P21D',
      dueAt: '2025-03-31T08:30:00.000Z',
    })
    expect(post(announcement, 'angle-2').text).toBe('PyGMT is the 45th package that went through our review.\n\nMore in “PyGMT joins the pyOpenSci ecosystem”')
  })

  it('goes to every channel that is not dormant', () => {
    expect(compose(story).posts.map((one) => one.channels)).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ])
  })

  it('has the picture with alt text and credit, a card, and at most three CamelCase hashtags', () => {
    expect(post(story, 'launch').media).toEqual([{ image: 7, alt: 'Two women laugh in front of a laptop that shows their blog', credit: 'Photo: Abena Osei, CC BY 4.0' }])
    expect(post(announcement, 'launch').tags).toEqual(['OpenScience', 'Python', 'PeerReview'])
    expect(post(announcement, 'launch').card).toEqual({
      title: 'PyGMT joins the pyOpenSci ecosystem',
      description: 'PyGMT, a Python interface for maps and figures of the earth, passed our open peer review.',
    })
  })

  it('keeps link and hashtags out of the text', () => {
    for (const { text, variants } of compose(announcement).posts) for (const words of [text, ...variants.map((variant) => variant.text)]) expect(words).not.toMatch(/https?:|#/u)
  })

  it('has no problems', () => {
    expect(compose(story).problems).toEqual([])
    expect(compose(announcement).problems).toEqual([])
  })

  it('is the same for the same input', () => {
    expect(compose(story)).toEqual(compose(structuredClone(story)))
  })
})

describe('the words between', () => {
  it.each([
    ['es', '«I came because', 'De «Forty women wrote their first website in Accra»'],
    ['fr-CA', '«\u00a0I came because', 'Extrait de «\u00a0Forty women wrote their first website in Accra\u00a0»'],
    ['de', '„I came because', 'Aus „Forty women wrote their first website in Accra“'],
    ['pt_BR', '“I came because', 'De “Forty women wrote their first website in Accra”'],
    ['pl', '„I came because', 'Z artykułu „Forty women wrote their first website in Accra”'],
    ['ar', '“I came because', '“Forty women wrote their first website in Accra”'],
  ])('are of the language of the post: %s', (language, start, end) => {
    const { text } = post(story, 'angle-2', { language })
    expect(text.startsWith(start)).toBe(true)
    expect(text.split('\n\n').at(-1)).toBe(end)
  })

  it('turn marks inside of a title into inner ones', () => {
    const article = { ...announcement, title: 'What "open" means, and «why»' }
    expect(post(article, 'angle-2').text).toContain('More in “What ‘open’ means, and ‘why’”')
    expect(post(article, 'angle-2', { language: 'de' }).text).toContain('Mehr in „What ‚open‘ means, and ‚why‘“')
  })
})

describe('what further posts are about', () => {
  const plan = ['launch', 'angle-2', 'angle-3', 'angle-4', 'angle-5', 'angle-6', 'angle-7', 'angle-8'].map((angle) => ({ angle }))

  it('are sentences first, then the list with its own lead, each only once', () => {
    const { posts, problems } = compose(announcement, { plan })
    expect(posts.map((one) => one.key)).toEqual(['launch', 'angle-2', 'angle-3', 'angle-4', 'angle-5', 'angle-6', 'angle-7'])
    expect(posts.at(-1)?.text).toBe(
      'What reviewers looked at:\n• Documentation that a newcomer can follow\n• Tests on three operating systems\n• A license and a code of conduct\n\nMore in “PyGMT joins the pyOpenSci ecosystem”',
    )
    expect(new Set(posts.map((one) => one.text)).size).toBe(posts.length)
    expect(problems).toEqual([{ key: 'angle-8', path: 'text', level: 'hint', message: expect.stringContaining('“angle-8” was not written: the article has nothing more to say') }])
  })

  it('stay the same for an angle when others leave the plan', () => {
    const full = compose(announcement, { plan }).posts.find((one) => one.key === 'angle-4')
    expect(post(announcement, 'angle-4', { plan: [{ angle: 'angle-4' }] }).text).toBe(full?.text)
  })

  it('give angles of other names what the numbered ones leave', () => {
    const { posts } = compose(announcement, { plan: [{ angle: 'highlight' }, { angle: 'angle-2' }] })
    expect(posts.map((one) => one.text.split('\n')[0])).toEqual([
      'The reviewers opened 32 issues, and the maintainers closed 30 of them within six weeks.',
      'PyGMT is the 45th package that went through our review.',
    ])
  })

  it('are the headings when there is nothing else', () => {
    const article = { ...announcement, sentences: [], keySentence: undefined, quotes: [], lists: [], leads: [], headings: ['Why maps', 'How to draw one'] }
    expect(post(article, 'angle-2').text).toBe('In “PyGMT joins the pyOpenSci ecosystem”:\n• Why maps\n• How to draw one')
  })

  it('are one reminder when the article only has a title, and nothing more than one', () => {
    const { article } = toArticle({ doc: { id: 1, title: 'Applications for Kumasi are open', slug: 'k' }, collection: 'posts', siteURL })
    const { posts, problems } = compose(article)
    expect(posts.map((one) => one.text)).toEqual(['Applications for Kumasi are open', 'In case you have not read it yet: Applications for Kumasi are open'])
    expect(problems).toEqual([])
    const three = compose(article, { plan: [{ angle: 'launch' }, { angle: 'angle-2' }, { angle: 'angle-3' }] })
    expect(three.posts).toHaveLength(2)
    expect(three.problems).toMatchObject([{ key: 'angle-3', level: 'hint' }])
  })

  it('never repeat an earlier post, whatever the article says', () => {
    const sentence = fc.lorem({ mode: 'sentences', maxCount: 1 })
    const articles = fc.record({
      title: fc.lorem({ maxCount: 8 }),
      summary: sentence,
      sentences: fc.array(sentence, { maxLength: 8 }),
      quotes: fc.array(sentence, { maxLength: 2 }),
      lists: fc.array(fc.array(fc.lorem({ maxCount: 4 }), { maxLength: 7 }), { maxLength: 2 }),
      headings: fc.array(fc.lorem(), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(articles, (fields) => {
        const article: Article = { ...announcement, ...fields, leads: fields.lists.map(() => ''), keySentence: undefined }
        const { posts } = compose(article, { plan })
        const withoutTitle = (text: string) => text.replace(/\n\nMore in “.*$/su, '').replaceAll(article.title, '')
        for (const [index, one] of posts.entries()) for (const other of posts.slice(0, index)) expect(repeats(withoutTitle(one.text), withoutTitle(other.text), 0.8)).toBe(false)
        for (const one of posts) expect(one.text.trim()).not.toBe('')
      }),
      { numRuns: 60 },
    )
  })
})

describe('the launch text', () => {
  it.each([
    ['only the summary when it begins with the title', 'Maps of Iceland', 'Maps of Iceland are here.', 'Maps of Iceland are here.'],
    ['only the title when the summary says no more', 'Maps of Iceland are here', 'Maps of Iceland', 'Maps of Iceland are here'],
    ['only the title without a summary', 'Maps', undefined, 'Maps'],
    ['only the summary without a title', '', 'Maps are here.', 'Maps are here.'],
    ['both when the summary only begins with the same letters', 'Map', 'Mapping is fun.', 'Map\n\nMapping is fun.'],
  ])('is %s', (_name, title, summary, text) => {
    expect(post({ ...announcement, title, summary }, 'launch').text).toBe(text)
  })
})

describe('texts for single networks', () => {
  it('give LinkedIn the list too, with the words that introduce it', () => {
    expect(textOn('linkedin', announcement)?.text).toBe(
      'PyGMT joins the pyOpenSci ecosystem\n\nPyGMT, a Python interface for maps and figures of the earth, passed our open peer review.\n\nWhat reviewers looked at:\n• Documentation that a newcomer can follow\n• Tests on three operating systems\n• A license and a code of conduct',
    )
  })

  it('leave the list out there when a later post is about it', () => {
    const article = { ...announcement, sentences: [], keySentence: undefined }
    expect(textOn('linkedin', article)).toBeUndefined()
    expect(post(article, 'angle-2').text).toContain('• Tests on three operating systems')
  })

  it('give Pinterest the title as title, and not again in the description', () => {
    expect(textOn('pinterest', announcement)).toEqual({
      network: 'pinterest',
      title: 'PyGMT joins the pyOpenSci ecosystem',
      text: 'PyGMT, a Python interface for maps and figures of the earth, passed our open peer review.',
    })
    expect(textOn('pinterest', announcement, 'angle-2')?.text).toBe('PyGMT is the 45th package that went through our review.')
  })

  it('let whole sentences go on Bluesky when the text is long, and leave Mastodon the longer one', () => {
    const summary =
      'The first sentence tells what it is about in some detail. The second sentence adds what few people need to know. The third sentence is about the weather on that day in May.'
    const article = { ...announcement, title: 'PyGMT joins the pyOpenSci ecosystem', summary }
    expect(textOn('bluesky', article)?.text).toBe(
      'PyGMT joins the pyOpenSci ecosystem\n\nThe first sentence tells what it is about in some detail. The second sentence adds what few people need to know.',
    )
    expect(textOn('mastodon', article)).toBeUndefined()
  })

  it('are not made for networks without a channel', () => {
    expect(compose(announcement, { channels: channels.slice(0, 2) }).posts.flatMap((one) => one.variants)).toEqual([])
  })

  it('are short enough to leave room for link and hashtags, or not made', () => {
    for (const article of [story, announcement])
      for (const one of compose(article).posts)
        for (const variant of one.variants.filter(({ network }) => network === 'bluesky')) expect(variant.text.length).toBeLessThan(one.text.length)
  })
})

describe('channels of a plan', () => {
  it('can be named by id, as text or number, and by network', () => {
    expect(post(story, 'launch', { plan: [{ angle: 'launch', channels: ['1', 3] }] }).channels).toEqual([1, 3])
    expect(post(story, 'launch', { plan: [{ angle: 'launch', networks: ['bluesky'] }] }).channels).toEqual([2])
  })

  it('never are dormant ones, which is said when the plan names one', () => {
    const { posts, problems } = compose(story, { plan: [{ angle: 'launch', channels: [5, 1] }] })
    expect(posts[0]?.channels).toEqual([1])
    expect(problems).toEqual([{ key: 'launch', path: 'channels', level: 'warn', message: expect.stringContaining('names the channel X for “launch”, but it is dormant') }])
  })

  it('may be none: the post is there, and it is said', () => {
    const { posts, problems } = compose(story, { channels: [], plan: [{ angle: 'launch' }] })
    expect(posts).toHaveLength(1)
    expect(problems).toMatchObject([{ path: 'channels', message: expect.stringContaining('There is no channel for “launch”') }])
  })

  it('let two launches with different words stand side by side, each with its own key', () => {
    const templates = [{ name: 'short', angle: 'short', text: '{title}' }]
    const { posts } = compose(story, {
      templates,
      plan: [
        { angle: 'launch', networks: ['linkedin'] },
        { angle: 'launch', networks: ['mastodon'], template: 'short' },
      ],
    })
    expect(posts.map((one) => [one.key, one.text.length > 60])).toEqual([
      ['launch', true],
      ['launch/2', false],
    ])
  })

  it('may have the same words when no channel gets both', () => {
    expect(
      compose(story, {
        plan: [
          { angle: 'launch', channels: [1] },
          { angle: 'launch', channels: [2], offset: 'P1D' },
        ],
      }).posts,
    ).toHaveLength(2)
    expect(
      compose(story, {
        plan: [
          { angle: 'launch', channels: [1] },
          { angle: 'launch', channels: [1], offset: 'P1D' },
        ],
      }).posts,
    ).toHaveLength(1)
  })
})

describe('offsets of a plan', () => {
  it.each([['three weeks'], ['-P1D'], [''], ['P21']])('that mean nothing after go-live (%j) are said, and the other posts are written', (offset) => {
    const { posts, problems } = compose(story, { plan: [{ angle: 'launch' }, { angle: 'angle-2', offset }] })
    expect(posts.map((one) => one.key)).toEqual(['launch'])
    expect(problems).toEqual([{ key: 'angle-2', path: 'publishAt', level: 'block', message: expect.stringContaining(`The offset “${offset}” of “angle-2”`) }])
  })

  it('keep the hour when the zone is unknown by counting in UTC', () => {
    expect(post(story, 'angle-2', { timeZone: 'Mars/Olympus' }).dueAt).toBe('2025-03-31T09:30:00.000Z')
  })

  it('never throw for a go-live that is no moment or at the end of time', () => {
    for (const moment of ['', 'soon', '+275760-09-13T00:00:00.000Z', '2025-03-10'])
      expect(compose(story, { wentLiveAt: moment }).posts.length).toBe(moment === '2025-03-10' ? 2 : 0)
  })
})

describe('templates', () => {
  const templates = [
    { id: 1, name: 'any', text: 'Any: {title}' },
    { id: 2, name: 'showcase', category: 'package-showcase', text: 'Meet {title}' },
    { id: 3, name: 'showcase de', category: 'package-showcase', language: 'de', text: 'Das ist {title}' },
    { id: 4, name: 'mastodon', network: 'mastodon', text: '{title|max:12} {tags}' },
    { id: 5, name: 'second', angle: 'angle-2', text: '“{quote}” {url}' },
    { id: 6, name: 'broken', category: 'broken', text: '{titel}' },
    { id: 7, name: 'other source', source: 'packages', text: 'Package' },
  ]
  const launch = (more: Partial<ComposeInput>) => post(announcement, 'launch', { templates, ...more }).text

  it('are chosen by category and language, the most fitting first', () => {
    expect(launch({})).toBe('Any: PyGMT joins the pyOpenSci ecosystem')
    expect(launch({ category: 'package-showcase' })).toBe('Meet PyGMT joins the pyOpenSci ecosystem')
    expect(launch({ category: 'package-showcase', language: 'de-AT' })).toBe('Das ist PyGMT joins the pyOpenSci ecosystem')
    expect(post({ ...announcement, collection: 'packages' }, 'launch', { templates }).text).toBe('Package')
  })

  it('for one network become a variant', () => {
    expect(textOn('mastodon', announcement, 'launch', { templates })).toEqual({ network: 'mastodon', text: 'PyGMT joins… #OpenScience #Python #PeerReview' })
  })

  it('without an angle are for the launch only, so that later posts do not repeat it', () => {
    expect(post(announcement, 'angle-2', { templates: templates.slice(0, 2) }).text).toMatch(/^PyGMT is the 45th/u)
    expect(post(announcement, 'angle-2', { templates }).text).toBe('“PyGMT is the 45th package that went through our review.” https://example.org/blog/pygmt-review')
  })

  it('can be named by the plan, by name or id', () => {
    expect(post(announcement, 'angle-2', { templates, plan: [{ angle: 'angle-2', template: 'showcase' }] }).text).toBe('Meet PyGMT joins the pyOpenSci ecosystem')
    expect(post(announcement, 'angle-2', { templates, plan: [{ angle: 'angle-2', template: '2' }] }).text).toBe('Meet PyGMT joins the pyOpenSci ecosystem')
  })

  it('that have a mistake or do not exist are not used, which is said', () => {
    const broken = compose(announcement, { templates, category: 'broken', plan: [{ angle: 'launch' }] })
    expect(broken.posts[0]?.text).toMatch(/^PyGMT joins the pyOpenSci ecosystem\n\n/u)
    expect(broken.problems).toEqual([
      { key: 'launch', path: 'text', level: 'warn', message: 'The template “broken” was not used for “launch”: There is no variable {titel}. Did you mean {title}?' },
    ])
    expect(compose(announcement, { plan: [{ angle: 'launch', template: 'gone' }] }).problems).toMatchObject([
      { message: expect.stringContaining('asks for the template “gone”, which does not exist') },
    ])
  })

  it('that give an earlier post’s words again are not used, which is said', () => {
    const { posts, problems } = compose(announcement, { templates: [{ text: 'See {title}' }, { text: 'See {title}', angle: 'angle-2' }] })
    expect(posts[1]?.text).toMatch(/^PyGMT is the 45th/u)
    expect(problems).toMatchObject([{ key: 'angle-2', level: 'hint', message: expect.stringContaining('gives the same words as an earlier post') }])
  })

  it('that are empty once filled leave the text to the article', () => {
    expect(post(announcement, 'launch', { templates: [{ text: 'For {event}' }] }).text).toMatch(/^PyGMT joins/u)
  })

  it('get the values of article, campaign and caller', () => {
    const text = '{campaign}/{category}/{author}/{event}/{date|date:short}/{speaker|or:"nobody"}/{list|first}'
    expect(launch({ templates: [{ text }], campaign: 'Review week', category: 'news', values: { event: 'SciPy' } })).toBe(
      'Review week/news/Leah Wasser, Jonny Saunders/SciPy/November 3/nobody/• Documentation that a newcomer can follow',
    )
    expect(post(story, 'launch', { templates: [{ text: '“{quote}”\n— {speaker}' }] }).text).toBe(
      '“I came because my sister made me come, and I left with a job to apply for.”\n— Akosua, participant',
    )
  })
})

describe('campaign parameters of composed posts', () => {
  it('are kept beside the plain link, with the angle as content', () => {
    expect(post(story, 'angle-2', { campaign: 'Accra' }).utm).toEqual({ medium: 'social', campaign: 'Accra', content: 'angle-2' })
    expect(post(story, 'launch', { utm: [{ source: 'djangogirls', medium: 'organic' }] }).utm).toEqual({
      source: 'djangogirls',
      medium: 'organic',
      campaign: undefined,
      content: 'launch',
    })
    expect(post(story, 'launch', { utm: [false] }).utm).toBeUndefined()
  })
})

describe('an article that lacks something', () => {
  it.each([
    [{ slug: 'a' }, 'Set siteURL in the plugin’s options.'],
    [{ slug: undefined }, 'Fill in its slug'],
  ])('has no address: it is said what to set (%j)', (fields, sentence) => {
    const { posts, problems } = compose({ ...story, url: undefined, ...fields })
    expect(problems).toEqual([{ path: 'link', level: 'block', message: expect.stringContaining(sentence) }])
    expect(posts[0]).toMatchObject({ link: undefined, card: undefined })
  })

  it('has a picture without alt text: it is kept, and said', () => {
    const { posts, problems } = compose({ ...story, image: { id: 7, alt: '' } })
    expect(posts[0]?.media).toEqual([{ image: 7, alt: '' }])
    expect(problems).toEqual([{ path: 'media', level: 'warn', message: expect.stringContaining('The picture of the article “Forty women') }])
  })

  it('has no words at all: nothing is written, and it is said', () => {
    const { article } = toArticle({ doc: { id: 1, slug: 'a' }, collection: 'posts', siteURL })
    const { posts, problems } = compose(article)
    expect(posts).toEqual([])
    expect(problems).toMatchObject([
      { key: 'launch', level: 'block', message: expect.stringContaining('has no title and no text') },
      { key: 'angle-2', level: 'block' },
    ])
  })
})
