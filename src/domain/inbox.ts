/** What of the inbox is shown. */
export const inboxShows = ['open', 'mine', 'done', 'do-not-engage'] as const
export type InboxShow = (typeof inboxShows)[number]

/** What was asked for, or what is open. */
export const toInboxShow = (value: unknown): InboxShow => inboxShows.find((show) => show === value) ?? 'open'

type Condition = Record<string, { equals: string | number }>

/** The mentions that are shown, as a filter. */
export function inboxWhere(show: InboxShow, me: string | number): { and: Condition[] } {
  if (show === 'mine') return { and: [{ state: { equals: 'open' } }, { assignedTo: { equals: me } }] }
  return { and: [{ state: { equals: show } }] }
}
