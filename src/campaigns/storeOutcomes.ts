import type { PayloadRequest } from 'payload'
import type { House } from '../house.ts'
import { requestQuery, toPostgresAdapter } from '../ledger/sql.ts'
import type { FieldProblem } from '../problems.ts'
import type { CampaignDoc } from './campaignDoc.ts'
import type { StepOutcome } from './launch.ts'

/** Writes what became of the steps beside them, without another save of the campaign; the document that is given back shows it too. */
export async function storeOutcomes({
  house,
  req,
  campaign,
  outcomes,
  problems,
}: {
  house: House
  req: PayloadRequest
  campaign: CampaignDoc
  outcomes: readonly StepOutcome[]
  problems: readonly FieldProblem[]
}): Promise<void> {
  const { tables } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const message = problems.map((problem) => problem.message).join('\n') || null
  if (outcomes.length > 0) {
    await query(
      `update ${stepsTable(house, req)} s set planned_post_id = v.post, state = v.state::text::enum_social_step_state, due_at = v.due_at
       from unnest($1::text[], $2::${tables.id}[], $3::text[], $4::timestamptz[]) as v(id, post, state, due_at) where s.id = v.id`,
      [outcomes.map(({ stepId }) => stepId), outcomes.map(({ post }) => post), outcomes.map(({ state }) => state), outcomes.map(({ dueAt }) => dueAt.toISOString())],
    )
  }
  if ((campaign.planMessage ?? null) !== message) await query(`update ${tables.campaigns} set plan_message = $2::text where id = $1::${tables.id}`, [String(campaign.id), message])
  campaign.planMessage = message
  for (const outcome of outcomes) {
    const step = campaign.steps?.find(({ id }) => String(id) === outcome.stepId)
    if (step) Object.assign(step, { plannedPost: outcome.post, state: outcome.state, dueAt: outcome.dueAt.toISOString() })
  }
}

const snake = (slug: string) => slug.replace(/-/g, '_')

function stepsTable(house: House, req: PayloadRequest): string {
  const adapter = toPostgresAdapter(req.payload)
  const key = `${snake(house.slugs.campaigns)}_steps`
  const name = `"${adapter.tableNameMap.get(key) ?? key}"`
  return adapter.schemaName ? `"${adapter.schemaName}".${name}` : name
}
