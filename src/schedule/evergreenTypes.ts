import type { Standing } from '../domain/words.ts'
import type { Moment } from './moment.ts'
import type { Slot } from './slots.ts'

/** One wording of an evergreen item. `textKey` is the same for the same words (a digest of the text), whatever the item. */
export type EvergreenVariation = { id: string; textKey: string; language?: string | undefined }

/** A post of the pool. `uses` and `lastUsedAt` cover what is older than the history that is passed; where both know, the larger and the later count. */
export type EvergreenItem = {
  id: string
  variations: readonly EvergreenVariation[]
  /** Ids of the channels it is for; every channel when left out. */
  channels?: readonly string[] | undefined
  /** How often it was used, by channel id. */
  uses?: Readonly<Record<string, number>> | undefined
  /** When it was last used, by channel id. */
  lastUsedAt?: Readonly<Record<string, Moment>> | undefined
  startsAt?: Moment | undefined
  /** The first moment at which it may not be used any more. */
  endsAt?: Moment | undefined
  /** How often it may be used on one channel: nobody sees it there more often than that. */
  maxUses?: number | undefined
  /** Its article is published, where it was and not expired. `true` for an item without an article. */
  articleLive: boolean
}

/** A channel to be filled. */
export type EvergreenChannel = {
  id: string
  /** For sentences; the id when left out. */
  name?: string | undefined
  network: string
  timeZone: string
  slots: readonly Slot[]
  /** Posts a week in all, ad hoc ones included. A fraction is spread over weeks: 0.5 is one every other week. */
  weeklyTarget: number
  dailyLimit?: number | undefined
  standing: Standing
  /** Due moments of everything else on the channel, sent or not. A moment that is also in the history counts once. */
  busy: readonly Moment[]
  /** Languages it speaks; any when left out. A variation without a language fits everywhere. */
  languages?: readonly string[] | undefined
}

/** That a text went out, or surely will. `at` is the moment it was due, not the moment of the receipt. */
export type EvergreenUse = { itemId: string; variationId: string; textKey: string; channelId: string; at: Moment }

/** That words of the pool are said on a channel by a post that is none of the pool's: they rest before and after it, and it fills no slot of the pool's. */
export type EvergreenSaid = { textKey: string; channelId: string; at: Moment }

/** One slot filled. */
export type EvergreenPlanned = { itemId: string; variationId: string; channelId: string; dueAt: Date }

/** A week in which a channel stays under its target. `cause`: no free slots, or nothing in the pool that may go out. `weekOf` is the local Monday. */
export type EvergreenShortage = { channelId: string; weekOf: string; missing: number; cause: 'slots' | 'pool'; reason: string }
