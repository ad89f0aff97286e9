import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../src/domain/content.ts'
import { bluesky } from '../../../src/networks/bluesky/bluesky.ts'
import { facebook } from '../../../src/networks/facebook/facebook.ts'
import { linkedin } from '../../../src/networks/linkedin/linkedin.ts'
import { manual } from '../../../src/networks/manual/manual.ts'
import { mastodon } from '../../../src/networks/mastodon/mastodon.ts'
import { pinterest } from '../../../src/networks/pinterest/pinterest.ts'
import type { Channel, Network } from '../../../src/networks/port.ts'
import { findShortfalls } from '../../../src/networks/shortfalls.ts'
import { x } from '../../../src/networks/x/x.ts'
import { de } from '../../../src/translations/de.ts'
import { en } from '../../../src/translations/en.ts'
import { sayEnglish } from '../../../src/translations/sayEnglish.ts'
import { toy } from '../../emulators/toy/toy.ts'

const networks = {
  mastodon: mastodon(),
  bluesky: bluesky(),
  linkedin: linkedin(),
  x: x(),
  'x with quotes': x({ paidQuotes: true }),
  facebook: facebook(),
  pinterest: pinterest(),
  manual: manual(),
  toy: toy(),
} as const
type Name = keyof typeof networks

const settings: Record<string, Channel['settings']> = { linkedin: { author: 'urn:li:organization:1' }, facebook: { pageId: '1' }, pinterest: { board: '1' } }
const channelOn = (network: Network, learnt: Channel['learnt'] = {}): Channel => ({
  id: '1',
  name: 'Main',
  network: network.name,
  baseURL: network.defaultBaseURL || 'https://mastodon.example',
  settings: settings[network.name] ?? {},
  learnt,
})
const picture = (id: string, more: Partial<Draft['media'][number]> = {}) => ({ id, alt: 'What is to be seen', filename: `${id}.gif`, ...more })
const two = [picture('a'), picture('b')]
const draftOf = (more: Partial<Draft>): Draft => ({ kind: 'post', text: 'Words.', tags: [], media: [], more: [], overflow: 'shorten', ...more })

type Told = { path: string; level: string; says: string }
function tell(name: Name, more: Partial<Draft>, { learnt, moving }: { learnt?: Channel['learnt']; moving?: string[] } = {}) {
  const network: Network = networks[name]
  const channel = channelOn(network, learnt)
  const draft = draftOf(more)
  return findShortfalls({ network, channel, limits: network.limits(channel), draft, rendered: network.render(draft, channel), moving: new Set(moving ?? []) })
}
const told = (...given: Parameters<typeof tell>): string[] => tell(...given).map(({ path, level, says }: Told) => `${level} ${path} ${says}`)

const on = { mastodon: 'https://mastodon.example/@ada/1', bluesky: 'https://bsky.app/profile/ada.example/post/3k2a', x: 'https://x.com/ada/status/1' } as const
const pin = 'https://www.pinterest.com/pin/123456/'
const share = 'https://www.linkedin.com/feed/update/urn:li:share:7123456789'

describe('what a network cannot do of what a post asks', () => {
  it('that words which were published before are refused, where a post comes again', () => {
    const recurring = (name: Name, text: string) => {
      const network: Network = networks[name]
      const channel = channelOn(network)
      const draft = draftOf({ text })
      return findShortfalls({ network, channel, limits: network.limits(channel), draft, rendered: network.render(draft, channel), recurs: true })
    }
    expect(recurring('x', 'Thank you, sponsors!')).toEqual([{ path: 'recurrence', level: 'hint', says: 'cannotRepeat', values: { network: 'X' } }])
    expect(recurring('mastodon', 'Thank you, sponsors!')).toEqual([])
    expect(told('x', { text: 'Thank you, sponsors!' })).toEqual([])
  })

  const plain = Object.keys(networks).filter((name) => name !== 'pinterest') as Name[]
  it.each(plain)('%s: nothing of a short text', (name) => {
    expect(tell(name, {})).toEqual([])
  })

  it.each([
    ['mastodon', []],
    ['bluesky', []],
    ['x', []],
    ['linkedin', ['hint more cannotThreadComments', 'warn more.0.media cannotPicturesHere']],
    ['facebook', ['hint more cannotThreadComments', 'warn more.0.media cannotPicturesHere']],
    ['pinterest', ['warn more cannotThread']],
    ['manual', ['hint more cannotThreadJoined']],
    ['toy', ['warn more cannotThread', 'warn media cannotPicturesHere']],
  ] as [Name, string[]][])('%s: further parts with a picture', (name, wanted) => {
    expect(told(name, { media: [picture('p')], more: [{ text: 'And more.', media: [picture('q')] }] })).toEqual(wanted)
  })

  it('counts the comments that a thread becomes, by hand or by its length', () => {
    expect(tell('linkedin', { more: [{ text: 'Two.', media: [] }] })[0]?.values).toEqual({ network: 'LinkedIn', count: 1 })
    expect(told('linkedin', { text: 'A sentence of words. '.repeat(200), overflow: 'thread' })).toEqual(['hint overflow cannotThreadComments'])
    expect(told('pinterest', { text: 'A sentence. '.repeat(100), overflow: 'thread', media: [picture('p')] })).toEqual(['warn text cannotThreadCut'])
    expect(told('mastodon', { text: 'A sentence. '.repeat(100), overflow: 'thread' })).toEqual([])
  })

  it.each([
    ['mastodon', 500],
    ['bluesky', 300],
    ['linkedin', 3000],
    ['x', 280],
    ['pinterest', 800],
    ['toy', 200],
  ] as [Name, number][])('%s: a text at its limit is whole, one past it is cut at %i', (name, max) => {
    const media = name === 'toy' ? [] : [picture('p')]
    const text = 'ab '.repeat(max).slice(0, max - 1)
    expect(told(name, { media, text: `${text}c` })).toEqual([])
    const past = tell(name, { media, text: `${text}cd` })
    expect(past).toMatchObject([{ path: 'text', level: 'warn', says: 'cannotLength', values: { max } }])
  })

  it('takes what the server itself said: fewer pictures, a longer text', () => {
    expect(tell('mastodon', { media: two }, { learnt: { pictures: 1 } })).toMatchObject([{ path: 'media', says: 'cannotSeveralPictures', values: { left: 1 } }])
    expect(told('mastodon', { text: 'a'.repeat(900) }, { learnt: { characters: 1000 } })).toEqual([])
  })

  it.each([
    ['mastodon', []],
    ['bluesky', []],
    ['manual', []],
    ['linkedin', ['hint contentWarning cannotContentWarning']],
    ['x', ['hint contentWarning cannotContentWarning']],
    ['facebook', ['hint contentWarning cannotContentWarning']],
    ['pinterest', ['hint contentWarning cannotContentWarning']],
  ] as [Name, string[]][])('%s: a content warning', (name, wanted) => {
    expect(told(name, { contentWarning: 'Spiders', media: [picture('p')] })).toEqual(wanted)
  })

  it.each([
    ['mastodon', 4],
    ['bluesky', 4],
    ['linkedin', 20],
    ['x', 4],
    ['facebook', 10],
    ['pinterest', 1],
  ] as [Name, number][])('%s: %i pictures, and not one more', (name, max) => {
    const media = (count: number) => Array.from({ length: count }, (_, index) => picture(`p${index}`))
    expect(told(name, { media: media(max) })).toEqual([])
    expect(tell(name, { media: media(max + 2) })).toMatchObject([{ path: 'media', level: 'warn', values: { left: 2 } }])
  })

  it('Pinterest needs a picture, and takes that of the card', () => {
    expect(told('pinterest', {})).toEqual(['block media cannotWithoutPicture'])
    expect(told('pinterest', { card: { title: 'A page', description: '', image: picture('c') } })).toEqual([])
  })

  it.each([
    ['mastodon', 1500],
    ['bluesky', 2000],
    ['linkedin', 4086],
    ['x', 1000],
    ['facebook', 1000],
    ['pinterest', 500],
  ] as [Name, number][])('%s: a description of %i characters, and not one more', (name, max) => {
    expect(told(name, { media: [picture('p', { alt: 'a'.repeat(max) })] })).toEqual([])
    expect(tell(name, { media: [picture('p', { alt: 'a'.repeat(max + 1) })] })).toMatchObject([
      { path: 'media.0.alt', level: 'warn', says: 'cannotAltLength', values: { max, number: 1 } },
    ])
  })

  it.each([
    ['mastodon', [], []],
    ['linkedin', [], []],
    ['manual', [], []],
    ['x', [], ['block media.0.image cannotMoveBeside']],
    ['bluesky', ['block media.0.image cannotMove'], ['block media.0.image cannotMove']],
    ['facebook', ['block media.0.image cannotMove'], ['block media.0.image cannotMove']],
    ['pinterest', ['block media.0.image cannotMove'], ['warn media cannotSeveralPictures', 'block media.0.image cannotMove']],
  ] as [Name, string[], string[]][])('%s: a picture that moves, alone and beside another', (name, alone, beside) => {
    expect(told(name, { media: [picture('a')] }, { moving: ['a'] })).toEqual(alone)
    expect(told(name, { media: two }, { moving: ['a'] })).toEqual(beside)
    expect(told(name, { media: [picture('a')] })).toEqual([])
  })

  it('a moving picture that is left out stands in nobody’s way', () => {
    expect(told('pinterest', { media: two }, { moving: ['b'] })).toEqual(['warn media cannotSeveralPictures'])
  })

  it.each([
    ['mastodon', on.mastodon, []],
    ['bluesky', on.bluesky, []],
    ['manual', on.x, []],
    ['linkedin', on.x, ['block target cannotReplyElsewhere']],
    ['bluesky', on.x, ['block target cannotReplyElsewhere']],
    ['facebook', on.x, ['block target cannotReplyElsewhere']],
    ['x', on.bluesky, ['block target cannotReplyElsewhere']],
    ['x', on.x, ['hint target cannotReplyFreely']],
    ['pinterest', pin, ['block kind cannotReply']],
    ['toy', on.x, ['block kind cannotReply']],
  ] as [Name, string, string[]][])('%s: an answer to %s', (name, target, wanted) => {
    expect(told(name, { kind: 'reply', target })).toEqual(wanted)
  })

  it.each([
    ['mastodon', on.mastodon, {}, []],
    ['mastodon', on.mastodon, { text: 'Look!' }, ['hint target cannotQuote']],
    ['bluesky', on.bluesky, { text: 'Look!' }, []],
    ['bluesky', on.x, { text: 'Look!' }, ['hint target cannotShareForeign']],
    ['linkedin', share, { text: 'Look!' }, []],
    ['linkedin', share, { text: 'Look!', media: two }, ['warn media cannotPicturesHere']],
    ['linkedin', on.x, {}, ['hint target cannotShareForeign']],
    ['x', on.x, {}, []],
    ['x', on.x, { text: 'Look!' }, ['hint target cannotQuote']],
    ['x', on.bluesky, {}, ['hint target cannotShareForeign']],
    ['x with quotes', on.x, { text: 'Look!' }, []],
    ['x with quotes', on.x, { text: 'Look!', media: [picture('p')] }, ['hint target cannotQuote']],
    ['facebook', on.x, { text: 'Look!' }, ['hint target cannotShare']],
    ['pinterest', pin, {}, []],
    ['pinterest', pin, { text: 'Look!' }, ['warn text cannotWordsInShare']],
    ['pinterest', pin, { text: 'Look!', media: [picture('p')] }, ['hint target cannotQuote']],
    ['pinterest', on.x, { media: [picture('p')] }, ['hint target cannotShareForeign']],
    ['pinterest', on.x, {}, ['hint target cannotShareForeign', 'block media cannotWithoutPicture']],
    ['manual', on.x, { text: 'Look!' }, []],
    ['toy', on.x, {}, ['block kind cannotShareAtAll']],
  ] as [Name, string, Partial<Draft>, string[]][])('%s: a share of %s with %j', (name, target, more, wanted) => {
    expect(told(name, { kind: 'share', target, text: '', ...more })).toEqual(wanted)
  })

  it('a post that is passed on as it is has no further parts', () => {
    for (const name of ['mastodon', 'bluesky', 'x'] as const)
      expect(told(name, { kind: 'share', target: on[name], text: '', more: [{ text: 'And this.', media: two }] }), name).toEqual(['warn more cannotPartsInShare'])
  })

  it('a missing target is the post’s own trouble, no network’s', () => {
    expect(told('bluesky', { kind: 'reply' })).toEqual([])
    expect(told('x', { kind: 'share' })).toEqual([])
  })

  it('a link has a preview or stands in the text', () => {
    const link = 'https://example.org/a'
    expect(told('mastodon', { link })).toEqual([])
    for (const name of ['bluesky', 'linkedin'] as const) {
      expect(told(name, { link })).toEqual(['hint card.title cannotPreview'])
      expect(told(name, { link, card: { title: 'A page', description: '' } })).toEqual([])
    }
    for (const name of ['mastodon', 'bluesky', 'linkedin', 'x', 'facebook'] as const)
      expect(told(name, { link, media: [picture('p')] }), name).toEqual(['hint link cannotPreviewBesidePictures'])
    expect(told('pinterest', { link, media: [picture('p')] })).toEqual([])
    const long = (size: number) => `https://example.org/${'a'.repeat(size - 20)}`
    expect(told('pinterest', { link: long(2048), media: [picture('p')] })).toEqual([])
    expect(told('pinterest', { link: long(2049), media: [picture('p')] })).toEqual(['block link cannotLinkLength'])
  })

  it('says that there are no descriptions where a picture is sent without', () => {
    const network: Network = { ...networks.mastodon, capabilities: { ...networks.mastodon.capabilities, altText: false } }
    const channel = channelOn(network)
    const draft = draftOf({ media: [picture('p')] })
    expect(findShortfalls({ network, channel, limits: network.limits(channel), draft, rendered: network.render(draft, channel) })).toMatchObject([
      { path: 'media.0.alt', level: 'warn', says: 'cannotDescribe' },
    ])
  })

  it('has a whole sentence for each, in both languages, with all that it names', () => {
    const keys = (Object.keys(en) as (keyof typeof en)[]).filter((key) => key.startsWith('cannot') && !/^cannot(Is|Count|Looking|Nothing|Nearest)/.test(key))
    for (const key of keys) {
      const names = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort()
      expect(en[key], key).toMatch(/^[A-Z“{].{10,}\.$/)
      expect(de[key], key).toMatch(/^[A-Z„{].{10,}\.$/)
      expect(names(de[key])).toEqual(names(en[key]))
    }
    const [short] = tell('x', { kind: 'reply', target: on.bluesky })
    expect(short && sayEnglish(short.says, short.values)).toBe(
      'Only a post on X can be answered there, and this is not the link of one. Take the channel off, or make this a post of its own that carries the link.',
    )
  })
})
