import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../../src/domain/content.ts'
import { parsePinURL, toPinURL } from '../../../../src/networks/pinterest/addresses.ts'
import { readBoard } from '../../../../src/networks/pinterest/board.ts'
import { pinterestLimits } from '../../../../src/networks/pinterest/limits.ts'
import { renderPinterest } from '../../../../src/networks/pinterest/render.ts'
import { channelFor, draftOf, pictureOf } from './pinterestWorld.ts'

const render = (text: string, more: Partial<Draft> = {}) => renderPinterest(draftOf(text, more), channelFor())
const levels = ({ problems }: ReturnType<typeof render>) => problems.map(({ path, level }) => [path, level])
const target = 'https://www.pinterest.com/pin/123/'

describe('rendering for Pinterest', () => {
  test('fills title, description, link and the description of the picture', () => {
    const rendered = render('Words.', { tags: ['OpenSource', 'Django'] })
    expect(rendered.content).toEqual({
      kind: 'post',
      title: 'A title',
      link: 'https://example.org/a',
      parts: [{ text: 'Words.\n\n#OpenSource #Django', media: [pictureOf('p')] }],
    })
    expect(rendered.problems).toEqual([])
  })

  test('ends the description with the hashtags, after the credit of the picture, also when it is cut', () => {
    const media = [pictureOf('p', { credit: 'Ada' })]
    expect(render('Words.', { tags: ['Tag'], media }).content.parts[0]?.text).toBe('Words.\n\n📷 Ada\n\n#Tag')
    const cut = render('Many words make a long text. '.repeat(40), { tags: ['Tag'], media }).content.parts[0]?.text ?? ''
    expect(cut).toMatch(/📷 Ada\n\n#Tag$/)
    expect(cut.length).toBeLessThanOrEqual(800)
  })

  test.each([
    ['letters', 'a'.repeat(800)],
    ['emoji, of which each counts two', '👍'.repeat(400)],
  ])('takes 800 of %s as description and not one more', (_name, text) => {
    expect(render(text).content.parts[0]?.text).toBe(text)
    expect(levels(render(`a${text}`))).toEqual([['text', 'warn']])
  })

  test('takes a title of 100 and cuts a longer one, without breaking a character', () => {
    expect(render('x', { title: 'a'.repeat(100) }).problems).toEqual([])
    const longer = render('x', { title: '👍'.repeat(51) })
    expect(longer.content.title).toBe(`${'👍'.repeat(49)}…`)
    expect(levels(longer)).toEqual([['title', 'warn']])
  })

  test('takes the title of the preview, else the beginning of the text, when there is none', () => {
    expect(render('First. Second.', { title: undefined, card: { title: 'Of the card', description: '' } }).content.title).toBe('Of the card')
    expect(render('First. Second.', { title: ' ' }).content.title).toBe('First. Second.')
    expect(render(`First. ${'Words '.repeat(40)}`, { title: undefined }).content.title).toBe('First.')
    expect(render('', { title: undefined }).content.title).toBeUndefined()
  })

  test('takes a description of the picture of 500 and cuts a longer one', () => {
    expect(render('x', { media: [pictureOf('p', { alt: 'a'.repeat(500) })] }).problems).toEqual([])
    const longer = render('x', { media: [pictureOf('p', { alt: 'a'.repeat(501) })] })
    expect(longer.content.parts[0]?.media[0]?.alt).toBe(`${'a'.repeat(499)}…`)
    expect(levels(longer)).toEqual([['media.0.alt', 'warn']])
  })

  test('takes a link of 2048 and stops a longer one', () => {
    const link = `https://example.org/${'a'.repeat(2048 - 20)}`
    expect(link).toHaveLength(2048)
    expect(render('x', { link }).content.link).toBe(link)
    expect(levels(render('x', { link: `${link}a` }))).toEqual([['link', 'block']])
    expect(levels(render('x', { link: undefined }))).toEqual([['link', 'hint']])
  })

  test('needs a picture, for which the one of the preview will do', () => {
    expect(levels(render('x', { media: [] }))).toEqual([['media', 'block']])
    const card = { title: 'T', description: '', image: pictureOf('card') }
    const rendered = render('x', { media: [], card })
    expect(rendered.content.parts[0]?.media.map(({ id }) => id)).toEqual(['card'])
    expect(rendered.problems).toEqual([])
  })

  test('takes the first picture of several, and the first part of a thread, and says so', () => {
    const rendered = render('x', { media: [pictureOf('a'), pictureOf('b')], more: [{ text: 'y', media: [] }] })
    expect(rendered.content.parts).toHaveLength(1)
    expect(rendered.content.parts[0]?.media.map(({ id }) => id)).toEqual(['a'])
    expect(levels(rendered)).toEqual([
      ['media', 'warn'],
      ['more', 'warn'],
    ])
  })

  test('writes a content warning in front of the text, because Pinterest has none', () => {
    const rendered = render('Many legs.', { contentWarning: 'Spiders' })
    expect(rendered.content.parts[0]?.text).toBe('Spiders\n\nMany legs.')
    expect(levels(rendered)).toEqual([['contentWarning', 'hint']])
  })

  test.each([
    [undefined, 'has no board'],
    ['', 'has no board'],
    ['Ideas', '“Ideas”'],
    ['https://pinterest.com/team/ideas', 'not the number of a board'],
  ])('stops a post of a channel whose board is %j, in plain words', (board, words) => {
    const rendered = renderPinterest(draftOf('x'), channelFor(undefined, { settings: { board } }))
    expect(levels(rendered)).toEqual([['channels', 'block']])
    expect(rendered.problems[0]?.message).toContain(words)
    expect(rendered.problems[0]?.message).toContain('"Our Pinterest"')
  })
})

describe('sharing and answering on Pinterest', () => {
  test('saves a Pin, without words', () => {
    expect(render('', { kind: 'share', target, media: [] })).toEqual({ content: { kind: 'share', target, parts: [{ text: '', media: [] }] }, problems: [] })
    const withWords = render('Lovely.', { kind: 'share', target, media: [] })
    expect(withWords.content.parts).toEqual([{ text: '', media: [] }])
    expect(levels(withWords)).toEqual([['text', 'warn']])
  })

  test('makes a Pin of its own that leads to the other one when there is a picture', () => {
    const rendered = render('Lovely.', { kind: 'share', target })
    expect(rendered.content).toMatchObject({ kind: 'post', link: target })
    expect(rendered.content.target).toBeUndefined()
    expect(rendered.content.parts[0]?.text).toContain('via pinterest.com')
    expect(levels(rendered)).toEqual([['target', 'hint']])
  })

  test('shares what is no Pin by its link, for which it needs a picture', () => {
    const rendered = render('Read.', { kind: 'share', target: 'https://x.com/ada/status/1', media: [] })
    expect(rendered.content).toMatchObject({ kind: 'post', link: 'https://x.com/ada/status/1' })
    expect(levels(rendered)).toEqual([
      ['target', 'hint'],
      ['media', 'block'],
    ])
  })

  test('stops answers, and shares of nothing', () => {
    expect(levels(render('Yes.', { kind: 'reply', target }))).toEqual([['kind', 'block']])
    expect(levels(render('', { kind: 'share', media: [] }))).toEqual([['target', 'block']])
  })
})

describe('addresses of Pinterest', () => {
  const api = 'https://api.pinterest.com'
  test.each([
    target,
    'https://pinterest.com/pin/123',
    'https://de.pinterest.com/pin/123/sent/?invite=1',
    'https://www.pinterest.de/pin/123/',
    'https://www.pinterest.co.uk/pin/123/',
    'https://www.pinterest.com/pin/some-words-of-it--123/',
    ' http://www.pinterest.com/pin/123/ ',
  ])('finds the Pin behind %s', (url) => {
    expect(parsePinURL(url, api)).toBe('123')
  })

  test.each([
    'https://www.pinterest.com/ada/ideas/',
    'https://www.pinterest.com/pin/abc/',
    'https://www.pinterest.com.evil.example/pin/123/',
    'https://evilpinterest.com/pin/123/',
    'https://pin.it/abc',
    'not an address',
    undefined,
  ])('finds none behind %s', (url) => {
    expect(parsePinURL(url, api)).toBeUndefined()
  })

  test('leads to pinterest.com for the real API and its sandbox, to itself else', () => {
    expect(toPinURL(api, '5')).toBe('https://www.pinterest.com/pin/5/')
    expect(toPinURL('https://api-sandbox.pinterest.com', '5')).toBe('https://www.pinterest.com/pin/5/')
    expect(toPinURL('http://127.0.0.1:4000', '5')).toBe('http://127.0.0.1:4000/pin/5/')
  })
})

test.each([
  [{ board: '7' }, { id: '7', section: undefined }],
  [
    { board: ' 7 ', section: '8' },
    { id: '7', section: '8' },
  ],
  [
    { board: 7, section: 'Recipes' },
    { id: '7', section: undefined },
  ],
  [{ board: null }, undefined],
])('reads the board of %j', (settings, board) => {
  expect(readBoard({ settings })).toEqual(board)
})

test('whatever is written, everything fits or a problem stops it', () => {
  const words = fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom('https://example.org/a?b=c', '#Tag', '日本語', '👩‍👩‍👧', '\n\n')), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(words, fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 900 }), (list, title, alt) => {
      const rendered = render(list.join(' '), { title, tags: ['One', 'Two'], media: [pictureOf('p', { alt })] })
      if (rendered.problems.some(({ level }) => level === 'block')) return true
      const [part] = rendered.content.parts
      return pinterestLimits.measure(part?.text ?? '') <= 800 && (rendered.content.title?.length ?? 0) <= 100 && (part?.media[0]?.alt.length ?? 0) <= 500
    }),
    { numRuns: 150 },
  )
})
