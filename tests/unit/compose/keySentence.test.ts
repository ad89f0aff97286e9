import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseKeySentence, findKeyList, rankKeySentences } from '../../../src/compose/keySentence.ts'
import { repeats } from '../../../src/compose/sameWords.ts'
import { splitSentences } from '../../../src/compose/sentences.ts'

fc.configureGlobal({ seed: 20250310 })

const choose = (sentences: string[], more: Partial<Parameters<typeof chooseKeySentence>[0]> = {}) =>
  chooseKeySentence({ title: 'Mapping the sea with Python', tags: ['oceanography'], quotes: [], sentences, ...more })

const good = 'A map of the sea can now be drawn by every student who knows some Python.'
const plain = 'The group met on Tuesdays in a room above the bakery in the old town.'

describe('the choice of a key sentence', () => {
  it('prefers words of title and tags over an earlier sentence', () => {
    expect(choose([plain, good])).toBe(good)
  })

  it('prefers the earlier of two sentences that say nothing of the title', () => {
    const other = 'Some brought cake, and some brought friends who had never seen code.'
    expect(choose([plain, other])).toBe(plain)
    expect(choose([other, plain])).toBe(other)
  })

  it('prefers a pull quote of a fitting length', () => {
    const quote = 'I had never thought that I would write a program.'
    expect(choose([good], { quotes: [quote] })).toBe(quote)
    expect(choose([good], { quotes: ['Wow!'] })).toBe(good)
  })

  it.each([
    ['a question', 'Would you like to draw a map of the sea with Python and your friends?'],
    ['an Arabic question', 'هل تريد أن ترسم خريطة للبحر مع أصدقائك في هذا الأسبوع؟'],
    ['a lead of a list', 'To draw a map of the sea with Python you need three things:'],
    ['an address', 'Read how to map the sea with Python on https://example.org/sea today.'],
    ['a mail address', 'Write to sea@example.org if you want to map the sea with Python.'],
    ['too short a one', 'We map the sea with Python.'],
    ['too long a one', `Mapping the sea with Python ${'and again '.repeat(20)}is fun.`],
    ['a line of hashtags', '#Python #Oceanography #Mapping #Sea #Maps #OpenScience #Students'],
  ])('never takes %s', (_name, sentence) => {
    expect(choose([sentence, plain])).toBe(plain)
    expect(choose([sentence])).toBeUndefined()
  })

  it.each([
    ['This map of the sea can now be drawn by every student with Python.'],
    ['But a map of the sea takes Python students a long afternoon to draw.'],
    ['También el mapa sea Python lo dibujan ya todas las estudiantes.'],
  ])('does not like a sentence that leans on the one before: %s', (leaning) => {
    expect(choose([leaning, 'Students of oceanography meet on Tuesdays in the old town for this.'])).not.toBe(leaning)
  })

  it('leaves out what title or summary say already', () => {
    expect(choose([good, plain], { summary: `Good news. ${good}` })).toBe(plain)
    expect(choose(['Mapping the sea with Python, and with a little help of friends.', plain])).toBe(plain)
  })

  it('accepts a short sentence in a dense script', () => {
    expect(choose(['学生たちは海の地図をすぐに描けます。'], { title: '海の地図' })).toBe('学生たちは海の地図をすぐに描けます。')
  })

  it('ranks each sentence once, the same for the same input', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ mode: 'sentences', maxCount: 1 }), { maxLength: 30 }), fc.lorem(), (sentences, title) => {
        const input = { title, tags: [], quotes: [], sentences }
        const ranked = rankKeySentences(input)
        expect(rankKeySentences({ ...input })).toEqual(ranked)
        expect(ranked.every((one, index) => !ranked.some((other, at) => index > at && repeats(one, other)) && !repeats(one, title))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the choice of a list', () => {
  it.each([
    ['a list of two to six short items', [['a', 'b']], 0],
    ['the first that fits', [['only'], ['a', 'b', 'c'], ['d', 'e']], 1],
    ['nothing of long items', [['x'.repeat(91), 'y']], undefined],
    ['nothing of seven items', [['1', '2', '3', '4', '5', '6', '7']], undefined],
    ['nothing when there is none', [], undefined],
  ])('takes %s', (_name, lists, index) => {
    expect(findKeyList(lists)).toBe(index)
  })
})

describe('whether a text repeats what was said', () => {
  it.each([
    ['other capitals and signs', 'apply — NOW', 'Apply now!', true],
    ['a part of what was said', 'forty women in Accra', 'Last week forty women in Accra met.', true],
    ['a few changed words', 'Forty women wrote their first website in Accra', 'In Accra, forty women wrote their first websites', true],
    ['little more than what was said', 'Last week forty women in Accra met.', 'Forty women in Accra', true],
    ['a name inside a longer sentence', 'PyGMT is the 45th package that went through our review.', 'PyGMT', false],
    ['other words', 'Forty women wrote their first website', 'The bank across the street paid for lunch', false],
    ['nothing, beside something', '', 'Hello', false],
    ['something, beside nothing', 'Hello', '', false],
    ['a script without spaces', '海の地図を描く学生たち', '学生たちは海の地図を描く', true],
    ['one letter that was said', 'a', 'a b', true],
  ])('finds it for %s', (_name, text, said, expected) => {
    expect(repeats(text, said)).toBe(expected)
  })
})

describe('splitting into sentences', () => {
  it.each([
    ['abbreviations and initials', 'Dr. Mensah met J. Doe, e.g. in May. Then Prof. Osei came.', ['Dr. Mensah met J. Doe, e.g. in May.', 'Then Prof. Osei came.']],
    ['quotation marks', '“Nice.” Then she left.', ['“Nice.”', 'Then she left.']],
    ['numbers', 'Django 5.1 is out. Try it!', ['Django 5.1 is out.', 'Try it!']],
    ['an abbreviation at the end', 'We thank Acme Inc.', ['We thank Acme Inc.']],
  ])('minds %s', (_name, paragraph, sentences) => {
    expect(splitSentences([paragraph], 'en')).toEqual(sentences)
  })

  it('falls back to English for a language that is none', () => {
    expect(splitSentences(['One. Two.'], 'not a language!')).toEqual(['One.', 'Two.'])
  })

  it('loses no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(splitSentences([text]).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
      }),
      { numRuns: 100 },
    )
  })
})
