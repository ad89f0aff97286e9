import { NetworkFailure } from '../../domain/failures.ts'
import type { ResolvedTarget } from '../port.ts'
import { parseTarget, type Target, toCommentURL, toPostURL } from './addresses.ts'
import { isGone, targetRules } from './answers.ts'
import { readPageId, type Session } from './session.ts'

/** Where a comment is made: the id of the post or comment under which it stands, and the address of that. */
export type Place = { object: string; url: string }

/** The id of the post, `page_post`. A Page's name is looked up, which takes a call. */
async function toPostId(session: Session, { page, post }: Target): Promise<string> {
  const { channel } = session.context
  if (/^\d+$/.test(page)) return `${page}_${post}`
  const own = readPageId(channel)
  if (own && channel.learnt.username === page) return `${own}_${post}`
  const { id } = await session.call({ path: `/${encodeURIComponent(page)}`, query: { fields: 'id' }, rules: targetRules })
  return `${String(id)}_${post}`
}

/** What is at an address: a post, or a comment, whose id is `post_comment`. */
async function toPlace(session: Session, target: Target): Promise<Place> {
  const { baseURL } = session.context.channel
  const { page, post, comment, answer } = target
  if (comment === undefined) {
    const id = await toPostId(session, target)
    return { object: id, url: toPostURL(baseURL, id) }
  }
  const url = toCommentURL(toPostURL(baseURL, `${page}_${post}`), comment)
  return answer === undefined ? { object: `${post}_${comment}`, url } : { object: `${post}_${answer}`, url: toCommentURL(url, answer) }
}

/**
 * Where an answer to what is at an address is made. Comments have answers and these have none, so what answers an answer stands beside it.
 *
 * @throws NetworkFailure `target-missing` and others
 */
export async function requirePlace(session: Session, address: string | undefined): Promise<Place> {
  const target = parseTarget(address, session.context.channel)
  if (!target)
    throw new NetworkFailure('target-missing', address ? `${address} is not the address of a post on Facebook that shows its number.` : 'It is not said which post is meant.')
  const { answer: _beside, ...under } = target
  return toPlace(session, under)
}

/** Looks up a pasted link. Posts of other Pages may be read only by reviewed apps; without that, what the address itself tells is given. */
export async function resolveTarget(session: Session, address: string): Promise<ResolvedTarget | undefined> {
  const target = parseTarget(address, session.context.channel)
  if (!target) return undefined
  try {
    const { object: id, url } = await toPlace(session, target)
    try {
      const post = await session.call({ path: `/${id}`, query: { fields: 'id,message,from{name}' }, rules: targetRules })
      const { name } = (post.from ?? {}) as { name?: unknown }
      const author = typeof name === 'string' ? name : target.comment === undefined ? target.page : ''
      return { remoteId: id, url, author, text: typeof post.message === 'string' ? post.message : '' }
    } catch (error) {
      if (error instanceof NetworkFailure && error.code === 'forbidden') return { remoteId: id, url, author: '', text: '' }
      throw error
    }
  } catch (error) {
    if (isGone(error)) return undefined
    throw error
  }
}
