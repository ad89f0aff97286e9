import { describe, expect, test } from 'vitest'
import { accessibleText } from '../../../src/guidelines/checks/accessibleText.ts'
import { emoji } from '../../../src/guidelines/checks/emoji.ts'
import { hashtags } from '../../../src/guidelines/checks/hashtags.ts'
import { links } from '../../../src/guidelines/checks/links.ts'
import { placeholders } from '../../../src/guidelines/checks/placeholders.ts'
import { readability } from '../../../src/guidelines/checks/readability.ts'
import { shouting } from '../../../src/guidelines/checks/shouting.ts'
import { blueskyChannel, findingsOf, levelsOf, marked, mastodonChannel } from './findings.ts'

describe('shouting', () => {
  test.each([
    ['We did it!!!', 'fine'],
    ['THANK YOU to all organisers', 'fine'],
    ['HTML, CSS, HTTP, JSON, YAML', 'fine'],
    ['Sorry, but WE HAVE A VENUE!', 'fine'],
    ['This is a VERY LOUD SENTENCE INDEED in a long and quiet post about something else', 'hint'],
    ['So many! So! Many! Of! These! Here! Now!', 'hint'],
    ['Wow!!!!', 'hint'],
    ['EVERYBODY HAS TO COME TO OUR WORKSHOP NEXT WEEK', 'warn'],
    ['Hello dear friends and others, please note that THIS OFFER ENDS NOW!! and do come and see us at the workshop', 'warn'],
    ['Wow!!!!!!!!', 'warn'],
  ])('%s: %s', (text, level) => {
    expect(levelsOf(shouting(), text)).toBe(level)
  })
})

describe('hashtags', () => {
  test.each([
    ['#Python #Django #DjangoGirls', 'fine'],
    ['#Python #Django #DjangoGirls #Code', 'hint'],
    ['#a #b #c #d #e #f #g', 'warn'],
    ['#djangogirls', 'hint'],
    ['#ILoveToCodeInPython and #python', 'fine'],
    ['#ilovetocodeinpython', 'hint'],
  ])('%s: %s', (text, level) => {
    expect(levelsOf(hashtags(), text)).toBe(level)
  })

  test('are fewer on short networks', () => {
    const text = '#Python #Django #DjangoGirls'
    expect(levelsOf(hashtags(), text, {}, [mastodonChannel])).toBe('fine')
    expect(levelsOf(hashtags(), text, {}, [mastodonChannel, blueskyChannel])).toBe('hint')
  })

  test('count those of the field once', () => {
    expect(levelsOf(hashtags(), { text: '#Python #Django', tags: ['python', 'Django', 'Code'] })).toBe('fine')
    expect(levelsOf(hashtags(), { text: '#Python #Django', tags: ['Code', 'Girls'] })).toBe('hint')
  })

  test('get the spelling of the community, the organisation or the article', () => {
    const suggestions = (text: string, post = {}, context = {}) => findingsOf(hashtags(), { text, ...post }, context).map(({ suggestion }) => suggestion)
    expect(suggestions('#opensource')).toEqual(['#OpenSource'])
    expect(suggestions('#mytag', {}, { knownTags: ['MyTag'] })).toEqual(['#MyTag'])
    expect(suggestions('#newpackage', { source: { title: 'A new package for birds' } })).toEqual(['#NewPackage'])
    expect(suggestions('#birdsong', { source: { tags: ['bird song'] } })).toEqual(['#BirdSong'])
  })

  test('are marked where they stand', () => {
    const text = 'Read #OpenData and #opendata'
    expect(marked(text, findingsOf(hashtags(), text))).toEqual(['#opendata'])
  })
})

describe('emoji', () => {
  test.each([
    ['Hello 🎉', 'fine'],
    ['Hello 🎉🎉🎉', 'fine'],
    ['🇧🇷 🇳🇬 🇩🇪 🇮🇳 🇵🇪 five countries', 'fine'],
    ['🚀 one\n🎉 two\n🔥 three\n🎈 four\n🍪 five', 'fine'],
    ['Wow 👩🏽‍💻👩🏽‍💻👩🏽‍💻', 'fine'],
    ['Hello 🎉🎉🎉🎉', 'hint'],
    ['We ❤️ our coaches', 'hint'],
    ['Hello 🎉🎉🎉🎉🎉🎉🎉', 'warn'],
  ])('%s: %s', (text, level) => {
    expect(levelsOf(emoji(), text)).toBe(level)
  })
})

describe('accessible text', () => {
  test.each([
    ['Join our workshop: https://djangogirls.org', 'fine'],
    ['x = 𝑦 + 1', 'fine'],
    ['𝓙𝓸𝓲𝓷 us', 'warn'],
    ['ｎｅｗ ｐａｃｋａｇｅ', 'warn'],
    ['Click here: https://djangogirls.org', 'hint'],
    ['Haz clic aquí', 'hint'],
    ['(=^.^=)\n------======\n======------', 'hint'],
  ])('%s: %s', (text, level) => {
    expect(levelsOf(accessibleText(), text)).toBe(level)
  })

  test('offers the same in plain letters', () => {
    expect(findingsOf(accessibleText(), '𝗡𝗲𝘄 release')[0]?.suggestion).toBe('New')
  })
})

describe('readability', () => {
  const long = `${'We meet and talk and read and write '.repeat(5)}together.`
  test('marks long sentences, not where they begin anew', () => {
    expect(levelsOf(readability(), long)).toBe('hint')
    expect(levelsOf(readability(), long.replaceAll('write ', 'write. '))).toBe('fine')
    expect(levelsOf(readability({ longest: 50 }), long)).toBe('fine')
  })

  test('marks many long words', () => {
    expect(levelsOf(readability(), 'Internationalisation, containerisation. '.repeat(12))).toBe('hint')
  })

  test('is not asked where posts are short anyway', () => {
    expect(levelsOf(readability(), long, {}, [mastodonChannel])).toBe('fine')
    expect(levelsOf(readability(), long, {}, [mastodonChannel, { id: 'l', name: 'L', network: 'linkedin' }])).toBe('hint')
  })
})

describe('links', () => {
  test.each([
    ['https://djangogirls.org/blog/post', 'fine'],
    ['Open http://127.0.0.1:8000 and see the rocket', 'fine'],
    ['https://github.com/nodejs/admin/blob/main/README.md', 'fine'],
    ['http://localhost:3000/blog/my-post', 'warn'],
    ['https://example.org/post?preview=true', 'warn'],
    ['https://example.org/admin/collections/posts/1', 'warn'],
    ['https://bit.ly/abc', 'hint'],
  ])('%s: %s', (text, level) => {
    expect(levelsOf(links(), text)).toBe(level)
  })

  test.each([
    ['https://djangogirls.org', 'fine'],
    ['/blog/post', 'fine'],
    ['djangogirls.org/blog', 'hint'],
    ['our blog', 'warn'],
    ['http://localhost:3000', 'warn'],
  ])('in the field, %s: %s', (link, level) => {
    expect(levelsOf(links(), { link })).toBe(level)
  })

  test.each([
    ['ok', 'fine'],
    ['slow', 'warn'],
    ['dead', 'block'],
    ['draft', 'block'],
  ] as const)('that were opened and are %s: %s', (fact, level) => {
    expect(levelsOf(links(), 'Read https://example.org/a, please', { links: { 'https://example.org/a': fact } })).toBe(level)
  })

  test('to an own page that may go live with the post only warn while there is time', () => {
    const context = { now: '2027-03-01T12:00:00Z', organisation: { domains: ['example.org'] }, links: { 'https://example.org/a': 'dead' as const } }
    const post = { text: 'Read https://example.org/a, please' }
    expect(levelsOf(links(), { ...post, publishAt: '2027-03-02T12:00:00Z' }, context)).toBe('warn')
    expect(levelsOf(links(), { ...post, publishAt: '2027-03-01T12:10:00Z' }, context)).toBe('block')
    expect(levelsOf(links(), post, context)).toBe('block')
    expect(levelsOf(links(), { ...post, publishAt: '2027-03-02T12:00:00Z' }, { ...context, organisation: {} })).toBe('block')
  })
})

describe('unfinished posts', () => {
  test.each(['Thank you [sponsor name]!', 'Lorem ipsum dolor', 'Read more: [insert link here]', 'Hi {{first_name}}!', 'TODO: write it', 'Text goes here', 'Hello undefined'])(
    'are found: %s',
    (text) => {
      expect(levelsOf(placeholders(), text)).toBe('warn')
    },
  )

  test.each(['Write {{ post.title }} in your template', 'Build a to-do list', 'It returns undefined', 'Call new URL(url)', '[Berlin] Workshop on Friday', 'Insert a picture'])(
    'are not: %s',
    (text) => {
      expect(levelsOf(placeholders(), text)).toBe('fine')
    },
  )
})
