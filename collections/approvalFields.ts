import type { Field } from 'payload'
import { checkbox, date, internal, json, text, textarea } from './fields.ts'

/** Only the plugin writes these, and a copy of the post begins without them. */
const writtenByUs = { access: { create: () => false, update: () => false }, admin: internal, hooks: { beforeDuplicate: [() => null] } }
/** Who wrote words, for four eyes. */
export const writersField = { access: writtenByUs.access, admin: internal }
/** What was decided about a post is not decided about its copy. */
export const notCopied = { hooks: { beforeDuplicate: [() => null] } }

/** Who wrote it last, who approved exactly which words, what was said about it, and whether it may leave. */
export function approvalFields(): Field[] {
  return [
    // The id of a user, or nothing where the plugin wrote it: kept as text, so that a user can be deleted.
    text('writtenBy', writtenByUs),
    // Everybody whose words nobody else has approved yet: with four eyes, none of them approves it. A copy says the same words.
    json('writers', writersField),
    json('approvals', writtenByUs),
    json('approvedContent', writtenByUs),
    json('comments', writtenByUs),
    // Of a link's secret its hash is kept, and nobody reads that either.
    json('reviewLinks', { ...writtenByUs, access: { ...writtenByUs.access, read: () => false } }),
    json('urgency', writtenByUs),
    checkbox('cleared', { ...writtenByUs, hooks: { beforeDuplicate: [() => false] } }),
    date('remindedAt', writtenByUs),
    // Which blocks the reason of an override is about, who gave it and when.
    json('overridden', writtenByUs),
    // Given in the panel of the approval, by whoever may.
    textarea('urgentReason', { ...notCopied, admin: internal }),
  ]
}
