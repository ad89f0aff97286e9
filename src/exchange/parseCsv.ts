import { parse } from 'csv-parse/sync'

/** One record and the line of the file on which it begins, from 1. */
export type CsvRow = { line: number; cells: string[] }
export type ParsedCsv = { delimiter: ',' | ';' | '\t'; header: CsvRow; rows: CsvRow[] }

/** What cannot be read as CSV at all. The message is for the person who sent it. */
export class UnreadableCsv extends Error {
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

type CsvRecord = { record: string[]; info: { lines: number }; raw: string }

/** Reads CSV with commas, semicolons or tabs, with quoted line breaks; the first record names the columns. Throws UnreadableCsv. */
export function parseCsv(content: string): ParsedCsv {
  const plain = content.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n')
  // Excel may say before everything else what separates the cells.
  const told = /^"?sep=([,;\t])"?[ \t]*\n/iu.exec(plain)
  const text = told ? plain.slice(told[0].length - 1) : plain
  if (text.includes('\0')) throw new UnreadableCsv(1, 'This is not a text file. Save the table as CSV and send that.')
  const delimiter = (told?.[1] as ParsedCsv['delimiter'] | undefined) ?? findDelimiter(text)
  let records: CsvRecord[]
  try {
    const options = {
      delimiter,
      info: true,
      raw: true,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: 200_000,
    } as const
    records = parse(text, options) as unknown as CsvRecord[]
  } catch (error) {
    throw explain(error)
  }
  const [header, ...rows] = records.map(({ record, info, raw }) => ({ line: firstLine(info.lines, raw), cells: record }))
  if (!header) throw new UnreadableCsv(1, 'The file is empty. Its first line has to name the columns, for instance: text, channels, publishAt.')
  return { delimiter, header, rows }
}

/** The sign that most often stands between the names of the columns, outside of quotes. */
function findDelimiter(text: string): ParsedCsv['delimiter'] {
  const first = (text.trimStart().split('\n')[0] ?? '').replace(/"[^"]*"/g, '')
  const [best] = ([',', ';', '\t'] as const).map((sign) => ({ sign, count: first.split(sign).length })).sort((a, b) => b.count - a.count)
  return best?.sign ?? ','
}

function explain(error: unknown): UnreadableCsv {
  const { code, lines } = error as { code?: string; lines?: number }
  const line = typeof lines === 'number' ? lines : 1
  if (code === 'CSV_QUOTE_NOT_CLOSED') return new UnreadableCsv(line, 'A quotation mark is opened and never closed. Close it, or write it twice ("") where it belongs to the text.')
  if (code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'INVALID_OPENING_QUOTE' || code === 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE')
    return new UnreadableCsv(line, 'A quotation mark stands where none may be. Put the whole cell in quotation marks and write those inside it twice ("").')
  if (code === 'CSV_MAX_RECORD_SIZE') return new UnreadableCsv(line, 'A line is far too long. A quotation mark may be missing before it.')
  return new UnreadableCsv(line, 'This cannot be read as CSV. Check the quotation marks.')
}

/** The line on which a record begins: the parser tells where it ends, and gives its source with the blank lines before it. */
function firstLine(last: number, raw: string): number {
  const source = raw.replace(/^(?:[ \t]*\n)+/u, '').replace(/\n$/u, '')
  return last - (source.match(/\n/gu) ?? []).length
}
