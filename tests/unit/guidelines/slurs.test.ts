import { describe, expect, test } from 'vitest'
import { tone } from '../../../src/guidelines/checks/tone.ts'
import { unmask } from '../../../src/guidelines/unmask.ts'
import { findingsOf, levelsOf, marked } from './findings.ts'

describe('a slur', () => {
  test('is not excused by a name in the handle book, which everybody who writes can add to', () => {
    expect(levelsOf(tone(), 'you faggots', { names: ['you faggots', 'faggots'] })).toBe('block')
    expect(levelsOf(tone(), 'Thank you, Bitchinger Fuckner', { names: ['Bitchinger Fuckner'] })).toBe('fine')
  })

  test.each([
    ['Those tr4nnies again', 'tr4nnies'],
    ['n1gg3rs', 'n1gg3rs'],
    ['No f.a.g.g.o.t.s here', 'f.a.g.g.o.t.s'],
    ['You r e t a r d, go', 'r e t a r d'],
    ['Those fag\u200Bgots', 'fag\u200Bgots'],
    ['Those f\u0430ggots', 'f\u0430ggots'],
    ['Another ret@rd', 'ret@rd'],
  ])('is found behind its mask, where it stands: %s', (text, word) => {
    const found = findingsOf(tone(), text)
    expect(found).toMatchObject([{ level: 'block' }])
    expect(marked(text, found)).toEqual([word])
  })

  test.each([
    ['Retard the ignition timing by two degrees', 'en'],
    ['Tranny, short for transmission', 'en'],
    ['Nous sommes en retard pour le café', 'fr'],
    ['Nuestro mentor Kike García te enseña Django', 'es'],
    ['Nowe pedały do roweru', 'pl'],
    ['W E L C O M E to P y t h o n', 'en'],
    ['Release 3.14, 4 talks, 15 coaches, 1 cake @ 10', 'en'],
  ])('is another word there: %s', (text, language) => {
    expect(levelsOf(tone(), { text, language })).toBe('fine')
  })

  test('is one all the same where nothing says otherwise', () => {
    expect(levelsOf(tone(), 'Trannies ruin it')).toBe('block')
    expect(levelsOf(tone(), 'What a retard')).toBe('block')
    expect(levelsOf(tone(), 'kikes')).toBe('block')
  })
})

test('a text without its masks keeps the places of its signs', () => {
  expect(unmask('h\u200Be l.l.0.w y0u')).toEqual({ text: 'he llow you', at: [0, 2, 3, 4, 6, 8, 10, 11, 12, 13, 14] })
})
