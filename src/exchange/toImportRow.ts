import { lifespans, overflows, postKinds } from '../domain/words.ts'
import { isWebLink } from '../isWebLink.ts'
import type { ImportColumn } from './importColumns.ts'
import type { CsvRow } from './parseCsv.ts'
import { readMoment } from './readMoment.ts'
import { readCell } from './writeCsv.ts'

type Id = string | number
type Named = { id: Id; name: string }

/** What the names in a file are looked up in. */
export type ImportBook = {
  channels: readonly (Named & { standing?: string | null; connected?: boolean | null })[]
  campaigns: readonly Named[]
  sponsors: readonly Named[]
  /** Pictures by id and by file name. */
  media: ReadonlyMap<string, Id>
}

/** Something about one line. `column` is the heading it is about, as it stands in the file. */
export type ImportNote = { line: number; column: string; message: string }

/** One post to be created, or what stands in its way. */
export type ImportedRow = { line: number; data: Record<string, unknown>; problems: ImportNote[]; warnings: ImportNote[] }

export type ToImportRowInput = {
  row: CsvRow
  /** What each cell is, in the order of the file; undefined: a column that is left out. */
  columns: readonly (ImportColumn | undefined)[]
  headings: readonly string[]
  book: ImportBook
  mayPublish: boolean
  now: Date
  timeZone: string
}

/** A publish time may lie this far in the past, as in a form. */
const graceMs = 60_000
const longestText = 20_000
const longestLine = 500

/** Reads one record of a file as a social post. Never throws: what is wrong is a note with its line and column. */
export function toImportRow({ row, columns, headings, book, mayPublish, now, timeZone }: ToImportRowInput): ImportedRow {
  const problems: ImportNote[] = []
  const warnings: ImportNote[] = []
  const headingOf = (column: ImportColumn) => headings[columns.indexOf(column)] ?? column
  const note = (column: ImportColumn, message: string): ImportNote => ({ line: row.line, column: headingOf(column), message })
  const refuse = (column: ImportColumn, message: string) => problems.push(note(column, message))
  const cell = (column: ImportColumn) => {
    const index = columns.indexOf(column)
    return index < 0 ? '' : readCell(row.cells[index] ?? '').trim()
  }
  const list = (column: ImportColumn, signs = /[|;,]/) =>
    cell(column)
      .split(signs)
      .map((entry) => entry.trim())
      .filter(Boolean)
  const line = (column: ImportColumn) => {
    const value = cell(column)
    if (value.length > longestLine) refuse(column, `This is longer than ${longestLine} characters. Shorten it.`)
    return value || undefined
  }
  const oneOf = <Word extends string>(column: ImportColumn, words: readonly Word[]): Word | undefined => {
    const value = cell(column).toLowerCase()
    if (!value) return undefined
    const word = words.find((known) => known === value)
    if (!word) refuse(column, `“${cell(column)}” is none of ${words.join(', ')}.`)
    return word
  }
  const link = (column: ImportColumn) => {
    const value = line(column)
    if (value && !isLink(value)) refuse(column, `“${value.slice(0, 60)}” is not a link. Write it with https://.`)
    return value
  }
  const moment = (column: ImportColumn) => {
    const value = cell(column)
    if (!value) return undefined
    const at = readMoment(value, timeZone)
    if (!at) refuse(column, `“${value.slice(0, 40)}” is not a time that can be read. Write it as 2026-12-31 09:30, or with its offset as 2026-12-31T09:30:00Z.`)
    return at
  }
  const named = (column: ImportColumn, known: readonly Named[], written: string): Id | undefined => {
    const found = known.filter((entry) => String(entry.id) === written)
    const same = found.length > 0 ? found : known.filter((entry) => entry.name.trim().toLowerCase() === written.toLowerCase())
    if (same.length === 1) return same[0]?.id
    refuse(
      column,
      same.length === 0
        ? `There is nothing named “${written.slice(0, 60)}” here. Check the name, or make it first.`
        : `Several are named “${written.slice(0, 60)}”. Write the id instead.`,
    )
    return undefined
  }

  if (row.cells.length > headings.length)
    problems.push({
      line: row.line,
      column: headings.at(-1) ?? '',
      message: `This line has ${row.cells.length} cells, and there are ${headings.length} columns. Put quotation marks around a text that has the separator in it.`,
    })
  const text = cell('text')
  const kind = oneOf('kind', postKinds) ?? 'post'
  const target = link('target')
  const titleOf = line('title') ?? (text.replace(/\s+/g, ' ').slice(0, 60) || target || `Line ${row.line}`)
  if (!text && kind !== 'share') refuse('text', 'The text is missing. Write what the post says.')
  if (text.length > longestText) refuse('text', `The text is longer than ${longestText} characters. Shorten it.`)
  if (kind !== 'post' && !target && !cell('target')) refuse('target', `Paste the link of the post that is ${kind === 'share' ? 'shared' : 'answered'}.`)

  const wholeCell = cell('channels')
  const isOne = book.channels.some((channel) => channel.name.trim().toLowerCase() === wholeCell.toLowerCase())
  const channels = [...new Set((isOne ? [wholeCell] : list('channels')).flatMap((entry) => named('channels', book.channels, entry) ?? []))]
  const pictures = list('media', /[|\n]/).flatMap((entry) => {
    const id = book.media.get(entry)
    if (id === undefined) refuse('media', `There is no picture “${entry.slice(0, 60)}” among the media. Upload it first, or write its id or file name.`)
    return id === undefined ? [] : [id]
  })
  const [alts, credits] = [list('alt', /\n/), list('credit', /\n/)]
  if (alts.length > Math.max(pictures.length, cell('media') ? 1 : 0) && pictures.length === 0 && !cell('media'))
    warnings.push(note('alt', 'There is no picture that this describes. It is left out.'))

  const publishAt = moment('publishAt')
  const queue = readYes(cell('queue'))
  if (queue === undefined) refuse('queue', `“${cell('queue')}” is neither yes nor no.`)
  const asked = cell('status').toLowerCase()
  let status: 'draft' | 'scheduled' = 'draft'
  if (asked === 'scheduled') {
    if (mayPublish) status = 'scheduled'
    else warnings.push(note('status', 'You may not publish, so this becomes a draft.'))
  } else if (asked && asked !== 'draft') warnings.push(note('status', `“${cell('status')}” becomes a draft: an import makes drafts and scheduled posts.`))
  if (status === 'scheduled') {
    if (channels.length === 0 && !wholeCell) refuse('channels', 'Choose at least one channel to publish on.')
    if (!publishAt && !queue && !cell('publishAt')) refuse('publishAt', 'A scheduled post needs a time here, or “yes” in the column queue.')
    if (publishAt && !queue && publishAt.getTime() < now.getTime() - graceMs) refuse('publishAt', 'This time is in the past. Choose a later one.')
    for (const id of channels) {
      const channel = book.channels.find((entry) => entry.id === id)
      if (channel?.standing === 'dormant') refuse('channels', `${channel.name} is dormant: nothing is published there. Take it off the line.`)
      else if (channel && !channel.connected) refuse('channels', `${channel.name} is not connected. Connect it first, or take it off the line.`)
    }
  }
  const campaign = cell('campaign') ? named('campaign', book.campaigns, cell('campaign')) : undefined
  const sponsor = cell('sponsor') ? named('sponsor', book.sponsors, cell('sponsor')) : undefined
  const data = {
    title: titleOf,
    text,
    kind,
    target,
    link: link('link'),
    tags: list('tags', cell('tags').includes('|') ? /\|/ : /[;,\s]/).map((tag) => tag.replace(/^#+/, '')),
    channels,
    publishAt: publishAt?.toISOString(),
    queue: queue ?? false,
    status,
    category: line('category'),
    language: line('language'),
    lifespan: oneOf('lifespan', lifespans),
    overflow: oneOf('overflow', overflows),
    contentWarning: line('contentWarning'),
    campaign,
    sponsor,
    codeOfConduct: link('codeOfConduct'),
    endsAt: moment('endsAt')?.toISOString(),
    media: pictures.map((image, index) => ({ image, alt: alts[index] ?? null, credit: credits[index] ?? null })),
  }
  return { line: row.line, data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)), problems, warnings }
}

const isLink = (value: string): boolean => isWebLink(value)

function readYes(value: string): boolean | undefined {
  const word = value.toLowerCase()
  if (['', 'no', 'false', '0', 'n'].includes(word)) return false
  return ['yes', 'true', '1', 'y', 'x'].includes(word) ? true : undefined
}
