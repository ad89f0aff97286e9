import { describe, expect, it } from 'vitest'
import { toJson } from '../../../src/ledger/sql.ts'

describe('a value for the ledger', () => {
  it('is written as it is', () => {
    const value = { text: 'Olá 👩🏽‍💻 "quoted" \\u0000', list: [1, null, 'x'] }
    expect(JSON.parse(toJson(value))).toEqual(value)
  })

  it('loses what PostgreSQL does not keep: zero bytes and half characters', () => {
    expect(JSON.parse(toJson({ text: 'a\0b', half: 'c\ud83d', whole: '😀' }))).toEqual({ text: 'ab', half: 'c\ufffd', whole: '😀' })
  })
})
