import type { PostMetrics, Receipt } from '../port.ts'
import { isObject } from '../shared/bearerSession.ts'
import { unlessMissing } from './resolveTarget.ts'
import type { Session } from './session.ts'

const dayMs = 86_400_000
/** Pinterest looks back 90 days at most. */
const mostDays = 89
const metricTypes = 'IMPRESSION,SAVE,PIN_CLICK,OUTBOUND_CLICK,TOTAL_COMMENTS,TOTAL_REACTIONS'

/** Numbers about Pins of the last 90 days, one request for each; those that are gone are left out. */
export async function readMetrics(session: Session, remoteIds: readonly string[]): Promise<Record<string, PostMetrics>> {
  const today = session.context.now()
  const query = { start_date: toDay(new Date(today.getTime() - mostDays * dayMs)), end_date: toDay(today), metric_types: metricTypes }
  const all: Record<string, PostMetrics> = {}
  for (const id of remoteIds) {
    const found = await unlessMissing(session.send({ path: `/v5/pins/${encodeURIComponent(id)}/analytics`, query }))
    if (found) all[id] = toMetrics(found.json)
  }
  return all
}

function toDay(at: Date): string {
  return at.toISOString().slice(0, 10)
}

const names = { IMPRESSION: 'views', SAVE: 'shares', OUTBOUND_CLICK: 'clicks', TOTAL_COMMENTS: 'replies', TOTAL_REACTIONS: 'likes' } as const

/** Comments and reactions are counted over the whole life of a Pin, the rest over the days that were asked for. */
function toMetrics(json: Record<string, unknown>): PostMetrics {
  const all = isObject(json.all) ? json.all : {}
  const counts = { ...(isObject(all.summary_metrics) ? all.summary_metrics : {}), ...(isObject(all.lifetime_metrics) ? all.lifetime_metrics : {}) }
  const metrics: PostMetrics = {}
  for (const type of Object.keys(names) as (keyof typeof names)[]) {
    const count = counts[type]
    if (typeof count === 'number') metrics[names[type]] = count
  }
  return metrics
}

/** Deletes a Pin, saved ones included. What is gone already is no error. */
export async function removePart(session: Session, receipt: Receipt): Promise<void> {
  await unlessMissing(session.send({ method: 'DELETE', path: `/v5/pins/${encodeURIComponent(receipt.remoteId)}`, expects: 'nothing' }))
}
