/** The filters and the search of a list as the query of an address; empty when there are none. */
export function exportQuery({ where, search, searched }: { where: unknown; search: unknown; searched: string }): string {
  const conditions: unknown[] = []
  if (typeof where === 'object' && where !== null && Object.keys(where).length > 0) conditions.push(where)
  if (typeof search === 'string' && search.trim() !== '') conditions.push({ [searched]: { like: search.trim() } })
  if (conditions.length === 0) return ''
  const pairs = flatten({ where: conditions.length === 1 ? conditions[0] : { and: conditions } }, '')
  return pairs.length === 0 ? '' : `?${pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&')}`
}

function flatten(value: unknown, path: string): [string, string][] {
  if (value === undefined || value === null || value === '') return []
  if (typeof value !== 'object') return [[path, String(value)]]
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, path === '' ? key : `${path}[${key}]`))
}
