import { findUrls } from '../text/hashtags.ts'
import { piecesOf } from './reading.ts'
import type { CheckContext, CheckedPost } from './types.ts'

/** An address of a post and where it stands. */
export type Address = { url: URL; written: string; path: string; start?: number | undefined; end?: number | undefined }

/** Reads an address. Undefined: it is none. */
export function parseAddress(written: string): URL | undefined {
  try {
    return new URL(written)
  } catch {
    return undefined
  }
}

/** Every web address of a post: in its texts, its link and its target. */
export function addressesOf(post: CheckedPost): Address[] {
  const inTexts = piecesOf(post).flatMap(({ path, text }) => {
    let from = 0
    return findUrls(text).flatMap((found) => {
      const written = found.replace(/[.,;:!?'"”)\]>]+$/u, '')
      const start = text.indexOf(found, from)
      from = start + found.length
      const url = parseAddress(written)
      return url ? [{ url, written, path, start, end: start + written.length }] : []
    })
  })
  const inFields = (['link', 'target'] as const).flatMap((path) => {
    const written = post[path]?.trim()
    const url = written ? parseAddress(written) : undefined
    return written && url ? [{ url, written, path }] : []
  })
  return [...inTexts, ...inFields]
}

/** Whether a host is one of `domains` or under one of them. */
export function isUnder(host: string, domains: readonly string[]): boolean {
  const plain = host.toLowerCase().replace(/^www\./u, '')
  return domains.some((domain) => plain === domain.toLowerCase() || plain.endsWith(`.${domain.toLowerCase()}`))
}

const ticketShops = ['eventbrite.com', 'eventbrite.co.uk', 'ti.to', 'tito.io', 'pretix.eu', 'meetup.com', 'sympla.com.br', 'lu.ma', 'luma.com']
const communityHost =
  /(?:^|[.-])(?:[a-z]*py(?:con|data|ladies|weekend|day|camp)[a-z]*|django(?:con|girls)[a-z]*|europython|scipy|euroscipy|python|rladies|numfocus|foss|fosdem)(?:[.-]|$)/iu

/** Own sites, listed events, ticket shops and conferences of the community: what may be promoted. */
export function isOwnOrEvent(host: string, context: CheckContext): boolean {
  return isOwn(host, context) || isUnder(host, context.organisation?.eventDomains ?? []) || isUnder(host, ticketShops) || communityHost.test(host)
}

/** The organisation's own sites. */
export function isOwn(host: string, context: CheckContext): boolean {
  return isUnder(host, context.organisation?.domains ?? [])
}
