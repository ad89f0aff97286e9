import type { TranslationKey } from '../translations/en.ts'
import type { PromoteMode, PromotionDoc } from './docs.ts'

export type ArticleFacts = {
  /** Whether the public can see it now. */
  live: boolean
  optedOut: boolean
  mode: PromoteMode
  promotion: PromotionDoc | undefined
  /** Whether a save of the article was noted whose posts are still to be written. */
  following: boolean
}

/** Why an article has no posts: the sentence that tells it, plainest reason first. */
export function whyNothing({ live, optedOut, mode, promotion, following }: ArticleFacts): TranslationKey {
  if (optedOut) return 'promotionOptedOut'
  if (!live && !promotion) return 'promotionDraft'
  if (mode === 'off' && !promotion?.composed) return 'promotionOff'
  if (following) return 'promotionWriting'
  if (!live) return 'promotionWithdrawn'
  if (!promotion || promotion.quiet) return 'promotionOld'
  return 'promotionNothing'
}
