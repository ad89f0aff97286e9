import { NetworkFailure } from '../../domain/failures.ts'

/** One page of a list: what is in it, and the cursor of the next page where there is one. Throws NetworkFailure `unavailable` when it is none. */
export function readList<Element>({ data, paging }: Record<string, unknown>): { elements: Element[]; next: string | undefined } {
  if (!Array.isArray(data)) throw new NetworkFailure('unavailable', 'Facebook answered a list that cannot be read.')
  const { next, cursors } = (paging ?? {}) as { next?: unknown; cursors?: { after?: unknown } }
  return { elements: data as Element[], next: typeof next === 'string' && typeof cursors?.after === 'string' ? cursors.after : undefined }
}

/** Facebook writes `2026-03-02T09:00:00+0000`. Throws NetworkFailure `unavailable`. */
export function toDate(value: unknown): Date {
  const at = new Date(String(value).replace(/\+0000$/, 'Z'))
  if (Number.isNaN(at.getTime())) throw new NetworkFailure('unavailable', 'Facebook answered a time that cannot be read.')
  return at
}
