import { Gutter } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'

/** The Promotion tab of an article: each post, channel, time, state and link. */
export async function PromotionTab({ initPageResult }: DocumentViewServerProps) {
  return <Gutter>Promotion of {String(initPageResult.docID ?? '')}</Gutter>
}
