import type { Server } from './server.ts'

/** Requests of one user in 15 minutes. Source: docs.x.com, rate-limits. */
const limits: Record<string, number> = {
  'POST /2/tweets': 100,
  'DELETE /2/tweets/{id}': 50,
  'POST /2/users/{id}/retweets': 50,
  'DELETE /2/users/{id}/retweets/{source_tweet_id}': 50,
  'GET /2/users/me': 75,
  'GET /2/users/{id}/mentions': 300,
}
const otherLimit = 900
const windowMs = 15 * 60_000

/** Counts a request. The headers go with every answer of the route. */
export function countRequest(server: Server, route: string, userId: string): { isOver: boolean; headers: Record<string, string> } {
  const limit = limits[route] ?? otherLimit
  const key = `${route} ${userId}`
  const now = server.now().getTime()
  const before = server.store.windows.get(key)
  const window = before && before.endsAt > now ? before : { used: 0, endsAt: now + windowMs }
  window.used += 1
  server.store.windows.set(key, window)
  return { isOver: window.used > limit, headers: rateHeaders(limit, limit - window.used, window.endsAt) }
}

export function rateHeaders(limit: number, remaining: number, endsAt: number): Record<string, string> {
  return { 'x-rate-limit-limit': String(limit), 'x-rate-limit-remaining': String(Math.max(0, remaining)), 'x-rate-limit-reset': String(Math.ceil(endsAt / 1000)) }
}

/** A window that is used up, for faults. */
export function usedUp(now: Date): { resetAt: Date; headers: Record<string, string> } {
  const resetAt = new Date(Math.ceil((now.getTime() + windowMs) / 1000) * 1000)
  return { resetAt, headers: rateHeaders(100, 0, resetAt.getTime()) }
}
