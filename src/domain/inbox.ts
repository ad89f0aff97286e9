/** What of the inbox is shown. */
export const inboxShows = ['open', 'mine', 'done', 'do-not-engage'] as const
export type InboxShow = (typeof inboxShows)[number]

/** What was asked for, or what is open. */
export const toInboxShow = (value: unknown): InboxShow => inboxShows.find((show) => show === value) ?? 'open'

/** The handle of whoever said something; nothing where the network tells only a number (LinkedIn's `urn:li:…`), which no person knows anybody by. */
export const handleOf = (author: string | null | undefined): string => (author && !author.startsWith('urn:') ? author : '')

type Condition = Record<string, { equals: string | number }>

/** The mentions that are shown, as a filter. */
export function inboxWhere(show: InboxShow, me: string | number): { and: Condition[] } {
  if (show === 'mine') return { and: [{ state: { equals: 'open' } }, { assignedTo: { equals: me } }] }
  return { and: [{ state: { equals: show } }] }
}
