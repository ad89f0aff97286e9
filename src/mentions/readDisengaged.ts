import type { CollectionSlug, PayloadRequest } from 'payload'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'

/** One spelling of a handle: lower case, with its `@`. */
export const atHandle = (author: string) => `@${author.trim().replace(/^@/, '').toLowerCase()}`

/** Handles and addresses of conversations that the team marked "do not engage", in the inbox or in the handle book. */
export async function readDisengaged({ house, req }: { house: House; req: PayloadRequest }): Promise<string[]> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<{ author: string | null; url: string | null }>(`select author, url from ${t.mentions} where state = 'do-not-engage'`)
  return [
    ...new Set([...rows.flatMap(({ author, url }) => [author ? atHandle(author) : [], withServer(author, url), url ?? []].flat()), ...(await disengagedHandles({ house, req }))]),
  ]
}

/** A handle of a channel's own server, as others write it. */
function withServer(author: string | null, url: string | null): string[] {
  if (!author || !url || !/^@?[\w-]+$/.test(author.trim()) || !URL.canParse(url)) return []
  return [`${atHandle(author)}@${new URL(url).host}`]
}

/** Who wrote a post, by its address: `/@ada/1`, `/users/ada/statuses/1` and `/profile/ada.example/post/1` name them. */
function authorsOf(target: string): string[] {
  if (!URL.canParse(target)) return []
  const { host, pathname } = new URL(target)
  const [, local, away] = /^\/(?:@|users\/)([\w.-]+)(?:@([\w.-]+))?(?:\/|$)/.exec(pathname) ?? []
  const [, profile] = /^\/profile\/([\w.-]+\.[\w.-]+)(?:\/|$)/.exec(pathname) ?? []
  return [...(local ? [`@${local}@${away ?? host}`.toLowerCase()] : []), ...(profile ? [atHandle(profile)] : [])]
}

/** One spelling of an address: a post has the same one whatever is asked of its page, and however its server names the person. */
function plainAddress(address: string): string {
  if (!/^https?:/.test(address) || !URL.canParse(address)) return address
  const { origin, pathname } = new URL(address)
  return `${origin}${pathname.replace(/\/$/, '').replace(/^\/users\/([\w.-]+)\/statuses\//, '/@$1/')}`
}

/** Authors of what was pasted, as the networks told. */
export const authorsIn = (resolved: unknown): string[] => (Array.isArray(resolved) ? (resolved as { author?: string }[]) : []).flatMap(({ author }) => author ?? [])

/** Handles of people whom the handle book says not to engage with, on every network. */
export async function disengagedHandles({ house, req }: { house: House; req: PayloadRequest }): Promise<string[]> {
  const networks = [...house.networks.keys()]
  const people = await req.payload.find({
    collection: house.slugs.handles as CollectionSlug,
    where: { doNotEngage: { equals: true } } as never,
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  return (people.docs as unknown as Record<string, unknown>[]).flatMap((doc) =>
    networks.flatMap((name) => (typeof doc[name] === 'string' && doc[name] ? [atHandle(doc[name])] : [])),
  )
}

/** Whether an address is part of such a conversation, by what the inbox knows: the mention itself, what answers it, and what the same person wrote. */
export async function isDisengaged({ house, req, target, authors }: { house: House; req: PayloadRequest; target: string; authors: readonly string[] }): Promise<boolean> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const address = plainAddress(target)
  const rows = await query(
    `with recursive marked as (
       select id, channel_id, remote_id, url, author from ${t.mentions} where state = 'do-not-engage'
       union select m.id, m.channel_id, m.remote_id, m.url, m.author from ${t.mentions} m join marked k on m.in_reply_to = k.remote_id and m.channel_id = k.channel_id
     ) select 1 from marked where rtrim(url, '/') = any($1::text[])
     union all select 1 from ${t.mentions} x join ${t.mentions} m on m.state = 'do-not-engage' and m.author = x.author where rtrim(x.url, '/') = any($1::text[]) limit 1`,
    [[address, target.replace(/\/$/, '')]],
  )
  if (rows.length > 0) return true
  const marked = new Set(await readDisengaged({ house, req }))
  return marked.has(target) || marked.has(address) || [...authors.map(atHandle), ...authorsOf(target)].some((author) => marked.has(author))
}
