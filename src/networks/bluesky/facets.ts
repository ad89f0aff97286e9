import type { AppBskyRichtextFacet } from '@atproto/api'
import { utf8Len } from '@atproto/common-web'

type Facet = AppBskyRichtextFacet.Main

/** A link as it is shown: without campaign parameters, which take half a post's room. It still leads to the whole address. */
export function toShownLink(link: string): string {
  const [address = '', hash] = link.split('#', 2)
  const [page = '', query = ''] = address.split('?', 2)
  const kept = query.split('&').filter((pair) => pair !== '' && !/^utm_/i.test(pair))
  return [page, kept.length > 0 ? `?${kept.join('&')}` : '', hash === undefined ? '' : `#${hash}`].join('')
}

/**
 * Links, hashtags and mentions of a text as facets, found by the network's own RichText, with UTF-8 byte offsets. `resolve` gives the
 * DID of a handle; a mention without one stays plain text, because Bluesky refuses a post with an empty DID. `link` is the post's
 * own link: where it is shown in its short form, it leads to the whole one.
 */
export async function toFacets(text: string, resolve: (handle: string) => Promise<string | undefined>, link?: string): Promise<Facet[]> {
  if (!/[.@#＃$]/u.test(text)) return []
  // Loaded on the first need: the package is large and a server that only plans posts never publishes.
  const { RichText } = await import('@atproto/api')
  const rich = new RichText({ text })
  rich.detectFacetsWithoutResolution()
  const facets = await Promise.all((rich.facets ?? []).map((facet) => resolveFacet(facet, resolve, link)))
  return facets.filter((facet) => facet !== undefined)
}

async function resolveFacet(facet: Facet, resolve: (handle: string) => Promise<string | undefined>, link: string | undefined): Promise<Facet | undefined> {
  const [feature] = facet.features
  const index = { byteStart: facet.index.byteStart, byteEnd: facet.index.byteEnd }
  if (!feature) return undefined
  if ('did' in feature) {
    const did = await resolve(String(feature.did))
    return did ? { $type: 'app.bsky.richtext.facet', index, features: [{ $type: 'app.bsky.richtext.facet#mention', did }] } : undefined
  }
  if ('uri' in feature && link && feature.uri === toShownLink(link))
    return { $type: 'app.bsky.richtext.facet', index, features: [{ $type: 'app.bsky.richtext.facet#link', uri: link as `${string}:${string}` }] }
  // RichText limits a hashtag to 64 graphemes, the network also to 640 bytes.
  if ('tag' in feature && utf8Len(String(feature.tag)) > 640) return undefined
  return { $type: 'app.bsky.richtext.facet', index, features: [feature] }
}
