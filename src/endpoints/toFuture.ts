import { badRequest } from './respond.ts'

/** A new time that somebody gave as `dueAt`; refuses what is no time or past. */
export function toFuture(value: unknown): Date {
  const dueAt = typeof value === 'string' ? new Date(value) : undefined
  if (!dueAt || Number.isNaN(dueAt.getTime())) badRequest('dueAt', 'Give the new time as an ISO date, for instance 2027-03-01T09:00:00Z.')
  if (dueAt.getTime() < Date.now() - 60_000) badRequest('dueAt', 'This time is in the past. Choose a later one.')
  return dueAt
}
