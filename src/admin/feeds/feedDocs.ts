import type { FeedHealth } from '../../feeds/readFeedHealth.ts'
import type { TranslationKey } from '../../translations/en.ts'

/** How a feed is, as the API gives it. */
export type FeedHealthDoc = FeedHealth

/** Words, signs and tones of a feed's health. */
export const feedLooks = {
  new: { label: 'feedNew', sign: '◷', tone: 'waiting' },
  good: { label: 'feedGood', sign: '✔', tone: 'good' },
  trouble: { label: 'feedTrouble', sign: '✖', tone: 'bad' },
  paused: { label: 'feedPaused', sign: '‖', tone: 'question' },
} as const satisfies Record<FeedHealthDoc['state'], { label: TranslationKey; sign: string; tone: string }>
