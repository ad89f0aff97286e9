import { type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, Forbidden, type PayloadRequest } from 'payload'
import type { CampaignDoc, PoolDoc } from '../src/campaigns/campaignDoc.ts'
import { refusedMove } from '../src/campaigns/campaignMoves.ts'
import { zoneOf } from '../src/campaigns/docs.ts'
import { withdrawCampaign } from '../src/campaigns/withdraw.ts'
import { type Ref, refId } from '../src/domain/documents.ts'
import type { House } from '../src/house.ts'
import { type FieldProblem, refuse, socialContext } from '../src/problems.ts'
import { parseCooldown } from '../src/schedule/cooldown.ts'
import { planLaunch, validateLaunch } from '../src/schedule/launch.ts'
import { InvalidSchedule } from '../src/schedule/moment.ts'
import { isTimeZone } from '../src/schedule/zone.ts'

/** Fields whose change is a change of the plan. Others (a goal, a status) are saved whatever the plan looks like. */
const planFields = [
  'kind',
  'anchorAt',
  'anchorAt_tz',
  'timezone',
  'startsAt',
  'endsAt',
  'channels',
  'steps',
  'pool',
  'poolSources',
  'cooldown',
  'weekly',
  'languages',
  'planAs',
] as const

/** What a launch says, where and when, as one text: who changes it without the right to publish has it looked at again. */
function wordsOf({ kind, anchorAt, anchorAt_tz, timezone, channels, steps, planAs, languages, name, articles, sponsors }: CampaignDoc): string {
  const ids = (refs: readonly Ref[] | null | undefined) => (refs ?? []).map((ref) => refId(ref))
  const said = (steps ?? []).map((step) => [step.offset, step.title || null, step.text || null, step.link || null, refId(step.template), ids(step.channels)])
  const about = (articles ?? []).map(({ relationTo, value }) => [relationTo, refId(value)])
  const at = anchorAt ? new Date(anchorAt).getTime() : null
  return JSON.stringify([kind, at, anchorAt_tz ?? null, timezone || null, ids(channels), said, planAs ?? null, languages ?? [], name, about, ids(sponsors)])
}

/** What may become of a campaign: legal moves, the right to them, and a plan that means something. */
export function guardCampaign(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req, operation, context }) => {
    const before = operation === 'update' ? (originalDoc as CampaignDoc) : undefined
    const campaign = { ...before, ...data } as CampaignDoc
    const { system } = socialContext(context)
    const mayPublish = system || !req.user || (await house.can('publish', req))
    const problems: FieldProblem[] = []
    if (before && !system) {
      const refused = refusedMove(before.status, campaign.status)
      if (refused) problems.push({ path: 'status', message: refused })
    }
    if (!mayPublish) refuseRights({ req, before, campaign })
    const changed = !before || planFields.some((name) => name in data && JSON.stringify(data[name] ?? null) !== JSON.stringify((before as Record<string, unknown>)[name] ?? null))
    if (mayPublish && !system) data.trusted = true
    else if (!mayPublish && (!before || wordsOf(campaign) !== wordsOf(before))) data.trusted = false
    if (changed || campaign.status === 'running') {
      problems.push(...(await planProblems({ house, req, campaign })))
      if (!mayPublish && campaign.kind === 'evergreen') problems.push(...letWait({ data, before, campaign }))
    }
    if (problems.length > 0) refuse({ collection: house.slugs.campaigns, id: before?.id, problems, req })
    await markSteps({ house, req, campaign, data })
    return data
  }
}

/** Deleting a campaign withdraws what of it has not been sent: with the campaign goes what held it back. */
export function guardCampaignDelete(house: House): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    await withdrawCampaign({ house, req, campaignId: id, by: 'its campaign was deleted', withAdded: true })
  }
}

/** Starting, resuming, ending and letting go need the right to publish; stopping never does. */
function refuseRights({ req, before, campaign }: { req: PayloadRequest; before: CampaignDoc | undefined; campaign: CampaignDoc }): void {
  const moved = campaign.status !== (before?.status ?? 'planned') && campaign.status !== 'stopped'
  const released = (campaign.releasedAt ?? null) !== (before?.releasedAt ?? null)
  const unbarred = Boolean(before?.needsGo) && !campaign.needsGo
  if (moved || released || unbarred) throw new Forbidden(req.t)
}

async function planProblems({ house, req, campaign }: { house: House; req: PayloadRequest; campaign: CampaignDoc }): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = []
  if (campaign.timezone && !isTimeZone(campaign.timezone))
    problems.push({ path: 'timezone', message: `“${campaign.timezone}” is not a time zone. Choose one such as Europe/Berlin.` })
  if (campaign.startsAt && campaign.endsAt && campaign.startsAt >= campaign.endsAt)
    problems.push({ path: 'endsAt', message: 'The campaign ends before it starts. Choose a later end.' })
  if (problems.length > 0) return problems
  if (campaign.kind === 'launch') {
    const timeZone = await zoneOf({ house, req }, campaign)
    const found = validateLaunch({ anchorAt: campaign.anchorAt, timeZone, steps: campaign.steps ?? [] })
    problems.push(...found.filter(({ level }) => level === 'block').map(({ path, message }) => ({ path, message })))
    return problems
  }
  if (campaign.cooldown) {
    try {
      parseCooldown(campaign.cooldown)
    } catch (error) {
      if (!(error instanceof InvalidSchedule)) throw error
      problems.push({ path: 'cooldown', message: error.message })
    }
  }
  for (const [index, item] of (campaign.pool ?? []).entries()) {
    if (!item.text?.trim() && !(item.variations ?? []).some(({ text }) => text.trim()) && !item.post && !item.article)
      problems.push({ path: `pool.${index}.text`, message: `Post ${index + 1} of the pool says nothing. Write a text, or choose a post or an article.` })
    if (item.link && !(URL.canParse(item.link) && /^https?:/.test(item.link)))
      problems.push({ path: `pool.${index}.link`, message: `“${item.link}” is not a link. Write it with https://.` })
    if (item.startsAt && item.endsAt && item.startsAt >= item.endsAt)
      problems.push({ path: `pool.${index}.endsAt`, message: `Post ${index + 1} of the pool ends before it starts. Choose a later end.` })
  }
  if (campaign.status === 'running' && (campaign.channels ?? []).length === 0)
    problems.push({ path: 'channels', message: 'An evergreen campaign that runs needs at least one channel to fill.' })
  return problems
}

/** What somebody who may not publish writes into a pool that runs waits for somebody who may. */
function letWait({ data, before, campaign }: { data: Record<string, unknown>; before: CampaignDoc | undefined; campaign: CampaignDoc }): FieldProblem[] {
  const problems: FieldProblem[] = []
  const known = new Map((before?.pool ?? []).map((item) => [item.id, item]))
  const words = ({ text, link, variations, post, article }: PoolDoc) =>
    JSON.stringify([text ?? null, link ?? null, (variations ?? []).map((one) => one.text), post ?? null, article ?? null])
  data.pool = (campaign.pool ?? []).map((item) => {
    const was = known.get(item.id)
    return { ...item, waits: !was || was.waits === true || words(was) !== words(item) }
  })
  const fed = new Set((before?.channels ?? []).map((channel) => refId(channel)))
  if (before && before.status !== 'planned' && (campaign.channels ?? []).some((channel) => !fed.has(refId(channel))))
    problems.push({ path: 'channels', message: 'Only somebody who may publish can let a campaign that was started go out on another channel. Ask one of them.' })
  if (JSON.stringify(campaign.poolSources ?? []) !== JSON.stringify(before?.poolSources ?? []))
    problems.push({ path: 'poolSources', message: 'Only somebody who may publish can let a campaign take its posts from a collection. Ask one of them.' })
  return problems
}

/** When each step is due and whether its moment has gone by: seen at once, in the same save. */
async function markSteps({ house, req, campaign, data }: { house: House; req: PayloadRequest; campaign: CampaignDoc; data: Record<string, unknown> }): Promise<void> {
  if (campaign.kind !== 'launch' || !campaign.anchorAt || !campaign.steps) return
  const timeZone = await zoneOf({ house, req }, campaign)
  const { steps, anchorAt } = campaign
  try {
    const moments = planLaunch({ anchorAt, timeZone, steps, now: house.runtime(req.payload).now() })
    data.steps = steps.map((step, index) => ({ ...step, dueAt: moments[index]?.dueAt.toISOString(), state: moments[index]?.past ? 'past' : 'planned' }))
  } catch (error) {
    // Such a campaign was saved before it was looked at this closely: its plan stays as it is.
    if (!(error instanceof InvalidSchedule)) throw error
  }
}
