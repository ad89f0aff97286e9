import type { TranslationKey } from '../translations/en.ts'
import type { PromoteMode, PromotionDoc } from './docs.ts'
import { isFollowing } from './underWay.ts'

export type ArticleFacts = {
  /** Whether the public can see it now. */
  live: boolean
  optedOut: boolean
  mode: PromoteMode
  promotion: PromotionDoc | undefined
}

/** Why an article has no posts: the sentence that tells it, plainest reason first. */
export function whyNothing({ live, optedOut, mode, promotion }: ArticleFacts): TranslationKey {
  if (optedOut) return 'promotionOptedOut'
  if (!live && !promotion) return 'promotionDraft'
  if (mode === 'off' && !promotion?.composed) return 'promotionOff'
  if (isFollowing(promotion) && !promotion?.message) return 'promotionWriting'
  if (!live) return 'promotionWithdrawn'
  if (!promotion || promotion.quiet) return 'promotionOld'
  return 'promotionNothing'
}
