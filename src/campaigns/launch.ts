import { type ChannelDoc, type PostDoc, refId } from '../domain/documents.ts'
import { requestQuery } from '../ledger/sql.ts'
import { channelProblems, loadMaterial, renderFor } from '../planPost.ts'
import type { FieldProblem } from '../problems.ts'
import { planLaunch } from '../schedule/launch.ts'
import { dayMs } from '../schedule/moment.ts'
import { findOverbooking } from '../schedule/overbooking.ts'
import { type CampaignDoc, type PlannedPost, type StepDoc, withdrawnByPlan } from './campaignDoc.ts'
import { findTemplates } from './composeArticle.ts'
import { createPost, findChannels, findPlanned, isPlannable, type Planner, updatePost, zoneOf } from './docs.ts'
import { readStepMaterial, writeStep } from './stepText.ts'

/** One step as it should be: when, where and with which words. */
type WantedStep = { step: StepDoc; index: number; dueAt: Date; past: boolean; key: string; channels: ChannelDoc[]; text: string; link: string | undefined }

/** Where each step of a launch stands after planning. */
export type StepOutcome = { stepId: string; dueAt: Date; state: 'planned' | 'past'; post: string | number | null }

const unsent = ['draft', 'in-review', 'approved', 'scheduled']
const keyOf = (campaign: CampaignDoc, step: StepDoc) => `launch/${campaign.id}/${step.id}`

/**
 * Brings the posts of a launch in line with its steps: writes what is missing, moves what is unsent with the moment, takes back what is past or was taken out.
 * What has gone out, and every field that a person has changed, stays as it is. Doing it twice changes nothing.
 */
export async function planLaunchCampaign(
  planner: Planner,
  campaign: CampaignDoc,
  { status }: { status: 'scheduled' | 'in-review' | 'draft' },
): Promise<{ outcomes: StepOutcome[]; problems: FieldProblem[] }> {
  const planned = await findPlanned(planner, campaign)
  const { wanted, material, problems } = await wantSteps(planner, campaign)
  const outcomes: StepOutcome[] = []
  for (const want of wanted) {
    const present = planned.find((post) => post.planKey === want.key)
    const id = await bringStep({ planner, campaign, want, present, status, source: material.source })
    outcomes.push({ stepId: String(want.step.id), dueAt: want.dueAt, state: want.past ? 'past' : 'planned', post: id })
  }
  const keys = new Set(wanted.map((want) => want.key))
  for (const post of planned) if (post.planKey?.startsWith('launch/') && !keys.has(post.planKey)) await takeBack(planner, post)
  problems.push(...(await findOverbooked({ planner, campaign, wanted })))
  return { outcomes, problems }
}

/** What the steps ask for, and what stands in the way of it. */
async function wantSteps(planner: Planner, campaign: CampaignDoc) {
  const { house, req, now } = planner
  const timeZone = await zoneOf(planner, campaign)
  const steps = campaign.steps ?? []
  const moments = campaign.anchorAt ? planLaunch({ anchorAt: campaign.anchorAt, timeZone, steps, now }) : []
  const material = await readStepMaterial({ house, req, campaign, timeZone })
  const templates = new Map((steps.some((step) => step.template) ? await findTemplates(house, req, now) : []).map((template) => [String(template.id), template]))
  const problems: FieldProblem[] = []
  const wanted: WantedStep[] = []
  for (const { stepIndex: index, dueAt, past } of moments) {
    const step = steps[index]
    if (!step) continue
    const written = writeStep(step, material, templates)
    if ('message' in written) {
      problems.push({ path: `steps.${index}.${written.path}`, message: `Step ${index + 1}: ${written.message}` })
      continue
    }
    const own = (step.channels ?? []).length > 0
    const chosen = await findChannels(planner, (own ? step.channels : campaign.channels) ?? [])
    const channels = chosen.filter(isPlannable)
    const path = own ? `steps.${index}.channels` : 'channels'
    const [asleep] = chosen.filter((channel) => !isPlannable(channel))
    if (channels.length === 0)
      problems.push({
        path,
        message: asleep
          ? `Step ${index + 1} has no channel left: ${asleep.name}: ${channelProblems(asleep)[0]?.message ?? ''}`
          : `Step ${index + 1} has no channel to go out on. Choose channels for the campaign or for the step.`,
      })
    wanted.push({ step, index, dueAt, past, key: keyOf(campaign, step), channels, ...written })
  }
  for (const want of wanted) if (!want.past) problems.push(...(await findUnfit(planner, campaign, want)))
  return { wanted, material, problems }
}

/** Which channels would refuse the words of a step. */
async function findUnfit({ house, req }: Planner, campaign: CampaignDoc, want: WantedStep): Promise<FieldProblem[]> {
  const post: PostDoc = { id: 0, kind: 'post', text: want.text, link: want.link ?? null, channels: want.channels.map(({ id }) => id), campaign: campaign.id }
  const material = await loadMaterial({ house, req, post })
  return want.channels.flatMap((channel) => {
    const problems = renderFor({ house, post, channel, material })?.rendered.problems ?? []
    return problems
      .filter(({ level }) => level === 'block')
      .map((problem) => ({ path: `steps.${want.index}.text`, message: `Step ${want.index + 1}, ${channel.name}: ${problem.message}` }))
  })
}

type BringInput = {
  planner: Planner
  campaign: CampaignDoc
  want: WantedStep
  present: PlannedPost | undefined
  status: string
  source: { relationTo: string; value: unknown } | undefined
}

async function bringStep({ planner, campaign, want, present, status, source }: BringInput): Promise<string | number | null> {
  const fields = toFields(campaign, want, source)
  if (!present) {
    if (want.past || want.channels.length === 0 || campaign.droppedKeys?.includes(want.key)) return null
    const { id } = await createPost(planner, {
      ...fields,
      status,
      kind: 'post',
      campaign: campaign.id,
      lifespan: 'ad-hoc',
      planKey: want.key,
      plan: { dueAt: want.dueAt.toISOString() },
    })
    return id
  }
  if (present.deletedAt) return null
  const isOurs = present.status === 'cancelled' && present.withdrawnBy === withdrawnByPlan
  if (!isOurs && !unsent.includes(present.status ?? '')) return present.id
  if (want.past || want.channels.length === 0) {
    // A time that a person chose is kept, whatever the plan says.
    if (!present.plan?.hand?.includes('publishAt') && !isUnderWay(planner, present)) await takeBack(planner, present)
    return present.id
  }
  const kept = present.plan?.hand ?? []
  const patch = Object.fromEntries(Object.entries(fields).filter(([name, value]) => !kept.includes(name) && !isSame(name, value, present)))
  if (Object.keys(patch).length === 0 && !isOurs) return present.id
  const rewritten = 'text' in patch || 'link' in patch || 'channels' in patch
  const next = isOurs ? { status, withdrawnBy: null } : rewritten && status === 'in-review' && present.status === 'scheduled' ? { status } : {}
  await updatePost(planner, present.id, { ...patch, ...next, plan: { ...present.plan, dueAt: want.dueAt.toISOString() } })
  return present.id
}

function toFields(campaign: CampaignDoc, want: WantedStep, source: { relationTo: string; value: unknown } | undefined): Record<string, unknown> {
  const angle = (want.step.title || `step-${want.index + 1}`).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  return {
    title: `${campaign.name}: ${want.step.title || want.step.offset}`,
    text: want.text,
    link: want.link ?? null,
    channels: want.channels.map(({ id }) => id),
    publishAt: want.dueAt.toISOString(),
    angle,
    ...(source ? { source } : {}),
  }
}

function isSame(name: string, value: unknown, post: PlannedPost): boolean {
  if (name === 'channels')
    return JSON.stringify((value as (string | number)[]).map(String).sort()) === JSON.stringify((post.channels ?? []).map((channel) => refId(channel)).sort())
  if (name === 'publishAt') return post.publishAt !== null && post.publishAt !== undefined && new Date(post.publishAt).getTime() === new Date(String(value)).getTime()
  if (name === 'source') return refId(post.source?.value) === refId((value as { value: string | number }).value)
  return ((post as Record<string, unknown>)[name] ?? null) === (value ?? null)
}

/** A step that came due where its plan had it is the engine's: it goes out, or is said to be late. */
const isUnderWay = ({ now }: Planner, post: PlannedPost) => post.plan?.dueAt !== undefined && new Date(post.plan.dueAt) <= now

async function takeBack(planner: Planner, post: PlannedPost): Promise<void> {
  if (post.deletedAt || !unsent.includes(post.status ?? '')) return
  await updatePost(planner, post.id, { status: 'cancelled', withdrawnBy: withdrawnByPlan })
}

/** Days on which the launch and everything else on a channel together go over its daily limit. Evergreen posts are not counted: they give way. */
async function findOverbooked({ planner, campaign, wanted }: { planner: Planner; campaign: CampaignDoc; wanted: WantedStep[] }): Promise<FieldProblem[]> {
  const { house, req } = planner
  const own = wanted.filter(({ past }) => !past)
  const limited = [...new Map(own.flatMap(({ channels }) => channels).map((channel) => [String(channel.id), channel])).values()].filter((channel) => channel.dailyLimit)
  if (limited.length === 0) return []
  const times = own.map(({ dueAt }) => dueAt.getTime())
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const others = await query<{ channel_id: string | number; due_at: string | Date; campaign: string | null }>(
    `select d.channel_id, d.due_at, k.name as campaign from ${t.deliveries} d join ${t.posts} p on p.id = d.post_id left join ${t.campaigns} k on k.id = p.campaign_id
     where d.channel_id = any($1::${t.id}[]) and d.due_at between $2::timestamptz and $3::timestamptz and d.state in ('scheduled', 'held', 'publishing', 'published', 'unknown')
       and coalesce(p.plan_key, '') not like 'evergreen/%' and not (p.campaign_id is not distinct from $4::${t.id} and coalesce(p.plan_key, '') like 'launch/%')`,
    [limited.map(({ id }) => String(id)), new Date(Math.min(...times) - dayMs).toISOString(), new Date(Math.max(...times) + dayMs).toISOString(), String(campaign.id)],
  )
  const planned = [
    ...others.map((row) => ({ channelId: String(row.channel_id), dueAt: new Date(row.due_at), campaign: row.campaign ?? undefined })),
    ...own.flatMap(({ channels, dueAt }) => channels.map(({ id }) => ({ channelId: String(id), dueAt, campaign: campaign.name }))),
  ]
  const channels = limited.map((channel) => ({ id: String(channel.id), name: channel.name, timeZone: channel.timezone || 'UTC', dailyLimit: channel.dailyLimit }))
  const ourDays = findOverbooking({ channels, planned }).filter(({ campaigns }) => campaigns.includes(campaign.name))
  return ourDays.map(({ channelId, day, message }) => {
    const index = own.find(
      ({ dueAt, channels: on }) => on.some(({ id }) => String(id) === channelId) && Math.abs(dueAt.getTime() - Date.parse(`${day}T12:00:00Z`)) < 1.5 * dayMs,
    )?.index
    return { path: index === undefined ? 'anchorAt' : `steps.${index}.offset`, message }
  })
}
