import { findUrls } from '../text/hashtags.ts'

/** Campaign parameters of a link, as analytics tools read them. */
export type UTM = { source?: string | undefined; medium?: string | undefined; campaign?: string | undefined; term?: string | undefined; content?: string | undefined }

/** What an organisation or campaign sets: single values, where an empty one is not set; or false for no parameters at all. */
export type UTMPreset = { readonly [Key in keyof UTM]?: string | null | undefined } | false

const keys = ['source', 'medium', 'campaign', 'term', 'content'] as const

/**
 * The campaign parameters of a link on one network: the network as source, "social" as medium, the campaign, and the angle
 * as content. Later presets win over earlier ones; false switches all of them off.
 */
export function defaultUTM(input: { network: string; campaign?: string | undefined; content?: string | undefined; presets?: readonly (UTMPreset | undefined)[] }): UTM | undefined {
  let utm: UTM = { source: input.network, medium: 'social', campaign: input.campaign, content: input.content }
  for (const preset of input.presets ?? []) {
    if (preset === false) return undefined
    const set = Object.entries(preset ?? {}).filter(([, value]) => typeof value === 'string' && value.trim() !== '')
    utm = { ...utm, ...Object.fromEntries(set) }
  }
  return utm
}

/**
 * Adds campaign parameters to a link. What is in the link stays as it is written, its fragment too; a parameter that is
 * there already is not added again, so doing it twice changes nothing. What is no web address is given back unchanged.
 */
export function withUTM(url: string, utm: UTM | undefined): string {
  if (!utm || !/^https?:\/\//iu.test(url) || !URL.canParse(url)) return url
  const hashAt = url.indexOf('#')
  const [address, hash] = hashAt < 0 ? [url, ''] : [url.slice(0, hashAt), url.slice(hashAt)]
  const queryAt = address.indexOf('?')
  const query = queryAt < 0 ? '' : address.slice(queryAt + 1)
  const present = new Set([...new URLSearchParams(query).keys()].map((name) => name.toLowerCase()))
  const added = keys.flatMap((key) => {
    const value = toParameter(utm[key])
    return value === '' || present.has(`utm_${key}`) ? [] : [`utm_${key}=${encodeURIComponent(value)}`]
  })
  if (added.length === 0) return url
  const glue = queryAt < 0 ? '?' : query === '' || query.endsWith('&') ? '' : '&'
  return `${address}${glue}${added.join('&')}${hash}`
}

/**
 * The campaign parameters of a post: in its link, and where the text names exactly this link, there too, so that it is not put in twice.
 * `every`: in all web addresses of the text. Without `utm` nothing changes.
 */
export function tagLinks({ text, link, utm, every = false }: { text: string; link?: string | undefined; utm: UTM | undefined; every?: boolean | undefined }): {
  text: string
  link?: string | undefined
} {
  if (!utm) return { text, link }
  let tagged = ''
  let from = 0
  for (const found of findUrls(text)) {
    const written = link && found.startsWith(link) && !continuesAddress(found.slice(link.length)) ? link : found.replace(/[.,;:!?'"”’)\]>]+$/u, '')
    const at = text.indexOf(written, from)
    tagged += text.slice(from, at) + (every || written === link ? withUTM(written, utm) : written)
    from = at + written.length
  }
  return { text: tagged + text.slice(from), link: link && withUTM(link, utm) }
}

/** Whether the address in the text goes on, so that it is another, longer one. */
function continuesAddress(after: string): boolean {
  return /^[.,;:!?)]*[\p{L}\p{N}/?#&=%_~+-]/u.test(after)
}

/** Analytics tell "Spring 2025" and "spring-2025" apart: one way of writing keeps them together. */
function toParameter(value: string | undefined): string {
  const plain = (value ?? '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
  return [...plain].slice(0, 100).join('')
}
