import { type CollectionBeforeChangeHook, Forbidden } from 'payload'
import type { CampaignDoc, PoolDoc, StepDoc } from '../src/campaigns/campaignDoc.ts'
import { refId } from '../src/domain/documents.ts'
import { joinWriters } from '../src/domain/writers.ts'
import type { House } from '../src/house.ts'
import { socialContext } from '../src/problems.ts'

type GuardedCampaign = Partial<CampaignDoc> & { approvers?: number | null }

/** Two people see what a campaign says: it keeps who wrote which words, and only somebody who approves lets fewer people approve. After `guardCampaign`. */
export function keepFourEyes(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, operation, req, context }) => {
    // A copy says what the campaign said that it was made from.
    const before = (originalDoc ?? {}) as GuardedCampaign
    const isPerson = !socialContext(context).system && req.user?.collection === house.users
    const isLowered = operation === 'update' && 'approvers' in data && (data.approvers ?? 0) < (before.approvers ?? 0)
    if (isPerson && isLowered && !(await house.can('approve', req))) throw new Forbidden(req.t)
    const me = isPerson && req.user ? String(req.user.id) : undefined
    if (Array.isArray(data.steps)) data.steps = withWriters(data.steps as StepDoc[], before.steps ?? [], wordsOfStep, me)
    if (Array.isArray(data.pool)) data.pool = withWriters(data.pool as PoolDoc[], before.pool ?? [], wordsOfPool, me)
    return data
  }
}

const wordsOfStep = ({ text, link, template }: StepDoc) => JSON.stringify([text || null, link || null, refId(template)])
const wordsOfPool = ({ text, link, variations, post, article }: PoolDoc) =>
  JSON.stringify([text || null, link || null, (variations ?? []).map((one) => one.text), refId(post), article?.relationTo, refId(article?.value)])

type Written = { id?: string | null | undefined; writers?: unknown }

/** Rows with everybody who wrote them. A row that a request sends without its id is known by its words. */
function withWriters<Row extends Written>(rows: readonly Row[], before: readonly Row[], wordsOf: (row: Row) => string, me: string | undefined): Row[] {
  return rows.map((row) => {
    const words = wordsOf(row)
    const was = before.find(({ id }) => id && id === row.id) ?? before.find((one) => wordsOf(one) === words)
    const earlier = joinWriters(was?.writers)
    return { ...row, writers: me === undefined || (was && wordsOf(was) === words) ? earlier : joinWriters(earlier, [me]) }
  })
}
