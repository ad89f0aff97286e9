import { type PayloadRequest, ValidationError } from 'payload'
import type { Bulk } from './bulk.ts'
import type { Account } from './networks/port.ts'
import type { Shared } from './shared.ts'

/** Something wrong with a field, in a plain sentence. */
export type FieldProblem = { path: string; message: string }

/** Refuses a save as Payload does: status 400 with the path and a sentence for each problem. */
export function refuse({ collection, id, problems, req }: { collection: string; id?: string | number | undefined; problems: readonly FieldProblem[]; req: PayloadRequest }): never {
  throw new ValidationError({ collection, ...(id === undefined ? {} : { id }), errors: problems.map((problem) => ({ ...problem })), req }, req.t)
}

/** What the plugin's own code says to its hooks, in `req.context` or an operation's `context`. */
export type SocialContext = {
  /** The plugin itself acts, not a person: roles, times and legal moves are not checked. */
  system?: boolean
  /** Names who acts, in the moves of deliveries. */
  by?: string
  /** Many are looked at together. */
  shared?: Shared
  /** Many are saved at once: what they write is written at their end, and drafts are not read by the guidelines until somebody opens or submits them. */
  bulk?: Bulk
  /** Why a person does this, for the record. */
  reason?: string
  /** False: an article that is saved now is not promoted (seeding, imports). */
  promote?: boolean
  /** The network was asked a moment ago who this is, and said so. */
  account?: Account
}

/** Reads what was said in the context of an operation. */
export function socialContext(context: Record<string, unknown>): SocialContext {
  const given = context.socialCampaigns
  return typeof given === 'object' && given !== null ? (given as SocialContext) : {}
}

/** Who acts, for the record. */
export function whoActs(req: PayloadRequest, context: Record<string, unknown>): string {
  const { by } = socialContext(context)
  if (by) return by
  const email = (req.user as { email?: string } | null)?.email
  return email ?? (req.user ? `user ${req.user.id}` : 'the server')
}
