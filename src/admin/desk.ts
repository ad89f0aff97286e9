import type { Payload, PayloadRequest, TypedUser } from 'payload'
import type { WaitingCounts } from '../approval/readWaiting.ts'
import type { Role } from '../options.ts'
import type { Person } from '../people.ts'
import type { Slugs } from '../slugs.ts'
import type { PromoteMode } from './docs.ts'

/** What the plugin hands to its server components, so that they need to know nothing else of it. */
export type Desk = {
  slugs: Slugs
  /** Slug of the host's upload collection. */
  media: string
  /** Networks by name, as people write them. */
  networkLabels: Readonly<Record<string, string>>
  /** What the options say about promoting each source. */
  promote: Readonly<Record<string, PromoteMode>>
  /** Whether somebody may do something. */
  may(role: Role, who: Reader): Promise<boolean>
  /** How many thanks are due, and how many of them are late, of what somebody may see. */
  countDebts(who: Reader): Promise<{ open: number; overdue: number }>
  /** People who may write, as far as somebody may see them: to whom a mention can be given. */
  writers(who: Reader): Promise<Person[]>
  /** Names of people by id. */
  namesOf(payload: Payload, ids: readonly (string | number)[]): Promise<ReadonlyMap<string, Person>>
  /** Who and what there is on the record, to choose from. */
  recordChoices(payload: Payload): Promise<{ by: string[]; what: string[] }>
  /** How many posts wait for this person, for others, and for a time. */
  countWaiting(who: Reader): Promise<WaitingCounts>
  /** Whether the posts of an article (`collection:id`) are being written or brought up to date. */
  isFollowing(payload: Payload, key: string): Promise<boolean>
}

/** Who looks at a page. Everything is read with this person's rights. */
export type Reader = { payload: Payload; user?: TypedUser | null | undefined; req?: PayloadRequest | undefined }

/** What a server component of ours gets besides what Payload gives it. */
export type DeskProps = { desk: Desk }
