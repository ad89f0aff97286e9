import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import type { ChannelDoc, PictureDoc } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { readSettings } from '../readSettings.ts'
import { checkRows } from './checkRows.ts'
import { decodeBytes } from './decodeBytes.ts'
import { findDoubles } from './findDoubles.ts'
import { importColumns, toColumn } from './importColumns.ts'
import { type CsvRow, parseCsv, UnreadableCsv } from './parseCsv.ts'
import { type ImportBook, type ImportedRow, type ImportNote, toImportRow } from './toImportRow.ts'

/** What a file would become. `problems` name the bad lines; only the others are in `rows`. */
export type ImportPreview = {
  encoding: string
  delimiter: string
  columns: { heading: string; field: string | null }[]
  total: number
  good: number
  problems: ImportNote[]
  warnings: ImportNote[]
  rows: ImportedRow[]
}

/** The longest file in records; more is sent in two files. */
export const mostRows = 10_000
const mostNotes = 1_000

type Setting = { house: House; req: PayloadRequest; mayPublish: boolean }

/** Reads a CSV file as social posts and says what is wrong with which line. Nothing is written. */
export async function previewImport({ house, req, mayPublish, bytes }: Setting & { bytes: Uint8Array }): Promise<ImportPreview> {
  const { text, encoding } = decodeBytes(bytes)
  const empty = { encoding, delimiter: ',', columns: [], total: 0, good: 0, warnings: [], rows: [] }
  let parsed: ReturnType<typeof parseCsv>
  try {
    parsed = parseCsv(text)
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error
    return { ...empty, problems: [{ line: error.line, column: '', message: error.message }] }
  }
  const { header, rows, delimiter } = parsed
  const headings = header.cells.map((heading) => heading.trim())
  const columns = headings.map(toColumn)
  const shape = { ...empty, delimiter, columns: headings.map((heading, index) => ({ heading, field: columns[index] ?? null })), total: rows.length }
  const wrong = checkShape({ header, headings, columns, rows })
  if (wrong) return { ...shape, problems: [wrong] }
  const settings = await readSettings<{ timezone?: string | null }>({ house, req })
  const { book, channels, pictures } = await readBook({ house, req, names: pictureNames(rows, columns) })
  const { now } = house.runtime(req.payload)
  const read = rows.map((row) => toImportRow({ row, columns, headings, book, mayPublish, now: now(), timeZone: settings.timezone || 'UTC' }))
  const noteFor = noteWith(headings, columns)
  const unasked = await checkRows({ house, req, rows: read, channels, pictures, noteFor })
  const left = headings.flatMap((heading, index) =>
    columns[index] || heading === '' ? [] : [{ line: header.line, column: heading, message: 'This column is not known and is left out.' }],
  )
  const later = unasked
    ? [
        noteFor(
          unasked,
          '',
          'The file is long: from this line on, the guidelines are asked at the import itself. If they stop a line then, nothing is imported and the line is named.',
        ),
      ]
    : []
  const good = read.filter((row) => row.problems.length === 0)
  return {
    ...shape,
    good: good.length,
    problems: read.flatMap((row) => row.problems).slice(0, mostNotes),
    warnings: [...left, ...later, ...findRepeats(good, noteFor), ...(await findDoubles({ house, req, rows: good, noteFor })), ...read.flatMap((row) => row.warnings)].slice(
      0,
      mostNotes,
    ),
    rows: good,
  }
}

type Shape = { header: CsvRow; headings: readonly string[]; columns: readonly (string | undefined)[]; rows: readonly CsvRow[] }

function checkShape({ header, headings, columns, rows }: Shape): ImportNote | undefined {
  const say = (column: string, message: string): ImportNote => ({ line: header.line, column, message })
  if (!columns.includes('text') && !columns.includes('target'))
    return say('', `There is no column “text”. The first line names the columns, such as ${importColumns.slice(0, 8).join(', ')}.`)
  const twice = headings.find((_heading, index) => columns[index] && columns.indexOf(columns[index]) !== index)
  if (twice !== undefined) return say(twice, 'Two columns mean the same. Leave one of them out.')
  if (rows.length === 0) return say('', 'There is nothing below the names of the columns.')
  if (rows.length > mostRows) return say('', `The file has ${rows.length} lines. At most ${mostRows} are imported at once: send it in parts.`)
  return undefined
}

function pictureNames(rows: readonly CsvRow[], columns: readonly (string | undefined)[]): string[] {
  const index = columns.indexOf('media')
  return index < 0 ? [] : [...new Set(rows.flatMap((row) => (row.cells[index] ?? '').split(/[|\n]/).map((name) => name.trim())))].filter(Boolean)
}

/** What the person may see of channels, campaigns, sponsors and the pictures that are named. */
async function readBook({
  house,
  req,
  names,
}: Omit<Setting, 'mayPublish'> & { names: readonly string[] }): Promise<{ book: ImportBook; channels: ChannelDoc[]; pictures: PictureDoc[] }> {
  const find = async <Doc>(collection: string, where?: Where) =>
    (await req.payload.find({ collection: collection as CollectionSlug, ...(where && { where }), depth: 0, pagination: false, overrideAccess: false, req }))
      .docs as unknown as Doc[]
  const channels = await find<ChannelDoc>(house.slugs.channels)
  const isId = house.runtime(req.payload).tables.id === 'int' ? /^\d{1,9}$/ : /^[0-9a-f-]{36}$/i
  const ids = names.filter((name) => isId.test(name))
  const pictures = names.length === 0 ? [] : await find<PictureDoc>(house.media, { or: [{ filename: { in: [...names] } }, ...(ids.length > 0 ? [{ id: { in: ids } }] : [])] })
  return {
    channels,
    pictures,
    book: {
      channels,
      campaigns: await find(house.slugs.campaigns),
      sponsors: await find(house.slugs.sponsors),
      media: new Map(pictures.flatMap((picture) => [[String(picture.id), picture.id] as const, ...(picture.filename ? [[picture.filename, picture.id] as const] : [])])),
    },
  }
}

const noteWith =
  (headings: readonly string[], columns: readonly (string | undefined)[]) =>
  (row: ImportedRow, path: string, message: string): ImportNote => {
    const field = path.split('.')[0] ?? ''
    return { line: row.line, column: headings[columns.indexOf(field)] ?? field, message }
  }

function findRepeats(rows: readonly ImportedRow[], noteFor: ReturnType<typeof noteWith>): ImportNote[] {
  const first = new Map<string, number>()
  return rows.flatMap((row) => {
    const text = String(row.data.text ?? '')
      .toLowerCase()
      .replace(/\s+/g, ' ')
    const before = first.get(text)
    if (text === '' || before === undefined) {
      first.set(text, row.line)
      return []
    }
    return [noteFor(row, 'text', `This says the same as line ${before}.`)]
  })
}
