import { NetworkFailure } from '../../domain/failures.ts'
import type { Channel, ResolvedTarget } from '../port.ts'
import { isGone, targetRules } from './answers.ts'
import { readPageId, type Session, toPostURL } from './session.ts'

type Target = { page: string; post: string }

const inPath = [/^\/([\w.]+)\/posts\/(?:[^/]+\/)?(\d+)\/?$/, /^\/(\d+)_(\d+)\/?$/, /^\/([\w.]+)\/photos\/(?:[^/]+\/)*(\d+)\/?$/] as const

/** The Page and the post in an address; undefined when it is none or hides its ids (`pfbid…`, `/share/…`), which no API undoes. */
export function parseTarget(url: string | undefined, { baseURL }: Pick<Channel, 'baseURL'>): Target | undefined {
  const typed = url?.trim() ?? ''
  if (!URL.canParse(typed)) return undefined
  const { protocol, host, hostname, pathname, searchParams } = new URL(typed)
  if (protocol !== 'https:' && protocol !== 'http:') return undefined
  const isFacebook = /(^|\.)facebook\.com$/.test(hostname) || (URL.canParse(baseURL) && host === new URL(baseURL).host)
  if (!isFacebook) return undefined
  const story = searchParams.get('story_fbid') ?? ''
  if (/^\/(permalink|story)\.php$/.test(pathname)) return /^\d+$/.test(story) ? { page: searchParams.get('id') ?? '', post: story } : undefined
  const [, page, post] = inPath.map((pattern) => pattern.exec(pathname)).find((match) => match !== null) ?? []
  return page && post ? { page, post } : undefined
}

/** The id of the post, `page_post`. A Page's name is looked up, which takes a call. */
async function toPostId(session: Session, { page, post }: Target): Promise<string> {
  const { channel } = session.context
  if (/^\d+$/.test(page)) return `${page}_${post}`
  const own = readPageId(channel)
  if (own && channel.learnt.username === page) return `${own}_${post}`
  const { id } = await session.call({ path: `/${encodeURIComponent(page)}`, query: { fields: 'id' }, rules: targetRules })
  return `${String(id)}_${post}`
}

/** @throws NetworkFailure `target-missing` and others */
export async function requireTarget(session: Session, url: string | undefined): Promise<string> {
  const target = parseTarget(url, session.context.channel)
  if (!target) throw new NetworkFailure('target-missing', url ? `${url} is not the address of a post on Facebook that shows its number.` : 'It is not said which post is meant.')
  return toPostId(session, target)
}

/** Looks up a pasted link. Posts of other Pages may be read only by reviewed apps; without that, what the address itself tells is given. */
export async function resolveTarget(session: Session, url: string): Promise<ResolvedTarget | undefined> {
  const { channel } = session.context
  const target = parseTarget(url, channel)
  if (!target) return undefined
  try {
    const id = await toPostId(session, target)
    const address = toPostURL(channel.baseURL, id)
    try {
      const post = await session.call({ path: `/${id}`, query: { fields: 'id,message,from{name}' }, rules: targetRules })
      const { name } = (post.from ?? {}) as { name?: unknown }
      return { remoteId: id, url: address, author: typeof name === 'string' ? name : target.page, text: typeof post.message === 'string' ? post.message : '' }
    } catch (error) {
      if (error instanceof NetworkFailure && error.code === 'forbidden') return { remoteId: id, url: address, author: '', text: '' }
      throw error
    }
  } catch (error) {
    if (isGone(error)) return undefined
    throw error
  }
}
