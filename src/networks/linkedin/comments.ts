import { toPostURL } from './author.ts'
import { type Listed, readPages } from './pages.ts'
import type { Session } from './session.ts'
import { encodeURN } from './urns.ts'

/** A comment as the API lists it. `actor` is left out of some. */
export type Comment = { urn: string; actor: string | undefined; text: string; at: Date }

/** What a comment stands under: a post, or a comment of first level (LinkedIn knows two levels). `post`: the post of ours or others, `urn`: what is commented. */
export type Thread = { post: string; urn: string }

/** As LinkedIn gives it. */
export type CommentElement = { actor?: unknown; commentUrn?: unknown; $URN?: unknown; created?: { time?: unknown }; message?: { text?: unknown } }

/** All comments directly under a post or a comment. LinkedIn has an order of its own, so they are read to the end. Undefined when reading is not allowed. */
export async function readComments(session: Session, { urn }: Thread): Promise<Listed<Comment> | undefined> {
  const listed = await readPages<CommentElement>(session, (range) => ({ path: `${toCommentsPath(urn)}?${range}` }))
  return listed && { ...listed, elements: listed.elements.flatMap((one) => toComment(one) ?? []) }
}

export const toCommentsPath = (urn: string) => `/rest/socialActions/${encodeURN(urn)}/comments`

function toComment({ actor, commentUrn, $URN, created, message }: CommentElement): Comment | undefined {
  const urn = commentUrn ?? $URN
  if (typeof urn !== 'string' || typeof created?.time !== 'number') return undefined
  return { urn, actor: typeof actor === 'string' ? actor : undefined, text: String(message?.text ?? ''), at: new Date(created.time) }
}

/** Where people read a comment, as LinkedIn's own "Copy link to comment" writes it: an answer to a comment is named beside the comment. */
export function toCommentURL(baseURL: string, { post, urn: place }: Thread, comment: string): string {
  const names = place === post ? { commentUrn: comment } : { commentUrn: place, replyUrn: comment }
  const query = Object.entries(names).map(([name, value]) => `${name}=${encodeURN(value)}`)
  return `${toPostURL(baseURL, post)}?${query.join('&')}`
}
