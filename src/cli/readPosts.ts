import { parse } from 'csv-parse/sync'
import { type PostLine, toPost } from './toPost.ts'

/** A file that cannot be read as posts. The message names the line. */
export class UnreadablePosts extends Error {}

/** Reads planned posts from the text of a CSV or JSON-lines file. Throws UnreadablePosts. */
export function readPosts(content: string): PostLine[] {
  const text = content.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n')
  return /^\s*[{[]/u.test(text) ? readJsonLines(text) : readCsv(text)
}

function readJsonLines(text: string): PostLine[] {
  return text.split('\n').flatMap((source, index) => {
    const line = index + 1
    if (!source.trim()) return []
    const value = parseJson(source, line)
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new UnreadablePosts(`Line ${line} is not a post: each line has to be one JSON object, like {"text": "…"}.`)
    return [toPost(Object.entries(value), line)]
  })
}

function parseJson(source: string, line: number): unknown {
  try {
    return JSON.parse(source)
  } catch (error) {
    throw new UnreadablePosts(`Line ${line} is not JSON (${error instanceof Error ? error.message : 'unreadable'}). Put one post on each line.`)
  }
}

type CsvRecord = { record: string[]; info: { lines: number }; raw: string }

function readCsv(text: string): PostLine[] {
  const [header, ...rows] = parseCsv(text).map(({ record, info, raw }) => ({ cells: record, line: firstLine(info.lines, raw) }))
  if (!header) return []
  const names = header.cells.map((name) => name.trim())
  if (!names.some((name) => /^(?:text|variants)$/iu.test(name)))
    throw new UnreadablePosts(
      `Line ${header.line} has no column "text". The first line names the columns: title, kind, text, link, category, language, campaign, channels, publishAt, media….`,
    )
  return rows.map(({ cells, line }) => {
    if (cells.length > names.length)
      throw new UnreadablePosts(`Line ${line} has ${cells.length} cells, and there are ${names.length} columns. Put quotes around a text that has the separator in it.`)
    return toPost(
      names.flatMap((name, index): [string, unknown][] => (cells[index]?.trim() ? [[name, cells[index]]] : [])),
      line,
    )
  })
}

function parseCsv(text: string): CsvRecord[] {
  const first = text.trimStart().split('\n')[0] ?? ''
  const [delimiter] = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length })).sort((a, b) => b.count - a.count)
  try {
    const options = {
      delimiter: delimiter?.sign ?? ',',
      info: true,
      raw: true,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    } as const
    return parse(text, options) as unknown as CsvRecord[]
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? `Line ${String(error.lines)}` : 'The file'
    throw new UnreadablePosts(`${line} is not readable as CSV (${error instanceof Error ? error.message : 'unreadable'}). Check its quotes.`)
  }
}

/** The line on which a record begins: the parser tells where it ends, and gives its source with the blank lines before it. */
function firstLine(last: number, raw: string): number {
  const source = raw.replace(/^(?:[ \t]*\n)+/u, '').replace(/\n$/u, '')
  return last - (source.match(/\n/gu) ?? []).length
}
