import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assembleText, fitText } from '../../../src/text/fitText.ts'
import { findHashtags, findUrls } from '../../../src/text/hashtags.ts'
import { countGraphemes, countMastodon, countUtf8Bytes, countX } from '../../../src/text/measure.ts'
import { generatedText, samples } from './samples.ts'

const measures = { graphemes: countGraphemes, bytes: countUtf8Bytes, mastodon: (text: string) => countMastodon(text), x: countX }
const link = 'https://example.com/articles/7'

function shorten(body: string, max: number, more: { link?: string; tags?: string[]; suffix?: string } = {}) {
  return fitText({ body, ...more, measure: countGraphemes, max })
}

describe('putting a text together', () => {
  it('lays out body, link, hashtags and suffix with blank lines between', () => {
    expect(assembleText({ body: ' Hello.\n', link, tags: ['One', '#Two'], suffix: 'Advertisement' })).toBe(`Hello.\n\n${link}\n\n#One #Two\n\nAdvertisement`)
    expect(assembleText({ body: '', link, tags: [], suffix: '' })).toBe(link)
    expect(assembleText({ body: 'a\r\nb\rc' })).toBe('a\nb\nc')
  })

  it('adds the link only when the body does not have exactly it', () => {
    expect(assembleText({ body: `See ${link}.`, link })).toBe(`See ${link}.`)
    expect(assembleText({ body: `See ${link}/more.`, link })).toBe(`See ${link}/more.\n\n${link}`)
  })

  it('makes every hashtag usable, once, and does not repeat those of the body', () => {
    expect(assembleText({ body: 'All about #OpenSource', tags: ['opensource', 'free software', '#News', 'news', '', '#'] })).toBe('All about #OpenSource\n\n#FreeSoftware #News')
  })
})

describe('shortening', () => {
  it('returns what fits as it is', () => {
    expect(shorten('Hello world.', 12)).toEqual({ text: 'Hello world.', shortened: false, fits: true })
  })

  it('cuts at the end of a sentence, without an ellipsis, when that keeps most of the room', () => {
    expect(shorten('The first sentence is here. The second one is much too long.', 40).text).toBe('The first sentence is here.')
  })

  it('cuts at a word, with an ellipsis, when a sentence would keep too little', () => {
    expect(shorten('Short. The second sentence is much too long for the room.', 40).text).toBe('Short. The second sentence is much too…')
  })

  it('takes a sentence that fills the room to the last character', () => {
    expect(shorten('One two. Three four. Five.', 20).text).toBe('One two. Three four.')
    expect(shorten('One two. Three four. Five.', 19).text).toBe('One two. Three…')
  })

  it('leaves no dangling comma, dash, bracket or dot before the ellipsis', () => {
    expect(shorten('Apples, pears, (plums) and more', 14).text).toBe('Apples, pears…')
    expect(shorten('Apples and (ripe) plums and more', 17).text).toBe('Apples and…')
    expect(shorten('Apples – and plums and more', 10).text).toBe('Apples…')
    expect(shorten('Apples etc. and plums and more', 15).text).toBe('Apples etc…')
  })

  it.each([
    ['Meet Dr. Smith there tomorrow evening', 12, 'Meet Dr…'],
    ['Am 3. Oktober ist es wieder so weit', 8, 'Am 3…'],
    ['Mit J. Smith ist es wieder so weit', 8, 'Mit J…'],
    ['Costs approx. five euros at the door', 16, 'Costs approx…'],
  ])('does not take the dot of an abbreviation for the end of a sentence: %s', (body, max, text) => {
    expect(shorten(body, max).text).toBe(text)
  })

  it('treats the end of a line as the end of a sentence, with an ellipsis when no full stop is there', () => {
    expect(shorten('A headline of some length\n\nAnd the text that follows it', 34).text).toBe('A headline of some length…')
    expect(shorten('A headline of some length!\nAnd the text that follows it', 34).text).toBe('A headline of some length!')
  })

  it.each([
    ['japanese', 12, '新しい号が出ました。'],
    ['chinese', 10, '新一期出版了。'],
    ['arabic', 18, 'مرحبا بالعالم؟'],
    ['hebrew', 22, 'הגיליון החדש יצא לאור.'],
    ['devanagari', 18, 'नया अंक आ गया है।'],
    ['thai', 22, 'นิตยสารฉบับใหม่ออกแล้ววันนี้…'],
  ])('knows where a sentence or word ends in %s', (name, max, text) => {
    const fitted = shorten(samples[name] ?? '', max)
    expect(fitted).toEqual({ text, shortened: true, fits: true })
    expect(countGraphemes(text)).toBeLessThanOrEqual(max)
  })

  it('cuts a giant word at a character, never within an emoji', () => {
    expect(shorten('a'.repeat(100), 10).text).toBe(`${'a'.repeat(9)}…`)
    expect(shorten('👩🏿‍🚀'.repeat(20), 5).text).toBe(`${'👩🏿‍🚀'.repeat(4)}…`)
    expect(shorten('🇩🇪'.repeat(20), 5).text).toBe(`${'🇩🇪'.repeat(4)}…`)
    expect(shorten('e\u0301'.repeat(20), 5).text).toBe(`${'e\u0301'.repeat(4)}…`)
    expect(shorten(`Hi ${'a'.repeat(5000)}`, 4000).text).toBe(`Hi ${'a'.repeat(3996)}…`)
  })

  it('prefers a whole word to a piece of a giant one when that fills half of the room', () => {
    expect(shorten(`Four whole words are ${'a'.repeat(100)}`, 30).text).toBe('Four whole words are…')
  })

  it.each([link, 'example.com/articles/7', '#OpenSourceSoftware', '@alice@mastodon.social', 'somebody@example.com'])('never cuts within %s', (entity) => {
    const body = `Words ${entity} then some more words`
    for (let max = 7; max < body.length; max++) {
      const { text } = shorten(body, max)
      const rest = text.replace(entity, '')
      expect(rest).toMatch(/^Words(?: …|…|[a-z ]*…)$/)
    }
    const japanese = `日本語${entity}`
    expect(shorten(japanese, japanese.length - 1).text).toBe('日本語…')
  })

  it('never cuts at the words or sentences within an address', () => {
    for (const address of ['https://example.com/日本語の新しい号が出ました/四十ページ', 'https://example.com/日本。新しい号']) {
      for (let max = 5; max < 40; max++) expect(['See…', `See ${address} …`, `See ${address} for…`]).toContain(shorten(`See ${address} for very much more`, max).text)
    }
  })

  it('keeps the ellipsis apart from an address, which would swallow it', () => {
    expect(shorten('See example.com for very much more', 17).text).toBe('See example.com …')
    expect(shorten('Use Node.js for very much more', 14).text).toBe('Use Node.js…')
    expect(shorten(`一#日本${link} for very much more`, 37).text).toBe(`一#日本${link} …`)
    expect(shorten(`See ${link} for very much more`, 37).text).toBe(`See ${link} …`)
  })
})

describe('what is kept whole', () => {
  it('keeps link, hashtags and suffix, and shortens the body', () => {
    expect(shorten('One sentence is here. Another is there. And a third.', 90, { link, tags: ['One', 'Two'], suffix: 'Ad' })).toEqual({
      text: `One sentence is here. Another is there.\n\n${link}\n\n#One #Two\n\nAd`,
      shortened: true,
      fits: true,
    })
  })

  it('adds the link when the place of the body that had it is cut away', () => {
    const body = `Many words come before the address, and it is found at ${link} by everybody`
    expect(shorten(body, 60, { link }).text).toBe(`Many words come before the…\n\n${link}`)
    expect(shorten(body, 88, { link }).text).toBe(`Many words come before the address, and it is found at ${link} …`)
  })

  it('drops hashtags, the last first, before the body has less than a fifth', () => {
    const tags = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon']
    const body = 'This body has quite some words that should not all be lost'
    expect(shorten(body, 46, { tags }).text).toBe('This body has…\n\n#Alpha #Beta #Gamma #Delta')
    expect(shorten('Short', 40, { tags }).text).toBe('Short\n\n#Alpha #Beta #Gamma #Delta')
  })

  it('drops hashtags rather than a body that cannot be cut', () => {
    expect(shorten(link, 41, { tags: ['One', 'Two', 'Three'] }).text).toBe(`${link}\n\n#One #Two`)
  })

  it('drops the whole body before the link', () => {
    expect(shorten('Some words', link.length + 2, { link, tags: ['One'] })).toEqual({ text: link, shortened: true, fits: true })
  })

  it('says when not even the link fits', () => {
    expect(shorten('Some words', link.length - 1, { link }).fits).toBe(false)
    expect(shorten('', 10, { suffix: 'A long advertisement' }).fits).toBe(false)
  })

  it('says when nothing is left at all', () => {
    expect(shorten(`${link}`, 10)).toEqual({ text: '', shortened: true, fits: false })
    expect(shorten(`– ${link}`, 10)).toEqual({ text: '', shortened: true, fits: false })
    expect(shorten('word', 0)).toEqual({ text: '', shortened: true, fits: false })
  })

  it('says so also when something outside of the text is counted with it', () => {
    expect(fitText({ body: '', tags: ['One'], measure: (text) => 5 + text.length, max: 8 })).toEqual({ text: '', shortened: true, fits: false })
  })

  it('keeps as many hashtags as fit when there is no body', () => {
    expect(shorten('', 12, { tags: ['One', 'Two', 'Three'] })).toEqual({ text: '#One #Two', shortened: true, fits: true })
  })
})

describe('any text', () => {
  const input = fc.record({
    body: generatedText,
    link: fc.constantFrom(undefined, link, 'https://example.com/a_(b)?q=1#f'),
    tags: fc.uniqueArray(fc.constantFrom('OpenSource', 'News', '日本', 'LongerHashtagHere'), { maxLength: 4 }),
    suffix: fc.constantFrom(undefined, 'Advertisement'),
    max: fc.integer({ min: 0, max: 200 }),
    by: fc.constantFrom('graphemes' as const, 'bytes' as const, 'mastodon' as const, 'x' as const),
  })

  it('never exceeds the limit, keeps the link whole, breaks nothing, and says the truth', () => {
    fc.assert(
      fc.property(input, ({ by, max, ...parts }) => {
        const measure = measures[by]
        const { text, shortened, fits } = fitText({ ...parts, measure, max })
        expect(text.isWellFormed()).toBe(true)
        expect(shortened).toBe(text !== assembleText(parts))
        if (fits) expect(measure(text)).toBeLessThanOrEqual(max)
        else expect(text === '' || measure(text) > max).toBe(true)
        if (parts.link !== undefined) expect(findUrls(text)).toContain(parts.link)
        if (parts.suffix !== undefined) expect(text.endsWith(parts.suffix)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('keeps the beginning of the body, cut between graphemes and outside of addresses, and then an ellipsis', () => {
    fc.assert(
      fc.property(generatedText, fc.integer({ min: 1, max: 120 }), (raw, max) => {
        const body = assembleText({ body: raw })
        const { text, shortened } = shorten(raw, max)
        const kept = shortened && !body.startsWith(text) ? text.replace(/ ?…$/u, '') : text
        expect(body.startsWith(kept)).toBe(true)
        expect(countGraphemes(kept) + countGraphemes(body.slice(kept.length))).toBe(countGraphemes(body))
        for (const [index, url] of findUrls(kept).entries()) expect(url).toBe(findUrls(body)[index])
        for (const [index, tag] of findHashtags(kept).entries()) expect(tag).toBe(findHashtags(body)[index])
      }),
      { numRuns: 400 },
    )
  })

  it('is the same every time, and leaves alone what it made', () => {
    fc.assert(
      fc.property(input, ({ by, max, ...parts }) => {
        const once = fitText({ ...parts, measure: measures[by], max })
        expect(fitText({ ...parts, measure: measures[by], max })).toEqual(once)
        if (once.fits) expect(fitText({ body: once.text, measure: measures[by], max })).toEqual({ text: once.text, shortened: false, fits: true })
      }),
    )
  })

  it('wastes little room: the next word would not have fitted', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 30, maxLength: 60 }), fc.integer({ min: 20, max: 80 }), (words, max) => {
        const { text, shortened } = shorten(words.join(' '), max)
        if (shortened) expect(text.length).toBeGreaterThan(max - 11)
      }),
    )
  })

  it('measures a long text as a whole only once, and few short pieces', () => {
    const calls: number[] = []
    const measure = (text: string) => {
      calls.push(text.length)
      return countGraphemes(text)
    }
    fitText({ body: 'Some words of a sentence. '.repeat(10_000), link, tags: ['One', 'Two'], measure, max: 300 })
    expect(calls.filter((length) => length > 1000)).toHaveLength(1)
    expect(calls.length).toBeLessThan(40)
  })
})
