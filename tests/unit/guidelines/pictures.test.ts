import { describe, expect, test } from 'vitest'
import { requireAltText } from '../../../src/guidelines/checks/requireAltText.ts'
import { requireCredit } from '../../../src/guidelines/checks/requireCredit.ts'
import { textInPictureOnly } from '../../../src/guidelines/checks/textInPictureOnly.ts'
import { findingsOf, levelsOf } from './findings.ts'

const good = 'Twelve women laugh over laptops in a bright room'

describe('alternative texts', () => {
  test.each([good, 'Bar chart: 45 packages in earth science, 12 in education', 'Logo of Django Girls on a balloon', 'Claire, smiling, in front of a bookshelf'])(
    'pass: %s',
    (alt) => {
      expect(levelsOf(requireAltText(), { media: [{ alt, filename: 'a.jpg' }] })).toBe('fine')
    },
  )

  test.each([
    ['', 'warn'],
    ['   ', 'warn'],
    ['IMG_2034.jpg', 'warn'],
    ['final_banner_v2.png', 'warn'],
    ['P1050234', 'warn'],
    ['Screenshot 2026-10-01 at 10.22.11', 'warn'],
    ['WhatsApp Image 2026-11-02 at 18.04.11.jpeg', 'warn'],
    ['image', 'warn'],
    ['alt text here', 'warn'],
    ['...', 'warn'],
    ['Photo of a woman at a desk with a laptop', 'hint'],
    ['Imagen de una mujer con un portátil', 'hint'],
    ['Ein Foto von drei Frauen am Tisch', 'hint'],
    ['Two women', 'hint'],
    ['WOMEN AROUND A TABLE WITH LAPTOPS', 'hint'],
    [`${good}. `.repeat(25), 'block'],
  ])('found: %s is a %s', (alt, level) => {
    expect(levelsOf(requireAltText(), { media: [{ alt, filename: 'a.jpg' }] })).toBe(level)
  })

  test('repeat the name of the file, the text of the post or another picture', () => {
    expect(levelsOf(requireAltText(), { media: [{ alt: 'our workshop', filename: 'Our workshop' }] })).toBe('warn')
    expect(levelsOf(requireAltText(), { text: good, media: [{ alt: good }] })).toBe('hint')
    expect(findingsOf(requireAltText(), { media: [{ alt: good }, { alt: good }] }).map(({ path, level }) => `${path} ${level}`)).toEqual(['media.1.alt hint'])
  })

  test('of a variant may be those of the post', () => {
    expect(levelsOf(requireAltText(), { media: [{ alt: good }], variants: [{ network: 'x', media: [{ alt: good }] }] })).toBe('fine')
  })

  test('missing ones block where the team says so, and nothing else does', () => {
    expect(levelsOf(requireAltText({ missing: 'block' }), { media: [{}] })).toBe('block')
    expect(levelsOf(requireAltText({ missing: 'block' }), { media: [{ alt: 'Two women' }] })).toBe('hint')
  })

  test('must fit the smallest limit of the channels', () => {
    const channel = (altText: number) => ({ id: `${altText}`, name: 'C', network: 'x', limits: { text: 500, unit: 'characters', altText } })
    const post = { media: [{ alt: `${good}. `.repeat(11) }] }
    expect(levelsOf(requireAltText(), post, {}, [channel(1000), channel(4086)])).toBe('fine')
    expect(levelsOf(requireAltText(), post, {}, [channel(1000), channel(500)])).toBe('block')
  })

  test('are not asked for without a picture', () => {
    expect(levelsOf(requireAltText(), 'Hello')).toBe('fine')
  })
})

describe('credits', () => {
  test.each(['own work', 'María Gómez', 'Photo: Juan Luis Cano', 'pyOpenSci, CC BY 4.0', 'Internet Archive', 'Stock Holm Studio'])('pass: %s', (credit) => {
    expect(levelsOf(requireCredit(), { media: [{ credit }] })).toBe('fine')
  })

  test.each(['', ' ', '-', '?', 'n/a', 'unknown', 'Google', 'google images', 'the internet', 'found on Pinterest', 'Source: Google', 'not sure', 'credit to the owner'])(
    'found: "%s"',
    (credit) => {
      expect(levelsOf(requireCredit(), { media: [{ credit }] })).toBe('block')
    },
  )

  test.each(['What a day! 📷 by Grace Nakimuli', 'Photo: Ana Silva', 'Illustration by @felicity', 'Foto von Ute Schmidt', '© Marta K.'])('may stand in the text: %s', (text) => {
    expect(levelsOf(requireCredit(), { text, media: [{}] })).toBe('fine')
  })

  test.each(['Look at this photo!', 'Our pictures by tomorrow', 'Credit where credit is due'])('are not in: %s', (text) => {
    expect(levelsOf(requireCredit(), { text, media: [{}] })).toBe('block')
  })

  test('a picture that was taken from somewhere warns even without a picture field', () => {
    expect(levelsOf(requireCredit(), 'Found this funny picture on Google')).toBe('warn')
    expect(levelsOf(requireCredit(), "I don't know who took this, but it's nice")).toBe('warn')
    expect(levelsOf(requireCredit(), 'We found a venue on the web')).toBe('fine')
  })
})

describe('a message in a picture only', () => {
  test.each([
    ['❤️', 'Our flyer'],
    ['#DjangoGirls https://djangogirls.org', 'Poster'],
    ['See the flyer for details', 'Flyer of the workshop'],
    ['All details on the poster!', 'Poster'],
  ])('found: "%s" with "%s"', (text, alt) => {
    expect(levelsOf(textInPictureOnly(), { text, media: [{ alt }] })).toBe('warn')
  })

  test.each([
    ['❤️', good],
    ['What a day', 'Our flyer'],
    ['See the flyer for details', 'Flyer: Django Girls Split, 4 May 2027, 10 am, Technology Park, free of charge, apply until 1 April'],
  ])('passes: "%s" with "%s"', (text, alt) => {
    expect(levelsOf(textInPictureOnly(), { text, media: [{ alt }] })).toBe('fine')
  })

  test('needs a picture, and a shared post has its own words', () => {
    expect(levelsOf(textInPictureOnly(), '❤️')).toBe('fine')
    expect(levelsOf(textInPictureOnly(), { text: '❤️', kind: 'share', media: [{ alt: 'x' }] })).toBe('fine')
  })
})
