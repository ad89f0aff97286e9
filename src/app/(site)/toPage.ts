import type { SerializedEditorState } from '@payloadcms/richtext-lexical/lexical'

export type Picture = { url: string; width: number; height: number; alt: string; credit: string | undefined }
export type Page = {
  slug: string
  title: string
  description: string | undefined
  picture: Picture | undefined
  content: SerializedEditorState | undefined
  publishedAt: string | undefined
}

/** What a page shows of a document, whichever collection it is from. */
export function toPage(document: unknown): Page {
  const doc = document as Record<string, unknown>
  const meta = (doc.meta ?? {}) as Record<string, unknown>
  const text = (...values: unknown[]) => values.find((value): value is string => typeof value === 'string' && value !== '')
  return {
    slug: text(doc.slug) ?? '',
    title: text(doc.title, doc.name) ?? 'Untitled',
    description: text(meta.description, doc.summary, doc.role, doc.quote),
    picture: [doc.heroImage, doc.picture, doc.portrait, meta.image].map(toPicture).find(Boolean),
    content: (doc.content ?? doc.story ?? undefined) as SerializedEditorState | undefined,
    publishedAt: text(doc.publishedAt),
  }
}

function toPicture(value: unknown): Picture | undefined {
  if (typeof value !== 'object' || value === null || !('url' in value) || typeof value.url !== 'string') return undefined
  const { alt, credit, width, height } = value as { alt?: string | null; credit?: string | null; width?: number | null; height?: number | null }
  return { url: value.url, width: width ?? 1200, height: height ?? 630, alt: alt ?? '', credit: credit ?? undefined }
}
