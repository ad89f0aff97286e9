import { lifespans, overflows, postKinds } from '../domain/words.ts'
import type { CheckedMedia, CheckedPost, CheckedVariant } from '../guidelines/types.ts'

/** A planned post and where it stands in its file. `notes`: what could not be read, so that it is not checked. */
export type PostLine = { line: number; post: CheckedPost; channels: string[]; notes: string[] }

/**
 * One post from the named values of a line. Names are those of the collection, in any casing and with any signs between the words
 * ("publish_at"); values that make no sense for a field are left out, so that an export of another tool can be checked as it is.
 */
export function toPost(entries: readonly (readonly [string, unknown])[], line: number): PostLine {
  const values = new Map(entries.map(([name, value]) => [name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''), value]))
  const text = (...names: string[]) => names.map((name) => asText(values.get(name))).find((value) => value !== undefined)
  const kind = postKinds.find((one) => one === text('kind')?.toLowerCase())
  const lifespan = lifespans.find((one) => one === text('lifespan')?.toLowerCase())
  const overflow = overflows.find((one) => one === text('overflow')?.toLowerCase())
  const notes: string[] = []
  const moment = (name: string, written: string | undefined) => {
    if (written === undefined || !Number.isNaN(Date.parse(written))) return written
    notes.push(`Line ${line}: ${name} “${written}” is no moment that can be read, so that days and times of this post are not checked. Write it like 2027-03-01T10:00:00Z.`)
    return undefined
  }
  const [card] = asArray(values.get('card'))
  const sponsor = asNamed(values.get('sponsor'))
  return {
    line,
    notes,
    channels: asList(values.get('channels') ?? values.get('channel')),
    post: {
      id: `line-${line}`,
      title: text('title'),
      kind,
      target: text('target'),
      text: text('text', 'content', 'message', 'body') ?? '',
      variants: asArray(values.get('variants')).flatMap(toVariant),
      media: [...toMedia(values.get('media')), ...mediaFromColumns(entries)],
      more: asArray(values.get('more')).map((part) => ({ text: asText(field(part, 'text') ?? part), media: toMedia(field(part, 'media')) })),
      card: { title: asText(field(card, 'title')) ?? text('cardtitle'), description: asText(field(card, 'description')) ?? text('carddescription') },
      link: text('link', 'url'),
      contentWarning: text('contentwarning'),
      category: text('category'),
      lifespan,
      overflow,
      language: text('language', 'lang'),
      codeOfConduct: text('codeofconduct', 'coc', 'codeofconducturl'),
      publishAt: moment('publishAt', text('publishat', 'publishdate', 'scheduledat')),
      endsAt: moment('endsAt', text('endsat', 'ends', 'enddate')),
      sponsor: sponsor === undefined ? undefined : { name: sponsor },
      tags: asList(values.get('tags') ?? values.get('hashtags')).map((tag) => tag.replace(/^#/u, '')),
    },
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1] : undefined
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value.trim() ? value : undefined
  const inner = field(value, 'url') ?? field(value, 'slug') ?? field(value, 'name') ?? field(value, 'title')
  return typeof inner === 'string' ? asText(inner) : undefined
}

/** The name of a related document; ids tell no name. */
function asNamed(value: unknown): string | undefined {
  const name = asText(field(value, 'name') ?? value)
  return name && !/^(?:\d+|[0-9a-f]{24}|[0-9a-f-]{36})$/iu.test(name) ? name : undefined
}

function asArray(value: unknown): unknown[] {
  if (typeof value === 'string' && /^\s*[[{]/u.test(value)) {
    try {
      return asArray(JSON.parse(value))
    } catch {
      return [value]
    }
  }
  if (Array.isArray(value)) return value
  return value === undefined || value === null || value === '' ? [] : [value]
}

function asList(value: unknown): string[] {
  return asArray(value)
    .flatMap((one) => (typeof one === 'string' ? one.split(/[,;|]+/u) : [asText(one) ?? '']))
    .map((one) => one.trim())
    .filter(Boolean)
}

function toVariant(value: unknown): CheckedVariant[] {
  if (typeof value !== 'object' || value === null) return []
  const text = (name: string) => asText(field(value, name))
  return [{ network: text('network'), channel: text('channel'), title: text('title'), text: text('text'), media: toMedia(field(value, 'media')) }]
}

/** Pictures: objects, a JSON list in a cell, or plain file names. The upload document may carry what the post does not. */
function toMedia(value: unknown): CheckedMedia[] {
  return asArray(value)
    .flatMap((one) => (typeof one === 'string' ? one.split(/[;|\n]+/u) : [one]))
    .flatMap((one): CheckedMedia[] => {
      if (typeof one === 'string') return one.trim() ? [{ image: one.trim(), filename: one.trim() }] : []
      if (typeof one !== 'object' || one === null) return []
      const image = field(one, 'image')
      const either = (name: string) => asText(field(one, name)) ?? asText(field(image, name))
      return [{ image: asText(image), filename: either('filename') ?? asText(image), alt: either('alt'), credit: either('credit') }]
    })
}

/** Pictures spread over columns: `mediaAlt`, `media.0.alt`, `media[1].credit`, `image`. */
function mediaFromColumns(entries: readonly (readonly [string, unknown])[]): CheckedMedia[] {
  const found = new Map<string, CheckedMedia>()
  for (const [name, value] of entries) {
    const match = name
      .trim()
      .match(
        /^(?:media|image|picture)[\s._[-]*(?<index>\d*)[\s.\]_-]*(?<key>alt|alttext|credit|filename|file|image|url)$|^(?<alone>alt|alttext|alt_text|credit|image|picture|filename)$/iu,
      )
    const key = (match?.groups?.key ?? match?.groups?.alone)?.toLowerCase().replace('_', '')
    const written = asText(value)
    if (!key || written === undefined) continue
    const index = match?.groups?.index || '0'
    const as = key.startsWith('alt') ? 'alt' : key === 'credit' ? 'credit' : key === 'filename' || key === 'file' ? 'filename' : 'image'
    found.set(index, { ...found.get(index), [as]: written })
  }
  return [...found.values()]
}
