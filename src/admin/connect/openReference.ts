/** What is being typed as a reference to the handle book, before the cursor: `@jan` or `@{jan`. Undefined: nothing. */
export function openReference(text: string, cursor: number): { from: number; query: string } | undefined {
  const match = /(?:^|[\s(])(@\{?([\p{L}\p{N}_-]{1,40}))$/u.exec(text.slice(0, cursor))
  const [, written, query] = match ?? []
  return written && query ? { from: cursor - written.length, query } : undefined
}

/** The text with a reference in place of what was typed. */
export function insertReference(text: string, cursor: number, from: number, reference: string): string {
  // A brace that was typed ahead is not doubled.
  return `${text.slice(0, from)}${reference}${text.slice(cursor).replace(/^\}/, '')}`
}
