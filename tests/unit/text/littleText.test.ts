import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeLittleText, unescapeLittleText, withoutMentions } from '../../../src/text/littleText.ts'
import { readLittleText, toGivenBack } from '../../emulators/linkedin/readLittleText.ts'

const pieces = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...'\\|{}@[]()<>#*_~'),
  fc.constantFrom(
    '#Tag',
    '#open_source',
    '# 1',
    '#1',
    'C#',
    'a#b',
    ' ',
    '\n',
    'https://example.org/a_b(c)#d',
    '@ada',
    '@[Django (global)](urn:li:organization:12)',
    '{hashtag|\\#|x}',
    '\\\\',
  ),
)
const texts = fc.array(pieces, { maxLength: 12 }).map((list) => list.join(''))

describe('little text', () => {
  test('comes back as it was, whatever is in it', () => {
    fc.assert(fc.property(texts, (text) => void expect(unescapeLittleText(escapeLittleText(text))).toBe(text)))
  })

  test('is never cut by LinkedIn, and reads as it was written', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = readLittleText(escapeLittleText(text))
        expect(read.isTruncated).toBe(false)
        expect(read.text).toBe(withoutMentions(text))
      }),
    )
  })

  test('is understood as LinkedIn gives it back, with hashtags in their long form', () => {
    fc.assert(fc.property(texts, (text) => void expect(unescapeLittleText(toGivenBack(escapeLittleText(text)))).toBe(text)))
  })

  test.each([
    ['Plain words, no signs: 100 % done.', 'Plain words, no signs: 100 % done.'],
    ['#Django and #OpenSource', '#Django and #OpenSource'],
    ['#open_source', '#open\\_source'],
    ['#1 of C#', '\\#1 of C\\#'],
    ['mail@example.org', 'mail\\@example.org'],
    ['Thanks @[Django Girls](urn:li:organization:12)!', 'Thanks @[Django Girls](urn:li:organization:12)!'],
    ['@[Girls (global)](urn:li:organization:12)', '@[Girls \\(global\\)](urn:li:organization:12)'],
    ['@[Ada](urn:li:share:12)', '\\@\\[Ada\\]\\(urn:li:share:12\\)'],
    ['https://example.org/a_b(c)#part', 'https://example.org/a\\_b\\(c\\)\\#part'],
    ['a\\b | {c} <d> *e* ~f~', 'a\\\\b \\| \\{c\\} \\<d\\> \\*e\\* \\~f\\~'],
  ])('writes %j as %j', (text, little) => {
    expect(escapeLittleText(text)).toBe(little)
  })

  test('keeps hashtags and mentions alive', () => {
    const read = readLittleText(escapeLittleText('#Django with @[Ada (she)](urn:li:person:a_b-C) and #open_source'))
    expect(read).toMatchObject({ hashtags: ['Django', 'open_source'], mentions: ['urn:li:person:a_b-C'] })
  })

  test('is cut off where it is not escaped: what the escaping is for', () => {
    expect(readLittleText('Join us (free) today')).toMatchObject({ text: 'Join us ', isTruncated: true })
  })
})
