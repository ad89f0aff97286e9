import { NetworkFailure } from '../../domain/failures.ts'
import { decoded } from '../../text/decoded.ts'
import { unescapeLittleText } from '../../text/littleText.ts'
import type { Channel, ResolvedTarget } from '../port.ts'
import { toPostURL } from './author.ts'
import { type CommentElement, type Thread, toCommentsPath, toCommentURL } from './comments.ts'
import { type Session, unlessMissing, whereAllowed } from './session.ts'
import { commentParts, encodeURN } from './urns.ts'

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

/** The comment in the address of one, with the post under which it stands; undefined when it is the address of no comment. */
export function parseComment(url: string | undefined, channel: Pick<Channel, 'baseURL'>): (Thread & { id: string; answered: string }) | undefined {
  const post = parseTarget(url, channel)
  if (!post || !url) return undefined
  const { searchParams } = new URL(url.trim())
  const [first, answer] = [commentParts(searchParams.get('commentUrn')), commentParts(searchParams.get('replyUrn'))]
  const comment = answer ?? first
  // LinkedIn knows two levels: what answers an answer stands beside it, under the same comment.
  return first && comment && { post, urn: first.urn, id: comment.id, answered: comment.urn }
}

/** What an answer stands under: a post, or a comment of first level. @throws NetworkFailure `target-missing` */
export function requirePlace(url: string | undefined, channel: Channel): Thread {
  const comment = parseComment(url, channel)
  if (comment) return { post: comment.post, urn: comment.urn }
  const post = requireTarget(url, channel)
  return { post, urn: post }
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
  const comment = parseComment(url, channel)
  if (comment) return resolveComment(session, comment)
  if (!canReshare(urn)) return { remoteId: urn, url: address, author: '', text: '' }
  const post = await unlessMissing(orEmpty(session.read({ path: `/rest/posts/${encodeURN(urn)}?viewContext=READER` })))
  return post && { remoteId: urn, url: address, author: String(post.author ?? ''), text: unescapeLittleText(String(post.commentary ?? '')) }
}

async function resolveComment(session: Session, { post, urn, id, answered }: Thread & { id: string; answered: string }): Promise<ResolvedTarget | undefined> {
  const told = await unlessMissing(orEmpty(session.read({ path: `${toCommentsPath(post)}/${id}` })))
  if (!told) return undefined
  const { actor, message } = told as CommentElement
  const url = toCommentURL(session.context.channel.baseURL, { post, urn: answered === urn ? post : urn }, answered)
  return { remoteId: answered, url, author: typeof actor === 'string' ? actor : '', text: String(message?.text ?? '') }
}

/** Nothing is known of what the access does not reach; the address itself tells that it may be there. */
const orEmpty = async (asked: Promise<Record<string, unknown>>) => (await whereAllowed(asked)) ?? {}
