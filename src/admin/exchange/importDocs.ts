/** Something about one line of a file. */
export type ImportNote = { line: number; column: string; message: string }

/** What a file would become, as the API gives it. */
export type ImportPreview = {
  encoding: string
  delimiter: string
  columns: { heading: string; field: string | null }[]
  total: number
  good: number
  problems: ImportNote[]
  warnings: ImportNote[]
  rows: { line: number; title?: string; text?: string; publishAt?: string; status?: string; queue?: boolean }[]
  /** Imports everything; null where a line is bad. */
  token: string | null
  /** Imports the good lines; null where every line is good, or none. */
  tokenWithoutBadLines: string | null
}

export type ImportProgress = {
  state: 'previewed' | 'running' | 'done' | 'failed'
  total: number
  done: number
  message: string | null
  posts: { id: string | number; line: number; title: string }[]
}

/** An import that was started before, perhaps on another page or device. */
export type LatestImport = ImportProgress & { id: string; createdAt: string }

/** How many lines of the file something is wrong with. */
export const countLines = (notes: readonly ImportNote[]): number => new Set(notes.map(({ line }) => line)).size
