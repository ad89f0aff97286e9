import { describe, expect, it } from 'vitest'
import { listChanges } from '../../../src/admin/approval/contentChanges.ts'
import { inputId, placeName, quoteOf } from '../../../src/admin/guidelines/places.ts'
import { en } from '../../../src/translations/en.ts'
import type { Say } from '../../../src/translations/say.ts'

const say: Say = (key) => en[key]

describe('what changed since a post was approved', () => {
  it('is each text that is another one now, by its place', () => {
    const before = { text: 'Six', channels: ['1', '2'], media: [{ image: '4', alt: 'A bird' }], link: 'https://a.example' }
    const after = { text: 'Seven', channels: ['1'], media: [{ image: '4', alt: 'A gull' }], contentWarning: 'Birds' }
    expect(
      listChanges(
        before,
        after,
        new Map([
          ['1', 'Main'],
          ['2', 'Second'],
        ]),
      ),
    ).toEqual([
      { path: 'text', before: 'Six', after: 'Seven' },
      { path: 'channels', before: 'Main, Second', after: 'Main' },
      { path: 'media.0.alt', before: 'A bird', after: 'A gull' },
      { path: 'contentWarning', before: '', after: 'Birds' },
      { path: 'link', before: 'https://a.example', after: '' },
    ])
  })

  it('is nothing where nothing changed', () => {
    expect(listChanges({ text: 'Six' }, { text: 'Six' })).toEqual([])
  })
})

describe('the place of a finding', () => {
  it('is told in the words of the form', () => {
    expect(placeName('text', say)).toBe('Text')
    expect(placeName('media.0.alt', say)).toBe('Picture 1: Description for people who do not see it')
    expect(placeName('variants.2.text', say)).toBe('Variant 3: Text')
    expect(placeName('more.0.media.1.credit', say)).toBe('Part 1: Picture 2: Who made it')
    expect(placeName('somethingElse', say)).toBe('somethingElse')
  })

  it('quotes the words it is about as they stand there, and nothing where they do not', () => {
    const values = { text: 'Hello you guys', media: [{ alt: 'IMG_4711.jpg' }] }
    expect(quoteOf({ path: 'text', start: 10, end: 14, word: 'guys' }, values)).toBe('guys')
    expect(quoteOf({ path: 'media.0.alt', word: 'IMG_4711.jpg' }, values)).toBe('IMG_4711.jpg')
    expect(quoteOf({ path: 'text', start: 10, end: 99 }, values)).toBeUndefined()
    expect(quoteOf({ path: 'publishAt' }, values)).toBeUndefined()
    expect(inputId('media.0.alt')).toBe('field-media__0__alt')
  })
})
