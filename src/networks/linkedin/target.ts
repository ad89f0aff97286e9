import { NetworkFailure } from '../../domain/failures.ts'
import { decoded } from '../../text/decoded.ts'
import { unescapeLittleText } from '../../text/littleText.ts'
import type { Channel, ResolvedTarget } from '../port.ts'
import { toPostURL } from './author.ts'
import { type Session, whereAllowed } from './session.ts'

const inUpdate = /urn:li:(activity|share|ugcPost):(\d+)/
const inSlug = /-(activity|share|ugcPost)-(\d+)(?:-[\w-]*)?\/?$/

/** The URN in the address of a post; undefined when it is none. Short addresses (lnkd.in) do not tell. */
export function parseTarget(url: string | undefined, channel: Pick<Channel, 'baseURL'>): string | undefined {
  const typed = url?.trim() ?? ''
  if (!URL.canParse(typed)) return undefined
  const parsed = new URL(typed)
  if (parsed.protocol === 'urn:') return inUpdate.exec(typed)?.[0]
  const isLinkedIn = /(^|\.)linkedin\.com$/.test(parsed.hostname) || (URL.canParse(channel.baseURL) && parsed.host === new URL(channel.baseURL).host)
  if (!isLinkedIn) return undefined
  const path = decoded(parsed.pathname) ?? parsed.pathname
  const [, kind, id] = inUpdate.exec(path) ?? inSlug.exec(path) ?? []
  return kind && id ? `urn:li:${kind}:${id}` : undefined
}

/** LinkedIn's API reshares shares and ugcPosts; the address of an activity does not tell which of them it is. */
export function canReshare(urn: string): boolean {
  return !urn.startsWith('urn:li:activity:')
}

/** @throws NetworkFailure `target-missing`, `not-supported` */
export function requireTarget(url: string | undefined, channel: Channel): string {
  const urn = parseTarget(url, channel)
  if (!urn) throw new NetworkFailure('target-missing', url ? `${url} is not the address of a post on LinkedIn.` : 'It is not said which post is meant.')
  return urn
}

/**
 * Looks up a pasted link. Where the access of the channel does not let us read the post (that takes `r_organization_social`), what the address itself
 * tells is given, without author and text.
 */
export async function resolveTarget(session: Session, url: string): Promise<ResolvedTarget | undefined> {
  const { channel } = session.context
  const urn = parseTarget(url, channel)
  if (!urn) return undefined
  const address = toPostURL(channel.baseURL, urn)
  if (!canReshare(urn)) return { remoteId: urn, url: address, author: '', text: '' }
  try {
    const post = await whereAllowed(session.read({ path: `/rest/posts/${encodeURIComponent(urn)}?viewContext=READER` }))
    return { remoteId: urn, url: address, author: String(post?.author ?? ''), text: unescapeLittleText(String(post?.commentary ?? '')) }
  } catch (error) {
    if (error instanceof NetworkFailure && (error.status === 404 || error.status === 410)) return undefined
    throw error
  }
}
