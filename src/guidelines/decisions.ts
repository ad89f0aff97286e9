import { mediaOf } from './reading.ts'
import type { CheckedPost, Finding, Ignored } from './types.ts'

/** A warning that somebody ticked: which one, who, and when. */
export type SeenWarning = { key: string; check: string; path: string; word?: string | undefined; by: string; at: string }

/** What makes two findings the same one, however often a post is checked: not where it stands in the text, but what it says about which field. */
export function keyOf(finding: Pick<Finding, 'check' | 'path' | 'message' | 'channel'>): string {
  return [finding.check, finding.path, finding.channel ?? '', finding.message].join('|')
}

/** Ticked warnings as they are kept on a post. A form sends keys for those that were ticked just now; these have nobody's name yet. */
export function readSeen(value: unknown): { key: string; kept: SeenWarning | undefined }[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry: unknown) => {
    if (typeof entry === 'string') return [{ key: entry, kept: undefined }]
    const seen = entry as Partial<SeenWarning> | null
    return typeof seen?.key === 'string' ? [{ key: seen.key, kept: typeof seen.by === 'string' ? (seen as SeenWarning) : undefined }] : []
  })
}

/** "Ignore here" for one finding, as it is kept on a post. */
export function toIgnored({ check, path, word, channel }: Pick<Finding, 'check' | 'path' | 'word' | 'channel'>): Ignored {
  return { check, path, ...(word === undefined ? {} : { word }), ...(channel === undefined ? {} : { channel }) }
}

/** Findings that somebody said to ignore on a post; whatever else stands there is left out. */
export function readIgnored(value: unknown): Ignored[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (entry): entry is Ignored =>
      typeof entry === 'object' && entry !== null && typeof (entry as { check?: unknown }).check === 'string' && typeof (entry as { path?: unknown }).path === 'string',
  )
}

/** Why blocks were overridden on a post, by whom, and which: those that stood there when the reason was given, and no others. */
export type Overridden = { reason: string; by: string; at: string; blocks: string[] }

/** What an override is about: a block by its place, and by the words or the picture that it blocks. Its sentence may count what has changed meanwhile. */
export function blockKeyOf({ check, path, channel, word }: Pick<Finding, 'check' | 'path' | 'channel' | 'word'>, post: CheckedPost): string {
  const picture = mediaOf(post).find((one) => path === one.path || path.startsWith(`${one.path}.`))?.media.image
  return [check, path, channel ?? '', word?.trim().toLocaleLowerCase('en') ?? picture ?? ''].join('|')
}

/** Keys of the blocks that the reason on a post is about. A reason that nobody has given yet is about none. */
export function readOverridden({ overrideReason, overridden }: { overrideReason?: string | null | undefined; overridden?: unknown }): readonly string[] {
  const kept = overridden as Partial<Overridden> | null | undefined
  if (!Array.isArray(kept?.blocks) || !overrideReason?.trim() || kept.reason !== overrideReason.trim()) return []
  return kept.blocks.filter((key) => typeof key === 'string')
}
