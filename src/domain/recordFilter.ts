/** What narrows the record down: who, what, about what, and when. All are optional. */
export type RecordFilter = { by?: string; what?: string; subject?: string; from?: string; until?: string }

export const recordFilterNames = ['by', 'what', 'subject', 'from', 'until'] as const satisfies readonly (keyof RecordFilter)[]

/** The filter that an address or a form gives; what is empty or no text is left out. */
export function readRecordFilter(given: Readonly<Record<string, unknown>>): RecordFilter {
  return Object.fromEntries(recordFilterNames.flatMap((name) => (typeof given[name] === 'string' && given[name] !== '' ? [[name, given[name]]] : [])))
}

/** The name of a time in the filter that is no time. */
export const wrongTimeIn = (filter: RecordFilter): 'from' | 'until' | undefined =>
  (['from', 'until'] as const).find((name) => filter[name] && Number.isNaN(Date.parse(filter[name])))

type Condition = Record<string, Record<string, string>>

/**
 * The filter as conditions that all have to hold. A subject that ends in a colon (`social-posts:`) means every document of that
 * collection; a day as `until` is meant with its end, a moment is not. Times that are none are left out.
 */
export function recordConditions({ by, what, subject, from, until }: RecordFilter): Condition[] {
  const start = toTime(from)
  const end = toTime(until, until !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(until) ? 86_400_000 : 0)
  return [
    ...(by ? [{ by: { equals: by } }] : []),
    ...(what ? [{ what: { equals: what } }] : []),
    ...(subject ? [{ subject: subject.endsWith(':') ? { like: subject } : { equals: subject } }] : []),
    ...(start ? [{ createdAt: { greater_than_equal: start } }] : []),
    ...(end ? [{ createdAt: { less_than: end } }] : []),
  ]
}

function toTime(value: string | undefined, laterMs = 0): string | undefined {
  const at = value ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? undefined : new Date(at + laterMs).toISOString()
}

/** A filter as the query of an address; empty where nothing is filtered. */
export function toRecordQuery(filter: RecordFilter): string {
  const query = new URLSearchParams(Object.entries(filter)).toString()
  return query === '' ? '' : `?${query}`
}
