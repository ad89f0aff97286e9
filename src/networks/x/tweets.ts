import twitter from 'twitter-text'
import { isObject } from '../shared/bearerSession.ts'

/** A post as X answers it, as far as it is read here. */
export type Tweet = {
  id: string
  /** With t.co addresses and HTML entities, as X gives it. */
  text: string
  createdAt: string | undefined
  authorId: string | undefined
  inReplyToUserId: string | undefined
  references: readonly { type: string; id: string }[]
  pictures: number
  links: readonly { short: string; expanded: string | undefined; isMedia: boolean }[]
  counts: Readonly<Record<string, number>>
}

/** Fields that `toTweet` needs. */
export const tweetFields = 'author_id,created_at,attachments,entities,in_reply_to_user_id,referenced_tweets'

export function toTweet(json: unknown): Tweet | undefined {
  if (!isObject(json) || typeof json.id !== 'string' || typeof json.text !== 'string') return undefined
  const attachments = isObject(json.attachments) ? json.attachments : {}
  const entities = isObject(json.entities) ? json.entities : {}
  const counts = isObject(json.public_metrics) ? json.public_metrics : {}
  return {
    id: json.id,
    text: json.text,
    createdAt: toText(json.created_at),
    authorId: toText(json.author_id),
    inReplyToUserId: toText(json.in_reply_to_user_id),
    references: toObjects(json.referenced_tweets).flatMap(({ type, id }) => (typeof type === 'string' && typeof id === 'string' ? [{ type, id }] : [])),
    pictures: Array.isArray(attachments.media_keys) ? attachments.media_keys.length : 0,
    links: toObjects(entities.urls).flatMap((one) =>
      typeof one.url === 'string' ? [{ short: one.url, expanded: toText(one.expanded_url), isMedia: typeof one.media_key === 'string' }] : [],
    ),
    counts: Object.fromEntries(Object.entries(counts).filter((entry): entry is [string, number] => typeof entry[1] === 'number')),
  }
}

export function toObjects(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The text as somebody wrote it: addresses in full, the address of the pictures dropped, HTML entities undone. `as` writes an expanded address. */
export function restoreText({ text, links }: Tweet, as: (expanded: string) => string = (expanded) => expanded): string {
  // A replacement may hold what another one looks for, so all are found first.
  const known = new Map(links.map((link) => [link.short, link.isMedia ? '' : link.expanded === undefined ? link.short : as(link.expanded)]))
  return text
    .replace(/https:\/\/t\.co\/\w+/g, (short) => known.get(short) ?? short)
    .replace(/&(amp|lt|gt);/g, (_whole, name: 'amp' | 'lt' | 'gt') => ({ amp: '&', lt: '<', gt: '>' })[name])
    .trim()
}

/** Every address of a text, bare ones included, replaced. X links what twitter-text finds. */
export function replaceAddresses(text: string, replace: (address: string) => string): string {
  let result = ''
  let at = 0
  for (const { url, indices } of twitter.extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: true })) {
    result += text.slice(at, indices[0]) + replace(url)
    at = indices[1]
  }
  return result + text.slice(at)
}

/** An address without what X changes or adds: scheme, capitals of the host, a slash at the end, ways to write the same letters. Not an address any more. */
export function toPlainAddress(address: string): string {
  const full = /^https?:\/\//i.test(address) ? address : `http://${address}`
  if (!URL.canParse(full)) return `<${full.replace(/^https?:\/\//i, '')}>`
  const { host, pathname, search, hash } = new URL(full)
  return `<${host}${pathname}${search}${hash}`.replace(/\/$/, '').concat('>')
}
