import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { NetworkFailure } from '../domain/failures.ts'
import type { Http, HttpAnswer } from '../http/http.ts'
import { NotAFeed, type ParsedFeed, parseFeedText } from './parseFeedText.ts'

/** What the last answer said about itself, to be asked about next time. */
export type FeedMemory = { etag?: string | undefined; lastModified?: string | undefined }

export type FetchedFeed =
  | { kind: 'new'; feed: ParsedFeed; memory: FeedMemory }
  | { kind: 'same' }
  /** It will not come back: stop asking. */
  | { kind: 'gone'; message: string }
  | { kind: 'failed'; message: string; retryAfterMs?: number | undefined }

const maxBytes = 5 * 1024 * 1024
const timeoutMs = 20_000
const tooBig = `The feed is larger than ${maxBytes / 1024 / 1024} MB, which is too much to read. Ask for a feed with fewer items.`

/** Asks for a feed, politely: only if it has changed. Never throws; whatever is wrong is a sentence for the person who entered it. */
export async function fetchFeed({ http, url, memory, feedId, now }: { http: Http; url: string; memory: FeedMemory; feedId: string; now: Date }): Promise<FetchedFeed> {
  let answer: HttpAnswer
  try {
    answer = await http.send({
      url,
      headers: {
        accept: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1',
        'accept-encoding': 'gzip, deflate, br',
        ...(memory.etag && { 'if-none-match': memory.etag }),
        ...(memory.lastModified && { 'if-modified-since': memory.lastModified }),
      },
      timeoutMs,
      maxBytes,
      redirects: 5,
    })
  } catch (error) {
    return { kind: 'failed', message: explainFailure(error) }
  }
  if (answer.status === 304) return { kind: 'same' }
  if (answer.status === 410)
    return { kind: 'gone', message: 'The blog says that this feed is gone for good (410). It is not asked for any more: put in its new address, or delete it.' }
  if (answer.status !== 200) return { kind: 'failed', message: explainStatus(answer.status), retryAfterMs: readRetryAfter(answer.headers['retry-after'], now) }
  try {
    const feed = parseFeedText({ text: decode(unpack(answer), answer.headers['content-type']), url: answer.url, feedId })
    return { kind: 'new', feed, memory: { etag: answer.headers.etag, lastModified: answer.headers['last-modified'] } }
  } catch (error) {
    return { kind: 'failed', message: error instanceof NotAFeed ? error.message : 'The feed cannot be read: its data is damaged. It is tried again later.' }
  }
}

function explainFailure(error: unknown): string {
  const causes: string[] = []
  for (let at = error; at instanceof Error && causes.length < 5; at = at.cause) causes.push(at.message, at.name)
  if (causes.some((message) => message.includes('answered more than'))) return tooBig
  if (causes.some((message) => /Timeout/.test(message))) return `The blog did not answer within ${timeoutMs / 1000} seconds. It is tried again later.`
  return error instanceof NetworkFailure ? error.message : 'The blog cannot be reached. It is tried again later.'
}

function explainStatus(status: number): string {
  if (status >= 300 && status < 400) return 'The address of the feed leads in a circle, or from one place to the next too often. Put in the address where it ends.'
  if (status === 401 || status === 403) return `The blog does not let us read this feed (${status}). Ask its owner, or put in another address.`
  if (status === 404) return 'There is no feed at this address (404). Check it, or look for the feed on the page of the blog.'
  if (status === 429 || status === 503) return `The blog asks us to come less often (${status}). It is tried again later.`
  return `The blog answered with an error (${status}). It is tried again later.`
}

function readRetryAfter(value: string | undefined, now: Date): number | undefined {
  if (!value) return undefined
  const ms = /^\d{1,9}$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value) - now.getTime()
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, 7 * 24 * 3_600_000) : undefined
}

/** The body as it was before it was packed. What is a few bytes packed and gigabytes unpacked is refused. */
function unpack(answer: HttpAnswer): Uint8Array {
  const how = (answer.headers['content-encoding'] ?? '').trim().toLowerCase()
  const limit = { maxOutputLength: maxBytes }
  try {
    if (how === 'gzip' || how === 'x-gzip') return gunzipSync(answer.bytes, limit)
    if (how === 'deflate') return inflateSync(answer.bytes, limit)
    if (how === 'br') return brotliDecompressSync(answer.bytes, limit)
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new NotAFeed(tooBig)
    throw error
  }
  return answer.bytes
}

/** Feeds name their encoding in three places; the mark at the beginning is the surest. */
function decode(bytes: Uint8Array, contentType: string | undefined): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const label = start.startsWith('\xFE\xFF') ? 'utf-16be' : start.startsWith('\xFF\xFE') ? 'utf-16le' : start.startsWith('\xEF\xBB\xBF') ? 'utf-8' : undefined
  const named = label ?? /charset\s*=\s*["']?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? /<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(start)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(named).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
