import type { DeliveryState, PostStatus } from '../domain/states.ts'

/** How a state looks: a word, a sign and a tone. State is never told by colour alone. */
export type StateLook = { word: string; sign: string; tone: 'neutral' | 'waiting' | 'good' | 'bad' | 'question' }

/** The one table of words, signs and tones for states of deliveries and statuses of posts. */
export const stateLooks = {
  draft: { word: 'Draft', sign: '✎', tone: 'neutral' },
  'in-review': { word: 'In review', sign: '👁', tone: 'waiting' },
  approved: { word: 'Approved', sign: '✓', tone: 'waiting' },
  scheduled: { word: 'Scheduled', sign: '◷', tone: 'waiting' },
  publishing: { word: 'Publishing', sign: '↗', tone: 'waiting' },
  published: { word: 'Published', sign: '✔', tone: 'good' },
  'partly-published': { word: 'Partly published', sign: '◐', tone: 'bad' },
  failed: { word: 'Failed', sign: '✖', tone: 'bad' },
  unknown: { word: 'Not sure', sign: '?', tone: 'question' },
  missed: { word: 'Missed', sign: '!', tone: 'bad' },
  held: { word: 'Held', sign: '‖', tone: 'question' },
  cancelled: { word: 'Cancelled', sign: '–', tone: 'neutral' },
} as const satisfies Record<DeliveryState | PostStatus, StateLook>
