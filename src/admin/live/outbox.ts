/** A part that was sent off by a person and that the server has not taken yet. Its words are frozen and its key stays, so that sending again adds nothing twice. */
export type OutboxPart = { key: string; text: string; alt: string; hasPicture: boolean; image: string | number | null; refused: string | null }
/** What a phone keeps of a thread until the server has it: the words being written, and the parts on their way, in order. */
export type Outbox = { draft: string; parts: OutboxPart[] }

export const emptyOutbox: Outbox = { draft: '', parts: [] }

/** What came of handing a part over. `later`: nobody answered, or the part before is not out yet. */
export type Handed = { kind: 'taken' } | { kind: 'later'; message: string | undefined; offline: boolean } | { kind: 'refused'; message: string }

/** Sorts an answer of the server: what was surely refused goes back to the person, all else is tried again with the same key. */
export function toHanded(answer: { ok: boolean; message?: string | undefined; status?: number | undefined }, fallback: string): Handed {
  if (answer.ok) return { kind: 'taken' }
  const { status, message } = answer
  if (status === undefined) return { kind: 'later', message: undefined, offline: true }
  if (status === 409 || status === 429 || status >= 500) return { kind: 'later', message, offline: false }
  return { kind: 'refused', message: message ?? fallback }
}

const isPart = (value: unknown): value is OutboxPart =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string' && 'text' in value && typeof value.text === 'string'

/** Reads what was kept. What is not readable counts as nothing. */
export function parseOutbox(stored: string | null): Outbox {
  if (!stored) return emptyOutbox
  try {
    const { draft, parts } = JSON.parse(stored) as { draft?: unknown; parts?: unknown }
    const kept = Array.isArray(parts) ? parts.filter(isPart) : []
    return {
      draft: typeof draft === 'string' ? draft : '',
      parts: kept.map((part) => ({
        key: part.key,
        text: part.text,
        alt: part.alt ?? '',
        hasPicture: part.hasPicture === true,
        image: part.image ?? null,
        refused: part.refused ?? null,
      })),
    }
  } catch {
    return emptyOutbox
  }
}

/** The outbox after a part was changed, or with `null` taken out. */
export function withPart(outbox: Outbox, key: string, change: Partial<OutboxPart> | null): Outbox {
  return { ...outbox, parts: outbox.parts.flatMap((part) => (part.key !== key ? [part] : change === null ? [] : [{ ...part, ...change }])) }
}

/** A name for a part that no other part has; phones on plain http have no `crypto.randomUUID`. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
