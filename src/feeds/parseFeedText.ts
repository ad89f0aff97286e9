import { createHash } from 'node:crypto'
import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from 'feedsmith'
import { canonicalURL, withoutTracking } from './canonicalURL.ts'
import { plainWords } from './plainWords.ts'

/** One item of somebody's blog. */
export type FeedItem = {
  title: string
  summary: string
  /** Without tracking parameters. */
  url: string
  author: string
  /** Where it was first published: the feed itself, or the blog that a planet took it from. */
  site: string
  publishedAt: Date | undefined
  /** Short names that stay the same when the item comes again, in this feed or another. */
  keys: string[]
}

export type ParsedFeed = { title: string; language: string | undefined; items: FeedItem[] }

/** What is not a feed. The message is for the person who entered the address. */
export class NotAFeed extends Error {}

const mostItems = 500

type Raw = {
  title?: string | undefined
  summary?: string | undefined
  link?: string | undefined
  guid?: string | undefined
  author?: string | undefined
  site?: string | undefined
  date?: string | undefined
}
type RawFeed = { title?: string | undefined; language?: string | undefined; items: Raw[] }

/** Reads RSS, Atom, RDF or JSON Feed, newest item first. Items without an address are left out. Throws NotAFeed. */
export function parseFeedText({ text, url, feedId }: { text: string; url: string; feedId: string }): ParsedFeed {
  const raw = readAny(text, url)
  const title = plainWords(raw.title, 100)
  const items = raw.items.flatMap((item): FeedItem[] => {
    const address = item.link ? withoutTracking(item.link.trim(), url) : undefined
    if (!address) return []
    const date = item.date ? new Date(item.date) : undefined
    return [
      {
        title: plainWords(item.title, 300),
        summary: plainWords(item.summary, 600),
        url: address,
        author: plainWords(item.author, 100),
        site: plainWords(item.site, 100) || title,
        publishedAt: date && !Number.isNaN(date.getTime()) ? date : undefined,
        keys: keysOf({ address, guid: item.guid?.trim(), feedId }),
      },
    ]
  })
  const language = raw.language && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(raw.language) ? raw.language : undefined
  return { title, language, items: items.sort((a, b) => (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0)) }
}

/** A guid that is an address or a name of the world is the same in every feed; a bare number is one in this feed only. */
function keysOf({ address, guid, feedId }: { address: string; guid: string | undefined; feedId: string }): string[] {
  const names = [`u:${canonicalURL(address) ?? address}`]
  if (guid) names.push(/^https?:\/\//i.test(guid) ? `u:${canonicalURL(guid) ?? guid}` : /^(urn|tag|at|ni):/i.test(guid) ? `g:${guid}` : `g:${feedId}:${guid}`)
  return [...new Set(names)].map((name) => createHash('sha256').update(name).digest('base64url').slice(0, 16))
}

function readAny(text: string, url: string): RawFeed {
  let parsed: ReturnType<typeof parseFeed>
  try {
    parsed = parseFeed(text, { maxItems: mostItems })
  } catch {
    throw new NotAFeed(explain(text, url))
  }
  if (parsed.format === 'rss') return readRSS(parsed.feed as RssFeed.Feed<string>)
  if (parsed.format === 'atom') return readAtom(parsed.feed as AtomFeed.Feed<string>)
  if (parsed.format === 'rdf') return readRDF(parsed.feed as RdfFeed.Feed<string>)
  return readJSON(parsed.feed as JsonFeed.Feed<string>)
}

const joined = (names: readonly (string | undefined)[] | undefined) => names?.filter(Boolean).slice(0, 3).join(', ') || undefined

function readRSS(feed: RssFeed.Feed<string>): RawFeed {
  const items = (feed.items ?? []).map((item) => ({
    title: item.title,
    summary: item.description ?? item.content?.encoded,
    link: item.link ?? (item.guid?.isPermaLink !== false && /^https?:/i.test(item.guid?.value ?? '') ? item.guid?.value : undefined),
    guid: item.guid?.value,
    author: joined(item.dc?.creators) ?? joined(item.authors?.map((person) => (typeof person === 'string' ? person : person.name))),
    site: item.source?.title,
    date: item.pubDate ?? item.dc?.dates?.[0],
  }))
  return { title: feed.title, language: feed.language, items }
}

function readAtom(feed: AtomFeed.Feed<string>): RawFeed {
  const nameOf = (people: { name?: string | undefined }[] | undefined) => joined(people?.map((person) => person.name))
  const items = (feed.entries ?? []).map((entry) => ({
    title: entry.title?.value,
    summary: entry.summary?.value ?? entry.content?.value,
    link: entry.links?.find((link) => !link.rel || link.rel === 'alternate')?.href,
    guid: entry.id,
    author: nameOf(entry.authors) ?? joined(entry.dc?.creators) ?? nameOf(feed.authors),
    site: entry.source?.title?.value,
    date: entry.published ?? entry.updated,
  }))
  return { title: feed.title?.value, language: undefined, items }
}

function readRDF(feed: RdfFeed.Feed<string>): RawFeed {
  const items = (feed.items ?? []).map((item) => ({ title: item.title, summary: item.description, link: item.link, author: joined(item.dc?.creators), date: item.dc?.dates?.[0] }))
  return { title: feed.title, language: feed.dc?.languages?.[0], items }
}

function readJSON(feed: JsonFeed.Feed<string>): RawFeed {
  const items = (feed.items ?? []).map((item) => ({
    title: item.title,
    summary: item.summary ?? item.content_text ?? item.content_html,
    link: item.url ?? item.external_url,
    guid: item.id,
    author: joined(item.authors?.map((person) => person.name)) ?? joined(feed.authors?.map((person) => person.name)),
    date: item.date_published ?? item.date_modified,
  }))
  return { title: feed.title, language: feed.language, items }
}

/** Why this is no feed, and where the feed of a web page may be. */
function explain(text: string, url: string): string {
  if (text.trim() === '') return 'The answer is empty. Check the address of the feed.'
  if (!/<html\b|<!doctype html/i.test(text.slice(0, 2_000)))
    return 'This is not a feed that can be read: it is neither RSS, Atom nor JSON Feed, or it is cut off. Check the address of the feed.'
  const head = text.slice(0, 100_000)
  const link = [...head.matchAll(/<link\b[^>]{0,1000}>/gi)].map(([tag]) => tag).find((tag) => /type\s*=\s*["']?application\/(rss\+xml|atom\+xml|feed\+json)/i.test(tag))
  const href = link ? /\bhref\s*=\s*["']?([^"'\s>]{1,500})/i.exec(link)?.[1] : undefined
  const found = href ? withoutTracking(href, url) : undefined
  return found
    ? `This is the address of a web page, not of its feed. Its feed seems to be ${found}: put that in.`
    : 'This is the address of a web page, not of a feed. Look for a link named “RSS” or “feed” on the page and put its address in.'
}
