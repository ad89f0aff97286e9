import type { Channel } from '../port.ts'
import { toWebOrigin } from './graph.ts'

/** What an address on Facebook points to: a post, or a comment under one, or an answer to that comment. Numbers, and the Page as the address names it. */
export type Target = { page: string; post: string; comment?: string; answer?: string }

const inPath = [/^\/([\w.]+)\/posts\/(?:[^/]+\/)?(\d+)\/?$/, /^\/(\d+)_(\d+)\/?$/, /^\/([\w.]+)\/photos\/(?:[^/]+\/)*(\d+)\/?$/] as const

/** The Page, the post and the comment in an address; undefined when it is none or hides its ids (`pfbid…`, `/share/…`), which no API undoes. */
export function parseTarget(url: string | undefined, { baseURL }: Pick<Channel, 'baseURL'>): Target | undefined {
  const typed = url?.trim() ?? ''
  if (!URL.canParse(typed)) return undefined
  const { protocol, host, hostname, pathname, searchParams } = new URL(typed)
  if (protocol !== 'https:' && protocol !== 'http:') return undefined
  const isFacebook = /(^|\.)facebook\.com$/.test(hostname) || (URL.canParse(baseURL) && host === new URL(baseURL).host)
  if (!isFacebook) return undefined
  const post = parsePost(pathname, searchParams)
  const [comment, answer] = ['comment_id', 'reply_comment_id'].map((name) => searchParams.get(name) ?? undefined)
  if (!post || comment === undefined) return post
  // A comment whose number is hidden is not its post: nothing is answered beside what was meant.
  if (![comment, answer ?? '0'].every((number) => /^\d+$/.test(number))) return undefined
  return { ...post, comment, ...(answer === undefined ? {} : { answer }) }
}

function parsePost(pathname: string, searchParams: URLSearchParams): Target | undefined {
  const story = searchParams.get('story_fbid') ?? ''
  if (/^\/(permalink|story)\.php$/.test(pathname)) return /^\d+$/.test(story) ? { page: searchParams.get('id') ?? '', post: story } : undefined
  const [, page, post] = inPath.map((pattern) => pattern.exec(pathname)).find((match) => match !== null) ?? []
  return page && post ? { page, post } : undefined
}

/** The address of a post, whose id is `page_post`. */
export function toPostURL(baseURL: string, id: string): string {
  const [page, post] = id.split('_')
  return `${toWebOrigin(baseURL)}/${page}/posts/${post}`
}

/** The address of a comment under what is at `under`: a post, or a comment. Made of its number, because what Facebook calls a permalink may hide that. */
export function toCommentURL(under: string, id: string): string {
  const url = new URL(under)
  url.searchParams.set(url.searchParams.has('comment_id') ? 'reply_comment_id' : 'comment_id', id.split('_').at(-1) ?? id)
  return url.href
}
