import { ApiError } from './apiError.ts'

/** What the server allows; all of it is told in `GET /api/v2/instance` where Mastodon tells it. */
export type MastodonLimits = {
  characters: number
  charactersPerUrl: number
  media: number
  description: number
  imageBytes: number
  imagePixels: number
  /** Requests per access token in five minutes. Infinity for benchmarks. */
  requests: number
  /** Uploads per access token in thirty minutes. */
  uploads: number
  /** Deletions and un-boosts per access token in thirty minutes. */
  deletions: number
}

/** Mastodon 4.5 as it is installed. */
export const defaultLimits: MastodonLimits = {
  characters: 500,
  charactersPerUrl: 23,
  media: 4,
  description: 1500,
  imageBytes: 16_777_216,
  imagePixels: 33_177_600,
  requests: 300,
  uploads: 30,
  deletions: 30,
}

export const imageTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/heic', 'image/heif', 'image/webp', 'image/avif']

type Window = { limit: number; windowMs: number; used: number; endsAt: number }

/** Counts requests as rack-attack does: fixed windows that start at multiples of their length. */
export type RateLimiter = { count(name: string, key: string, limit: number, windowMs: number, now: Date): Window; clear(): void }

export function createRateLimiter(): RateLimiter {
  const windows = new Map<string, Window>()
  return {
    count(name, key, limit, windowMs, now) {
      const id = `${name}:${key}`
      const before = windows.get(id)
      const endsAt = (Math.floor(now.getTime() / windowMs) + 1) * windowMs
      const window = before && before.endsAt === endsAt ? before : { limit, windowMs, used: 0, endsAt }
      window.used += 1
      windows.set(id, window)
      return window
    },
    clear: () => windows.clear(),
  }
}

/** The headers of a window. The reset is an ISO 8601 moment with microseconds. */
export function toRateHeaders(window: Window): Record<string, string> {
  if (window.limit === Number.POSITIVE_INFINITY) return {}
  return {
    'x-ratelimit-limit': String(window.limit),
    'x-ratelimit-remaining': String(Math.max(0, window.limit - window.used)),
    'x-ratelimit-reset': toMicroseconds(new Date(window.endsAt)),
  }
}

export function toMicroseconds(at: Date): string {
  return at.toISOString().replace('Z', '000Z')
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const webAddress = /https?:\/\/(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?:\/[^\s<>"'”“]*[^\s<>"'”“.,:;!?()[\]…])?\/?(?:\?[^\s<>"'”“]*[^\s<>"'”“.,:;!?()[\]…])?/gu
const remoteMention = /(?<=^|[^\p{L}\p{N}_/])@(\w+(?:[\w.-]+\w+)?)@[\p{L}\p{N}.-]+[\p{L}\p{N}]+/gu

/** Characters as Mastodon counts them: graphemes of the warning and the text, an address as a fixed number, a remote mention without its server. */
export function countCharacters(text: string, contentWarning: string, perUrl: number): number {
  const countable = text.replace(webAddress, 'x'.repeat(perUrl)).replace(remoteMention, '@$1')
  return [...graphemes.segment(contentWarning + countable)].length
}

/** @throws ApiError 422 in the words of the server */
export function checkText(text: string, contentWarning: string, hasMedia: boolean, limits: MastodonLimits): void {
  if (text === '' && !hasMedia) throw new ApiError(422, "Validation failed: Text can't be blank")
  if (text.length + contentWarning.length <= limits.characters && !text.includes('http')) return
  if (countCharacters(text, contentWarning, limits.charactersPerUrl) > limits.characters)
    throw new ApiError(422, `Validation failed: Text character limit of ${limits.characters} exceeded`)
}
