import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAtWord } from '../../../src/compose/fillVariable.ts'
import { checkTemplate, filters, parseTemplate, renderTemplate, type TemplateValues, variables } from '../../../src/compose/template.ts'
import { countGraphemes } from '../../../src/text/measure.ts'

fc.configureGlobal({ seed: 20250310 })

const values: TemplateValues = {
  title: 'Maps for everyone',
  summary: 'A map helps. It shows the way. Draw one.',
  list: ['rivers', 'roads'],
  url: 'https://example.org/maps',
  tags: ['open science', 'Python'],
  authors: ['Ama', 'Kim', 'Lea'],
  date: '2025-03-10T23:30:00.000Z',
  until: '2025-04-01',
}
const render = (template: string, more: TemplateValues = {}, locale = {}) => renderTemplate(template, { ...values, ...more }, locale).text

describe('filling a template', () => {
  it.each([
    ['variables between words', 'New: {title} → {url}', 'New: Maps for everyone → https://example.org/maps'],
    ['names in any capitals and with spaces', '{ Title } {TITLE}', 'Maps for everyone Maps for everyone'],
    ['lists as lines', 'In it:\n{list}', 'In it:\n• rivers\n• roads'],
    ['tags as hashtags', '{tags}', '#OpenScience #Python'],
    ['authors as a sentence would', '{authors}', 'Ama, Kim, and Lea'],
    ['doubled braces as braces', '{{title}} {{{title}}}', '{title} {Maps for everyone}'],
    ['a single closing brace as it is', 'a } b', 'a } b'],
    ['a mention of the handle book as it is', 'Thanks @{django} for {title}', 'Thanks @{django} for Maps for everyone'],
    ['max at a word', '{summary|max:20}', 'A map helps. It…'],
    ['max of a text that fits', '{title|max:17}', 'Maps for everyone'],
    ['max of a list by whole items', '{list|max:10}', '• rivers'],
    ['max of tags by whole tags', '{tags|max:15}', '#OpenScience'],
    ['first sentence', '{summary|first}', 'A map helps.'],
    ['first item', '{list|first}', '• rivers'],
    ['first tag in small letters', '{tags|first|lower}', '#OpenScience'],
    ['small letters', '{title|lower}', 'maps for everyone'],
    ['a hashtag of words', '{title|hashtag}', '#MapsForEveryone'],
    ['filters in order', '{quote|or:summary|first|max:8}', 'A map…'],
    ['what stands in for a variable that is empty, cut or not', '{quote|max:100|or:summary|first} {event|max:9|or:"none"}', 'A map helps. none'],
    ['another variable when empty', '{quote|or:title}', 'Maps for everyone'],
    ['words when empty', 'By {author|or:"our team | {friends}"}', 'By our team | {friends}'],
    ['curly quotation marks of a word processor', 'By {author|or:“our team”}', 'By our team'],
    ['the value itself when not empty', '{title|or:"nothing"}', 'Maps for everyone'],
    ['a fallback of a fallback', '{quote|or:author|or:url}', 'https://example.org/maps'],
  ])('writes %s', (_name, template, text) => {
    expect(renderTemplate(template, values)).toMatchObject({ text, problems: [] })
  })

  it('drops a line whose variables are all empty, and keeps one with any value', () => {
    expect(render('{title}\nBy {author}\nFrom {sponsor}: {title}\n{url}')).toBe('Maps for everyone\nFrom : Maps for everyone\nhttps://example.org/maps')
  })

  it('lets no blank lines pile up where a line was dropped, and trims the ends', () => {
    expect(render('{quote}\n\n{title}\n\nBy {author}\n\n{url}\n\n{place}')).toBe('Maps for everyone\n\nhttps://example.org/maps')
  })

  it('keeps lines without variables', () => {
    expect(render('Hello\n\n{author}\n  indented')).toBe('Hello\n\n  indented')
  })

  it('names each variable that had no value once', () => {
    expect(renderTemplate('{author} {author} {sponsor|or:place} {title}', values).missing).toEqual(['author', 'sponsor'])
    expect(renderTemplate('{author|or:title}', values).missing).toEqual([])
  })

  it('never reads a value as a template', () => {
    expect(render('{title}', { title: '{url} {{ @{x} {' })).toBe('{url} {{ @{x} {')
  })

  it('takes values only from what is given', () => {
    expect(renderTemplate('{title}', Object.create({ title: 'inherited' })).text).toBe('')
  })
})

describe('dates in a template', () => {
  it.each([
    ['en', 'UTC', '{date}', 'March 10, 2025'],
    ['en-GB', 'UTC', '{date|date:long}', '10 March 2025'],
    ['en', 'Europe/Warsaw', '{date}', 'March 11, 2025'],
    ['pl', 'Europe/Warsaw', '{date|date:short}', '11 marca'],
    ['de', 'UTC', '{date|date:short}', '10. März'],
    ['ar', 'UTC', '{date|date:short}', '10 مارس'],
    ['en', 'America/Los_Angeles', '{until|date:short}', 'April 1'],
    ['not a language', 'Not/AZone', '{date}', 'March 10, 2025'],
    [undefined, undefined, '{date}', 'March 10, 2025'],
  ])('are written in %s and %s', (language, timeZone, template, text) => {
    expect(render(template, {}, { language, timeZone })).toBe(text)
  })

  it('stay as they are when they are no dates', () => {
    expect(render('{date}', { date: 'soon' })).toBe('soon')
  })
})

describe('checking a template', () => {
  it.each([
    ['Hi {titel}', 3, 7, 'There is no variable {titel}. Did you mean {title}?'],
    ['{Zusammenfassung}', 0, 17, 'There is no variable {Zusammenfassung}. Choose one from the list of variables.'],
    ['{title', 0, 1, 'This “{” is never closed. Write “}” after the name of the variable, or “{{” for a brace.'],
    ['{title\n}', 0, 1, 'This “{” is never closed. Write “}” after the name of the variable, or “{{” for a brace.'],
    ['a {} b', 2, 2, 'There is no name between these braces. Write the name of a variable, or “{{” for a brace.'],
    ['{title|maxi:3}', 0, 14, 'There is no filter “maxi” for {title}. Did you mean “max”?'],
    ['{title|shout}', 0, 13, 'There is no filter “shout” for {title}. The filters are max, first, lower, hashtag, date, or.'],
    ['{title|max}', 0, 11, 'The filter “max” of {title} needs a number from 1 to 9999, as in {title|max:120}.'],
    ['{title|max:0}', 0, 13, 'The filter “max” of {title} needs a number from 1 to 9999, as in {title|max:120}.'],
    ['{title|first:2}', 0, 15, 'The filter “first” of {title} takes nothing after it. Write {title|first}.'],
    ['{title|date:long}', 0, 17, 'The filter “date” is for dates, and {title} is none. Use it with {date} or {until}.'],
    ['{date|date:tiny}', 0, 16, 'The filter “date” of {date} is “date:long” or “date:short”.'],
    ['{title|or}', 0, 10, 'The filter “or” of {title} needs another variable or words in quotation marks, as in {title|or:"our team"}.'],
    ['{author|or:titel}', 0, 17, 'There is no variable “titel” for the filter “or” of {author}. Did you mean “title”? Put words in quotation marks: or:"our team".'],
  ])('says what is wrong in %j and where', (template, position, length, message) => {
    expect(checkTemplate(template)).toEqual([{ path: 'text', level: 'block', position, length, line: 1, message }])
  })

  it('names the line of a mistake that is not in the first, and the field', () => {
    expect(checkTemplate('{title}\n\n{sumary}', 'steps.0.text')).toEqual([
      { path: 'steps.0.text', level: 'block', position: 9, length: 8, line: 3, message: 'Line 3: There is no variable {sumary}. Did you mean {summary}?' },
    ])
  })

  it('finds every mistake, not only the first', () => {
    expect(checkTemplate('{titel} {title|maxi:3} {').map((problem) => problem.position)).toEqual([0, 8, 23])
  })

  it.each([[''], ['  \n ']])('refuses an empty template %j', (template) => {
    expect(checkTemplate(template)).toMatchObject([{ level: 'block', message: expect.stringContaining('The template is empty') }])
  })

  it('refuses one that is too long', () => {
    expect(checkTemplate('x'.repeat(5001))).toMatchObject([{ message: 'The template is longer than 5000 characters. Shorten it.' }])
  })

  it('has nothing to say about every variable with every filter that fits it', () => {
    for (const [name, { kind }] of Object.entries(variables))
      for (const [filter, { example }] of Object.entries(filters)) if (filter !== 'date' || kind === 'date') expect(checkTemplate(`{${name}|${example}}`)).toEqual([])
  })

  it('describes every variable and filter for the list in the admin', () => {
    expect([...Object.values(variables), ...Object.values(filters)].every(({ description }) => description.length > 10)).toBe(true)
  })
})

describe('any text as a template', () => {
  const templates = fc.string({ unit: fc.constantFrom('{', '}', '|', ':', '"', '“', '”', '@', '\n', ' ', 'title', 'max', 'or', '5', 'date', 'é', '👩‍💻', 'א'), maxLength: 60 })

  it('never throws, and every problem lies inside of it', () => {
    fc.assert(
      fc.property(templates, (template) => {
        for (const { position, length } of parseTemplate(template).problems) {
          expect(position).toBeGreaterThanOrEqual(0)
          expect(position + length).toBeLessThanOrEqual(template.length)
        }
        renderTemplate(template, values)
      }),
    )
  })

  it('comes back as it was when its braces are doubled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const doubled = text.replaceAll('{', '{{').replaceAll('}', '}}')
        const { parts, problems } = parseTemplate(doubled)
        expect(problems).toEqual([])
        expect(parts.map((part) => (part.kind === 'text' ? part.text : '?')).join('')).toBe(text)
      }),
    )
  })

  it('reads a long hostile one quickly', () => {
    expect(parseTemplate('{“'.repeat(2500)).problems.length).toBeLessThanOrEqual(50)
  })
})

describe('cutting at a word', () => {
  it.each([
    ['One, two three', 6, 'One…'],
    ['Donaudampfschifffahrtsgesellschaft', 10, 'Donaudamp…'],
    ['👩‍💻👩‍💻👩‍💻👩‍💻', 3, '👩‍💻👩‍💻…'],
    ['one two', 4, 'one…'],
  ])('cuts %j to %i', (text, max, expected) => {
    expect(cutAtWord(text, max)).toBe(expected)
  })

  it('never gives more than asked for, and never touches what fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 1, max: 90 }), (text, max) => {
        const cut = cutAtWord(text, max)
        expect(countGraphemes(cut)).toBeLessThanOrEqual(max)
        if (countGraphemes(text) <= max) expect(cut).toBe(text)
      }),
    )
  })
})
