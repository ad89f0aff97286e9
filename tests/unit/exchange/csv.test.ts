import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsv, UnreadableCsv } from '../../../src/exchange/parseCsv.ts'
import { readMoment } from '../../../src/exchange/readMoment.ts'
import { readCell, writeCell, writeRecord } from '../../../src/exchange/writeCsv.ts'

/** Any text but carriage returns, which are line breaks in every file. */
const cell = fc
  .oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=1', "'=1", "''+x", '-', '@{a}', '"', '""', 'a,b', 'a;b', '\n', ' x ', "'", '\t'))
  .map((text) => text.replace(/[\r\0\uFEFF]/g, ''))

describe('CSV', () => {
  it('comes back as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const { rows: read } = parseCsv(`a,b\n${rows.map(writeRecord).join('')}`)
        const isEmpty = (cells: readonly string[]) => cells.every((text) => text.trim() === '')
        expect(read.map((row) => row.cells.map(readCell)).filter((cells) => !isEmpty(cells))).toEqual(rows.filter((cells) => !isEmpty(cells)))
      }),
    )
  })

  it('never begins a cell with a sign at which a spreadsheet calculates', () => {
    fc.assert(fc.property(cell, (text) => !/^"?[=+\-@\t]/.test(writeCell(text))))
    expect(writeCell('=SUM(A1)')).toBe("'=SUM(A1)")
    expect(readCell("'=SUM(A1)")).toBe('=SUM(A1)')
    expect(readCell("'tis the season")).toBe("'tis the season")
  })

  it('knows on which line each record begins, past quoted line breaks and blank lines', () => {
    const { rows, delimiter } = parseCsv('text;"a;b"\r\n\r\n"one\r\ntwo";x\r\n\r\nthree;y')
    expect(delimiter).toBe(';')
    expect(rows).toEqual([
      { line: 3, cells: ['one\ntwo', 'x'] },
      { line: 6, cells: ['three', 'y'] },
    ])
  })

  it('follows Excel’s own line about what separates the cells, and still counts it as a line', () => {
    expect(parseCsv('sep=;\r\ntext;title\r\na,b;c')).toEqual({ delimiter: ';', header: { line: 2, cells: ['text', 'title'] }, rows: [{ line: 3, cells: ['a,b', 'c'] }] })
  })

  it('says on which line a quotation mark goes wrong', () => {
    const lineOf = (text: string) => {
      try {
        parseCsv(text)
      } catch (error) {
        return error instanceof UnreadableCsv ? error.line : undefined
      }
      return undefined
    }
    expect(lineOf('a,b\nx,y\n"q" r,s')).toBe(3)
  })
})

describe('a time in a cell', () => {
  it.each([
    ['2031-01-02 09:30', '2031-01-02T08:30:00.000Z'],
    ['2031-07-02T09:30', '2031-07-02T07:30:00.000Z'],
    ['2031-07-02T09:30:15+0200', '2031-07-02T07:30:15.000Z'],
    ['2031-07-02 09:30Z', '2031-07-02T09:30:00.000Z'],
    ['2031-02-30 09:30', undefined],
    ['2031-02-03 25:30', undefined],
    ['03/04/2031 09:30', undefined],
    ['2031-02-03', undefined],
  ])('%s means %s in Berlin', (text, expected) => {
    expect(readMoment(text, 'Europe/Berlin')?.toISOString()).toBe(expected)
  })
})

describe('a date with dots, as spreadsheets write it in German and elsewhere', () => {
  it('is the same moment as with dashes', () => {
    for (const written of ['31.12.2026 09:30', '31.12.2026, 9:30', '31.12.2026 09:30:00'])
      expect(readMoment(written, 'Europe/Berlin')?.toISOString()).toBe('2026-12-31T08:30:00.000Z')
    expect(readMoment('1.2.2027 09:30', 'UTC')?.toISOString()).toBe('2027-02-01T09:30:00.000Z')
    for (const written of ['32.12.2026 09:30', '31.13.2026 09:30', '31.12.26 09:30', '12/31/2026 09:30', '31.12.2026']) expect(readMoment(written, 'UTC')).toBeUndefined()
  })
})
