import { describe, expect, it } from 'vitest'
import { insertVariable, openVariable, optionsFor } from '../../../src/admin/templates/openVariable.ts'

const at = (marked: string) => ({ text: marked.replace('|>', ''), cursor: marked.indexOf('|>') })
const open = (marked: string) => {
  const { text, cursor } = at(marked)
  return openVariable(text, cursor)
}

describe('what is being typed in a template', () => {
  it('is a variable after a brace, and a filter after its bar', () => {
    expect(open('New: {ti|>')).toEqual({ from: 6, kind: 'variable', query: 'ti' })
    expect(open('{|>')).toEqual({ from: 1, kind: 'variable', query: '' })
    expect(open('{summary|ma|>}')).toEqual({ from: 9, kind: 'filter', query: 'ma' })
    expect(open('{summary|max:120|fi|>}')).toEqual({ from: 17, kind: 'filter', query: 'fi' })
  })

  it('is nothing outside of braces, in an argument, in a mention or after a doubled brace', () => {
    for (const marked of ['title|>', '{title} and|>', '{title|or:"ou|>"}', '{summary|max:1|>}', '@{jan|>}', '{{ti|>', '{ti\ntle|>']) expect(open(marked)).toBeUndefined()
  })

  it('is completed with its brace, and an old end of the word is replaced', () => {
    const write = (marked: string, insert: string) => {
      const { text, cursor } = at(marked)
      const from = openVariable(text, cursor)?.from ?? 0
      return insertVariable({ text, cursor, from, insert })
    }
    expect(write('New: {ti|> here', 'title')).toEqual({ text: 'New: {title} here', cursor: 12 })
    expect(write('{ti|>tel} {url}', 'title')).toEqual({ text: '{title} {url}', cursor: 7 })
    expect(write('{sum|>|max:80}', 'summary')).toEqual({ text: '{summary|max:80}', cursor: 8 })
    expect(write('{summary|ma|>}', 'max:120')).toEqual({ text: '{summary|max:120}', cursor: 17 })
  })

  it('is offered what begins with it first, then what has it in its meaning', () => {
    expect(optionsFor({ kind: 'variable', query: 'ti' }).map(({ insert }) => insert)).toContain('title')
    expect(optionsFor({ kind: 'variable', query: 'hashtag' }).map(({ insert }) => insert)).toEqual(['tags'])
    expect(optionsFor({ kind: 'filter', query: '' }).map(({ insert }) => insert)).toContain('max:120')
    expect(optionsFor({ kind: 'variable', query: 'zz' })).toEqual([])
  })
})
