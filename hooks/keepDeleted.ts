import type { CollectionBeforeDeleteHook, CollectionSlug } from 'payload'
import { type PlannedPost, withdrawnByPlan } from '../src/campaigns/campaignDoc.ts'
import { refId } from '../src/domain/documents.ts'
import type { House } from '../src/house.ts'
import { requestQuery } from '../src/ledger/sql.ts'

/**
 * A planned post that a person deletes for good is not written again: its day is left out of the series, its place is named on the campaign. What the plan
 * itself had taken back is no decision of anybody. Written past the saves: many may be deleted at once, in one transaction.
 */
export function keepDeleted(house: House): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const found = await req.payload.findByID({
      collection: house.slugs.posts as CollectionSlug,
      id,
      depth: 0,
      overrideAccess: true,
      showHiddenFields: true,
      disableErrors: true,
      trash: true,
      req,
    })
    const post = found as unknown as PlannedPost | null
    if (!post?.planKey || (post.status === 'cancelled' && post.withdrawnBy === withdrawnByPlan)) return
    const { tables: t } = house.runtime(req.payload)
    const query = await requestQuery(req)
    const series = refId(post.repeatOf)
    const day = /^repeat\/[^/]+\/(\d{4}-\d{2}-\d{2})$/.exec(post.planKey)?.[1]
    if (series && day)
      await query(
        `insert into ${t.postTexts} ("order", parent_id, path, text)
         select coalesce(max(o."order"), 0) + 1, $1::${t.id}, 'recurrence.exceptions', $2::text from ${t.postTexts} o
         where o.parent_id = $1::${t.id} and o.path = 'recurrence.exceptions' having count(*) filter (where o.text = $2::text) = 0`,
        [series, day],
      )
    const campaign = /^(?:launch|evergreen)\/([^/]+)\//.exec(post.planKey)?.[1]
    if (campaign) await query(`update ${t.campaigns} set dropped_keys = coalesce(dropped_keys, '[]'::jsonb) || to_jsonb($2::text) where id = $1::${t.id}`, [campaign, post.planKey])
  }
}
