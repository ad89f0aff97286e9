import { type CutPoints, endsSentence } from './cutPoints.ts'
import { type Entity, findEntities } from './entities.ts'
import { toHashtag } from './hashtags.ts'

/** What a text is put together of. */
export type TextParts = { body: string; link?: string | undefined; tags?: readonly string[] | undefined; suffix?: string | undefined }

/** The parts made ready: `linkEnd` and each tag's `end` are where the body itself has them whole, Infinity when it does not. */
export type Blocks = { body: string; link: string; linkEnd: number; tags: readonly { text: string; end: number }[]; suffix: string }

const dangling = /[\s.,;:–—\-([{«„“‘¿¡、，；：「『（【]/u

function endOf(entities: readonly Entity[], kind: Entity['kind'], value: string): number {
  const wanted = value.toLowerCase()
  return (
    entities.find((entity) => entity.kind === kind && (entity.value === value || (kind === 'hashtag' && entity.value.toLowerCase() === wanted)))?.end ?? Number.POSITIVE_INFINITY
  )
}

function toTagName(tag: string): string {
  const name = tag.trim().replace(/^[#＃]+/u, '')
  return /[^\p{L}\p{M}\p{N}_]/u.test(name) ? toHashtag(name) : name
}

/** Makes the parts ready: line ends are `\n`, tags have one '#' and occur once, and it is known what the body already has. */
export function toBlocks({ body: rawBody, link: rawLink = '', tags = [], suffix = '' }: TextParts): Blocks {
  const body = rawBody.replace(/\r\n?/g, '\n').trim()
  const link = rawLink.trim()
  const entities = findEntities(body)
  const names = new Map<string, string>()
  for (const name of tags.map(toTagName)) if (name !== '' && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
  return {
    body,
    link,
    linkEnd: endOf(entities, 'url', link),
    tags: Array.from(names.values(), (name) => ({ text: `#${name}`, end: endOf(entities, 'hashtag', name) })),
    suffix: suffix.trim(),
  }
}

/** Body, link, hashtags and suffix with blank lines between. `end` says how far the body is kept, so that what it still has is not repeated. */
export function layOut(blocks: Blocks, body: string, end: number, tagCount: number): string {
  const link = blocks.linkEnd <= end ? '' : blocks.link
  const tags = blocks.tags.slice(0, tagCount).filter((tag) => tag.end > end)
  return [body, link, tags.map(({ text }) => text).join(' '), blocks.suffix].filter((block) => block !== '').join('\n\n')
}

/**
 * The text up to a cut, ready to be read: as it is at the end of a sentence, else without dangling punctuation and with '…'. After an address the
 * ellipsis stands apart, because networks would take it as part of the address.
 */
export function tidyCut(points: CutPoints, end: number): string {
  const { text, entities } = points
  if (end >= text.length || endsSentence(points, end)) return text.slice(0, end)
  const entity = entities.findLast((one) => one.end <= end)
  let tidy = end
  while (tidy > (entity?.end ?? 0) && dangling.test(text.charAt(tidy - 1))) tidy--
  if (tidy === 0) return ''
  return text.slice(0, tidy) + (entity?.end === tidy && entity.kind === 'url' ? ' …' : '…')
}
