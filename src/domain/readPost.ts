import type { MediaRow, PostDoc, Ref } from './documents.ts'

type Fields = Record<string, unknown>

const texts = ['title', 'target', 'text', 'link', 'contentWarning', 'language', 'category', 'angle', 'codeOfConduct', 'endsAt', 'overrideReason'] as const

/**
 * A social post from what a form holds. A form writes an empty list as 0 and may hold half-filled rows, so that everything is looked at
 * before it is believed.
 */
export function readPost(data: Fields): PostDoc {
  const words = Object.fromEntries(texts.flatMap((key) => (typeof data[key] === 'string' ? [[key, data[key]]] : []))) as Partial<PostDoc>
  const source = toFields(data.source)
  const card = toFields(data.card)
  return {
    ...words,
    id: toId(data.id) as PostDoc['id'],
    kind: data.kind === 'share' || data.kind === 'reply' ? data.kind : 'post',
    overflow: data.overflow === 'thread' ? 'thread' : 'shorten',
    tags: toList(data.tags).filter((tag) => typeof tag === 'string'),
    media: toMedia(data.media),
    more: toRows(data.more).map((row) => ({ text: toText(row.text), media: toMedia(row.media) })),
    variants: toRows(data.variants).map((row) => ({
      network: toText(row.network),
      channel: toRef(row.channel),
      title: toText(row.title),
      text: toText(row.text),
      media: toMedia(row.media),
    })),
    card: card ? { title: toText(card.title), description: toText(card.description), image: toRef(card.image) as MediaRow['image'] } : null,
    channels: toList(data.channels).map(toRef),
    campaign: toRef(data.campaign),
    sponsor: toRef(data.sponsor),
    lifespan: data.lifespan === 'evergreen' ? 'evergreen' : 'ad-hoc',
    ignored: data.ignored,
    overridden: data.overridden,
    source: source && typeof source.relationTo === 'string' ? { relationTo: source.relationTo, value: toRef(source.value) } : null,
    publishAt: typeof data.publishAt === 'string' && !Number.isNaN(Date.parse(data.publishAt)) ? data.publishAt : null,
    queue: data.queue === true,
  }
}

const toFields = (value: unknown): Fields | undefined => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined)
const toList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const toRows = (value: unknown): Fields[] =>
  toList(value)
    .map(toFields)
    .filter((row) => row !== undefined)
const toText = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const toId = (value: unknown): string | number | undefined => (typeof value === 'string' || typeof value === 'number' ? value : undefined)
const toRef = (value: unknown): Ref => toId(value) ?? toId(toFields(value)?.id)
const toMedia = (value: unknown): MediaRow[] => toRows(value).map((row) => ({ image: toRef(row.image) as MediaRow['image'], alt: toText(row.alt), credit: toText(row.credit) }))
