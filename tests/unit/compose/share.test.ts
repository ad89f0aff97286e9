import { describe, expect, it } from 'vitest'
import { composeShare } from '../../../src/compose/share.ts'

const target = { url: 'https://fosstodon.org/@ama/1', author: '@ama@fosstodon.org', text: 'My first website is online, thanks to @coach and Django Girls!' }

describe('passing on a post where the network cannot share it', () => {
  it('says our words, theirs in quotation marks, their name, and gives the link', () => {
    expect(composeShare({ target, comment: 'This made our day.' })).toEqual({
      text: 'This made our day.\n\n“My first website is online, thanks to coach and Django Girls!”\nBy ama@fosstodon.org',
      link: 'https://fosstodon.org/@ama/1',
    })
  })

  it('notifies nobody: handles lose their sign, mail addresses stay', () => {
    const { text } = composeShare({ target: { ...target, text: 'cc @a @b.example and me@example.org' } })
    expect(text).toBe('“cc a b.example and me@example.org”\nBy ama@fosstodon.org')
  })

  it('cuts long words of theirs', () => {
    const { text } = composeShare({ target: { ...target, text: 'One sentence of theirs is here. '.repeat(20) } })
    expect(text.length).toBeLessThan(230)
    expect(text).toMatch(/is here\.”\nBy/u)
  })

  it.each([
    ['only a comment', { url: 'https://a.example' }, 'Look.', 'Look.'],
    ['only the author', { url: 'https://a.example', author: 'Kim' }, undefined, 'By Kim'],
    ['a title instead of a text', { url: 'https://a.example', title: 'A tutorial', author: 'Kim' }, undefined, '“A tutorial”\nBy Kim'],
    ['nothing', { url: 'https://a.example' }, undefined, ''],
  ])('makes do with %s', (_name, given, comment, text) => {
    expect(composeShare({ target: given, comment }).text).toBe(text)
  })

  it('speaks the language of the channel', () => {
    expect(composeShare({ target: { url: 'https://a.example', text: 'Hallo', author: 'Kim' }, language: 'de' }).text).toBe('„Hallo“\nVon Kim')
    expect(composeShare({ target: { url: 'https://a.example', text: 'こんにちは', author: 'Kim' }, language: 'ja' }).text).toBe('“こんにちは”\n— Kim')
  })

  it('gives no link that is none', () => {
    expect(composeShare({ target: { url: 'javascript:alert(1)' } }).link).toBeUndefined()
  })
})
