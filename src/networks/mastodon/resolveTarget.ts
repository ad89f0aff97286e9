import type { mastodon } from 'masto'
import { NetworkFailure } from '../../domain/failures.ts'
import type { ResolvedTarget } from '../port.ts'
import { htmlToText } from './htmlToText.ts'
import type { Session } from './session.ts'

/** Looks up a pasted link: by its id when it is on our own server, else the server is asked to fetch it from the other one. */
export async function resolveTarget(session: Session, url: string): Promise<ResolvedTarget | undefined> {
  const wanted = parseURL(url)
  if (!wanted) return undefined
  const status = wanted.host === session.host ? await fetchOwn(session, wanted) : await searchFor(session, wanted)
  const post = status?.reblog ?? status
  if (!post) return undefined
  return { remoteId: post.id, url: post.url ?? post.uri, author: `@${post.account.acct}`, text: htmlToText(post.content) }
}

/** Like `resolveTarget`, for a post that has to be there. @throws NetworkFailure `target-missing` */
export async function requireTarget(session: Session, url: string | undefined): Promise<string> {
  const target = url ? await resolveTarget(session, url) : undefined
  if (!target) throw new NetworkFailure('target-missing', url ? `${session.host} does not find a post at ${url}.` : 'It is not said which post is meant.')
  return target.remoteId
}

function parseURL(url: string): URL | undefined {
  if (!URL.canParse(url.trim())) return undefined
  const parsed = new URL(url.trim())
  return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : undefined
}

/** `/@name/id`, `/@name@other.example/id`, `/users/name/statuses/id`, each also under `/web` or `/deck`. */
const statusPath = /\/(?:@[^/]+|users\/[^/]+\/statuses|ap\/users\/\d+\/statuses)\/(\d+)\/?$/

async function fetchOwn(session: Session, url: URL): Promise<mastodon.v1.Status | undefined> {
  const id = statusPath.exec(url.pathname)?.[1]
  if (!id) return undefined
  try {
    return await session.ask((client) => client.v1.statuses.$select(id).fetch())
  } catch (error) {
    if (error instanceof NetworkFailure && (error.status === 404 || error.status === 410)) return undefined
    throw error
  }
}

async function searchFor(session: Session, url: URL): Promise<mastodon.v1.Status | undefined> {
  const found = await session.ask((client) => client.v2.search.list({ q: url.href, type: 'statuses', resolve: true, limit: 5 }))
  // A server with text search also answers with posts that merely contain the link.
  return found.statuses.find((status) => isSame(status.url, url) || isSame(status.uri, url))
}

function isSame(one: string | null | undefined, other: URL): boolean {
  if (!one || !URL.canParse(one)) return false
  const plain = (url: URL) => `${url.host}${url.pathname.replace(/\/$/, '')}${url.search}`
  return plain(new URL(one)) === plain(other)
}
