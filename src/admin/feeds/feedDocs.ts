import type { TranslationKey } from '../../translations/en.ts'

/** How a feed is, as the API gives it. */
export type FeedHealthDoc = {
  state: 'new' | 'good' | 'trouble' | 'paused'
  message: string
  checkedAt: string | null
  nextPollAt: string | null
  failures: number
  items: number
  taken: number
  skipped: number
  posts: { id: string | number; title: string; status: string; createdAt: string }[]
  waiting: number
}

/** Words, signs and tones of a feed's health. */
export const feedLooks = {
  new: { label: 'feedNew', sign: '◷', tone: 'waiting' },
  good: { label: 'feedGood', sign: '✔', tone: 'good' },
  trouble: { label: 'feedTrouble', sign: '✖', tone: 'bad' },
  paused: { label: 'feedPaused', sign: '‖', tone: 'question' },
} as const satisfies Record<FeedHealthDoc['state'], { label: TranslationKey; sign: string; tone: string }>
