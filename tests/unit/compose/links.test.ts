import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultUTM, tagLinks, withUTM } from '../../../src/compose/links.ts'

fc.configureGlobal({ seed: 20250310 })

const utm = { source: 'mastodon', medium: 'social', campaign: 'Spring Launch 2025', content: 'launch' }
const tagged = 'utm_source=mastodon&utm_medium=social&utm_campaign=spring-launch-2025&utm_content=launch'

describe('a name as a parameter', () => {
  it.each([
    ['Frühlingsworkshop Köln', 'frühlingsworkshop-köln'],
    ['Łódź', 'łódź'],
    ['Весна 2027', 'весна-2027'],
    ['春のワークショップ', '春のワークショップ'],
    ['  Django Girls: Leipzig!  ', 'django-girls-leipzig'],
  ])('%s keeps its letters, whatever its script', (campaign, expected) => {
    expect(new URL(withUTM('https://example.org/', { campaign })).searchParams.get('utm_campaign')).toBe(expected)
  })

  it('is cut between two letters, never within one', () => {
    expect(new URL(withUTM('https://example.org/', { campaign: `a${'𠮷'.repeat(120)}` })).searchParams.get('utm_campaign')).toBe(`a${'𠮷'.repeat(99)}`)
  })
})

describe('campaign parameters of a link', () => {
  it.each([
    ['a plain address', 'https://example.org/a', `https://example.org/a?${tagged}`],
    ['an address without a path', 'https://example.org', `https://example.org?${tagged}`],
    ['parameters that stay as they are written', 'https://example.org/a?q=a+b&x=%20', `https://example.org/a?q=a+b&x=%20&${tagged}`],
    ['a fragment', 'https://example.org/a#part', `https://example.org/a?${tagged}#part`],
    ['parameters and a fragment with a question mark', 'https://example.org/a?b=1#c?d', `https://example.org/a?b=1&${tagged}#c?d`],
    ['an empty query', 'https://example.org/a?', `https://example.org/a?${tagged}`],
    ['an address in another script', 'https://example.org/ü?ä=ö', `https://example.org/ü?ä=ö&${tagged}`],
  ])('are added to %s', (_name, url, expected) => {
    expect(withUTM(url, utm)).toBe(expected)
  })

  it('are not added where they are, so that a person’s own stay', () => {
    expect(withUTM('https://e.org/?utm_source=partner', utm)).toBe('https://e.org/?utm_source=partner&utm_medium=social&utm_campaign=spring-launch-2025&utm_content=launch')
    expect(withUTM('https://e.org/?UTM_Source=partner', { source: 'x' })).toBe('https://e.org/?UTM_Source=partner')
  })

  it.each([['mailto:a@example.org'], ['/relative'], ['not an address'], ['https://'], ['']])('are not added to %j', (url) => {
    expect(withUTM(url, utm)).toBe(url)
  })

  it('are off when undefined or empty', () => {
    expect(withUTM('https://e.org/', undefined)).toBe('https://e.org/')
    expect(withUTM('https://e.org/', { source: ' ', medium: undefined })).toBe('https://e.org/')
  })

  it('change nothing the second time, and keep every other parameter and the fragment', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string({ unit: 'grapheme' }), (url, campaign) => {
        const once = withUTM(url, { ...utm, campaign })
        expect(withUTM(once, { ...utm, campaign })).toBe(once)
        const [before, after] = [new URL(url), new URL(once)]
        expect(after.hash).toBe(before.hash)
        expect(after.pathname).toBe(before.pathname)
        expect([...after.searchParams].filter(([name]) => !name.startsWith('utm_'))).toEqual([...before.searchParams])
      }),
    )
  })
})

describe('presets of campaign parameters', () => {
  it('are network, “social”, campaign and angle by default', () => {
    expect(defaultUTM({ network: 'bluesky', campaign: 'DjangoCon', content: 'angle-2' })).toEqual({
      source: 'bluesky',
      medium: 'social',
      campaign: 'DjangoCon',
      content: 'angle-2',
    })
  })

  it('win in order, where they are set', () => {
    const presets = [{ medium: 'organic', campaign: 'year' }, undefined, { campaign: 'launch', source: '', content: null }]
    expect(defaultUTM({ network: 'x', content: 'a', presets })).toEqual({ source: 'x', medium: 'organic', campaign: 'launch', content: 'a' })
  })

  it('are off when one is false', () => {
    expect(defaultUTM({ network: 'x', presets: [{ medium: 'm' }, false] })).toBeUndefined()
  })
})

describe('the link of a post and the same link in its text', () => {
  const link = 'https://example.org/a'

  it('get the same parameters, so that the link is not put in twice', () => {
    const result = tagLinks({ text: `Read ${link}, it is good. (${link})`, link, utm })
    expect(result.link).toBe(`${link}?${tagged}`)
    expect(result.text).toBe(`Read ${link}?${tagged}, it is good. (${link}?${tagged})`)
  })

  it('leave longer addresses in the text alone', () => {
    const text = `Read ${link}bc and ${link}/more and ${link}?x=1 and ${link}.html`
    expect(tagLinks({ text, link, utm })).toEqual({ text, link: `${link}?${tagged}` })
  })

  it('stay without parameters or without a link', () => {
    expect(tagLinks({ text: link, link, utm: undefined })).toEqual({ text: link, link })
    expect(tagLinks({ text: 'See https://a.example/x, and (https://b.example/y?z=1#top). Not c.example.', utm, every: true }).text).toBe(
      `See https://a.example/x?${tagged}, and (https://b.example/y?z=1&${tagged}#top). Not c.example.`,
    )
    expect(tagLinks({ text: 'Hi', utm })).toEqual({ text: 'Hi', link: undefined })
  })
})
