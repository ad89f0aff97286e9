import type { CollectionSlug, PayloadRequest } from 'payload'
import type { Content } from '../domain/content.ts'
import type { ChannelDoc } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { badRequest } from './respond.ts'

type Asked = { channel?: ChannelDoc | null; content?: Pick<Content, 'link'> | null }

/**
 * What a person says where a post stands: an address on the web, and neither the place itself nor the article that the post links to. Throws 400 with
 * a plain sentence.
 */
export async function requirePostAddress(house: House, req: PayloadRequest, { id, url }: { id: string; url: string }): Promise<void> {
  if (!URL.canParse(url) || !/^https?:/.test(url)) badRequest('url', 'Paste the address of the post on the network, beginning with https://.')
  const delivery = (await req.payload.findByID({
    collection: house.slugs.deliveries as CollectionSlug,
    id,
    depth: 1,
    overrideAccess: true,
    disableErrors: true,
  })) as Asked | null
  const { channel, content } = delivery ?? {}
  const { where } = (channel?.manual ?? {}) as { where?: string | null }
  if (isSame(url, where) || isSame(url, channel?.baseURL))
    badRequest('url', `This is the address of the place, not of the post. Open the post on “${channel?.name}” and paste its address.`)
  if (isSame(url, content?.link)) badRequest('url', `This is the address that the post links to, not of the post. Open the post on “${channel?.name}” and paste its address.`)
}

/** Whether two addresses lead to one page: what counts visits, and a slash at the end, make no difference. */
function isSame(url: string, other: string | null | undefined): boolean {
  const plain = (address: string) => {
    const { host, pathname, searchParams } = new URL(address)
    for (const name of [...searchParams.keys()]) if (name.startsWith('utm_')) searchParams.delete(name)
    return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}?${searchParams}`
  }
  return Boolean(other) && URL.canParse(other ?? '') && plain(url) === plain(other ?? '')
}
