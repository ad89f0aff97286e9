import type { HoldReason } from '../domain/holds.ts'
import type { DeliveryState, PostStatus } from '../domain/states.ts'
import type { TranslationKey } from '../translations/en.ts'

/** How a state looks: a word (and where its translations are), a sign and a tone. State is never told by colour alone. */
export type StateLook = { word: string; label: TranslationKey; sign: string; tone: 'neutral' | 'waiting' | 'good' | 'bad' | 'question' }

/** The one table of words, signs and tones for states of deliveries and statuses of posts. */
export const stateLooks = {
  draft: { word: 'Draft', label: 'stateDraft', sign: '✎', tone: 'neutral' },
  'in-review': { word: 'In review', label: 'stateInReview', sign: '◎', tone: 'waiting' },
  approved: { word: 'Approved', label: 'stateApproved', sign: '✓', tone: 'waiting' },
  scheduled: { word: 'Scheduled', label: 'stateScheduled', sign: '◷', tone: 'waiting' },
  publishing: { word: 'Publishing', label: 'statePublishing', sign: '↗', tone: 'waiting' },
  published: { word: 'Published', label: 'statePublished', sign: '✔', tone: 'good' },
  'partly-published': { word: 'Partly published', label: 'statePartlyPublished', sign: '◐', tone: 'bad' },
  failed: { word: 'Failed', label: 'stateFailed', sign: '✖', tone: 'bad' },
  unknown: { word: 'Not sure', label: 'stateUnknown', sign: '?', tone: 'question' },
  missed: { word: 'Missed', label: 'stateMissed', sign: '!', tone: 'bad' },
  held: { word: 'Held', label: 'stateHeld', sign: '‖', tone: 'question' },
  cancelled: { word: 'Cancelled', label: 'stateCancelled', sign: '–', tone: 'neutral' },
} as const satisfies Record<DeliveryState | PostStatus, StateLook>

/** How a state looks, whatever the API gave. */
export function lookOf(state: string | null | undefined): StateLook | undefined {
  return state && Object.hasOwn(stateLooks, state) ? stateLooks[state as keyof typeof stateLooks] : undefined
}

/** Where the sentence of a hold is translated. */
export const holdLabels = {
  'everything-stopped': 'holdEverythingStopped',
  'channel-paused': 'holdChannelPaused',
  'channel-dormant': 'holdChannelDormant',
  'channel-trouble': 'holdChannelTrouble',
  'campaign-stopped': 'holdCampaignStopped',
  'campaign-gate': 'holdCampaignGate',
  'article-not-live': 'holdArticleNotLive',
  'article-changed': 'holdArticleChanged',
  silence: 'holdSilence',
  'newer-occurrence': 'holdNewerOccurrence',
  'not-approved': 'holdNotApproved',
} as const satisfies Record<HoldReason, TranslationKey>

/** Where the sentence of a delivery's hold is, if the delivery is held. */
export function holdLabelOf(reason: string | null | undefined): TranslationKey | undefined {
  return reason && Object.hasOwn(holdLabels, reason) ? holdLabels[reason as HoldReason] : undefined
}
