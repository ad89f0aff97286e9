import { decoded } from '../../text/decoded.ts'
import type { Channel } from '../port.ts'

/** Where a post is: whose (a handle or a DID) and under which key. */
export type PostPlace = { actor: string; rkey: string }

export const postCollection = 'app.bsky.feed.post'
export const repostCollection = 'app.bsky.feed.repost'

/** Reads the address of a post: `at://…`, or a page of bsky.app or another app with the same paths. Undefined: it is not one. */
export function parsePostURL(url: string): PostPlace | undefined {
  const at = parseAtUri(url.trim())
  if (at) return at.collection === postCollection ? { actor: at.repo, rkey: at.rkey } : undefined
  if (!/^https?:/iu.test(url.trim()) || !URL.canParse(url)) return undefined
  const [, actor, rkey] = /^\/profile\/([^/]+)\/post\/([^/]+)\/?$/u.exec(new URL(url).pathname) ?? []
  const who = actor && decoded(actor)
  return who && rkey ? { actor: who, rkey } : undefined
}

/** The pieces of an `at://` address of a record. */
export function parseAtUri(uri: string): { repo: string; collection: string; rkey: string } | undefined {
  const [, repo, collection, rkey] = /^at:\/\/([^/\s]+)\/([^/\s]+)\/([^/\s]+)$/u.exec(uri) ?? []
  return repo && collection && rkey ? { repo, collection, rkey } : undefined
}

/** Where people read posts: the setting `bluesky.appURL` (for a sandbox or another app), else bsky.app. No trailing slash. */
export function appURLOf(channel: Channel): string {
  const { appURL } = channel.settings
  return typeof appURL === 'string' && appURL ? appURL.replace(/\/+$/u, '') : 'https://bsky.app'
}

/** The page of a post. A handle that the network could not verify is no address, so the DID stands in. */
export function toPostURL(appURL: string, author: { did: string; handle?: string | undefined }, rkey: string): string {
  return `${toProfileURL(appURL, author)}/post/${rkey}`
}

/** The page of an account. */
export function toProfileURL(appURL: string, author: { did: string; handle?: string | undefined }): string {
  return `${appURL}/profile/${author.handle && author.handle !== 'handle.invalid' ? author.handle : author.did}`
}
