import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { MediaRow } from '../domain/documents.ts'
import { badRequest, readBody } from './respond.ts'

/** A part that somebody adds while an event runs. `key` names it: asking again with the same one adds nothing. */
export type NewPart = { text: string; media: MediaRow[]; key: string }

/** Reads { text, media?, key? } from a request. Throws 400 with `missing` when there is nothing to say. */
export async function readNewPart(req: PayloadRequest, missing: string): Promise<NewPart> {
  const body = await readBody(req)
  const text = typeof body.text === 'string' ? body.text.trim() : ''
  const media = toMedia(body.media)
  if (text === '' && media.length === 0) badRequest('text', missing)
  return { text, media, key: typeof body.key === 'string' && /^[\w-]{1,64}$/.test(body.key) ? body.key : randomUUID() }
}

function toMedia(value: unknown): MediaRow[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((row): MediaRow[] => {
    if (typeof row === 'string' || typeof row === 'number') return [{ image: row }]
    if (typeof row !== 'object' || row === null || !('image' in row)) return []
    const { image, alt, credit } = row as { image: unknown; alt?: unknown; credit?: unknown }
    return typeof image === 'string' || typeof image === 'number' ? [{ image, alt: typeof alt === 'string' ? alt : null, credit: typeof credit === 'string' ? credit : null }] : []
  })
}
