import { readContent } from './content.ts'
import { type DocumentId, type Fields, field, inLocale, isFields, readId, readLine, readRelated } from './fields.ts'

/** The picture of an article, as its upload document describes it. */
export type ArticleImage = {
  id: DocumentId
  /** Empty when the picture has none. */
  alt: string
  credit?: string | undefined
  caption?: string | undefined
}

/** `isLoaded` is false when only the id came along, so that nothing is known of its alt text. */
export type FoundImage = { image: ArticleImage; isLoaded: boolean }

const names = ['heroImage', 'image', 'featuredImage', 'coverImage', 'cover', 'photo', 'picture', 'portrait', 'logo', 'thumbnail']
const creditNames = ['credit', 'credits', 'attribution', 'photographer', 'copyright']

/** The picture that stands for a document: hero, SEO image, another field with a usual name, else the first in the content. */
export function findImage(doc: Fields, inContent: readonly unknown[], locale: string | undefined): FoundImage | undefined {
  const hero = field(doc, 'hero')
  const values = [doc.heroImage, field(doc.meta, 'image'), ...names.slice(1).map((name) => doc[name]), field(hero, 'media'), ...inContent]
  const found = values.flatMap((value) => readImage(value, locale) ?? [])
  const first = found[0]
  if (!first || first.isLoaded) return first
  return found.find((other) => other.isLoaded && other.image.id === first.image.id) ?? first
}

/** Reads an upload document, populated or as an id. Files that are no pictures give undefined. */
export function readImage(value: unknown, locale: string | undefined): FoundImage | undefined {
  const related = inLocale(readRelated(value), locale)
  const upload = Array.isArray(related) ? related[0] : related
  const id = readId(upload)
  if (id === undefined) return undefined
  if (!isFields(upload)) return { image: { id, alt: '' }, isLoaded: false }
  if (typeof upload.mimeType === 'string' && !upload.mimeType.startsWith('image/')) return undefined
  const credit = creditNames.map((name) => readWords(upload[name], locale)).find((words) => words !== undefined)
  const caption = readWords(upload.caption, locale)
  return { image: { id, alt: readLine(upload.alt, locale) ?? '', ...(credit && { credit }), ...(caption && { caption }) }, isLoaded: true }
}

/** A caption is plain text on some sites and rich text in Payload's website template. */
function readWords(value: unknown, locale: string | undefined): string | undefined {
  const found = inLocale(value, locale)
  return readLine(found) ?? readLine(typeof found === 'string' ? undefined : readContent(found).text) ?? readLine(field(found, 'name'))
}
