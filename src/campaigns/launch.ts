import { createHash } from 'node:crypto'
import { type ChannelDoc, type PostDoc, refId } from '../domain/documents.ts'
import { unsentStatuses } from '../domain/states.ts'
import { joinWriters } from '../domain/writers.ts'
import { requestQuery } from '../ledger/sql.ts'
import { channelProblems, loadMaterial, renderFor } from '../planPost.ts'
import type { FieldProblem } from '../problems.ts'
import { readUtmPreset } from '../readUtmPreset.ts'
import { planLaunch } from '../schedule/launch.ts'
import { dayMs } from '../schedule/moment.ts'
import { findOverbooking } from '../schedule/overbooking.ts'
import { type CampaignDoc, type PlannedPost, type StepDoc, withdrawnByArticle, withdrawnByPlan } from './campaignDoc.ts'
import { findTemplates } from './composeArticle.ts'
import { createPost, findChannels, findPlanned, isOf, isPlannable, type Planner, updatePost, zoneOf } from './docs.ts'
import { readStepMaterial, type StepMaterial, writeStep } from './stepText.ts'

/** One step as it should be: when, where and with which words. */
type WantedStep = { step: StepDoc; index: number; dueAt: Date; past: boolean; key: string; channels: ChannelDoc[]; text: string; link: string | undefined }

/** Where each step of a launch stands after planning. */
export type StepOutcome = { stepId: string; dueAt: Date; state: 'planned' | 'past'; post: string | number | null }

const keyOf = (campaign: CampaignDoc, step: StepDoc) => `launch/${campaign.id}/${step.id}`

/**
 * Brings the posts of a launch in line with its steps: writes what is missing, moves what is unsent with the moment, takes back what is past or was taken out.
 * What has gone out, and every field that a person has changed, stays as it is. Doing it twice changes nothing. `isRestated`: a person has just said otherwise whether
 * its posts are drafts.
 */
export async function planLaunchCampaign(
  planner: Planner,
  campaign: CampaignDoc,
  { status, isRestated = false }: { status: 'scheduled' | 'in-review' | 'draft'; isRestated?: boolean },
): Promise<{ outcomes: StepOutcome[]; problems: FieldProblem[] }> {
  const planned = await findPlanned(planner, campaign)
  const { wanted, material, problems } = await wantSteps(planner, campaign, planned)
  const parameters = await parametersOf(planner, campaign)
  const outcomes: StepOutcome[] = []
  for (const want of wanted) {
    const present = planned.find((post) => post.planKey === want.key)
    const id = await bringStep({ planner, campaign, want, present, status, isRestated, material, parameters })
    outcomes.push({ stepId: String(want.step.id), dueAt: want.dueAt, state: want.past ? 'past' : 'planned', post: id })
  }
  const keys = new Set(wanted.map((want) => want.key))
  for (const post of planned) if (post.planKey?.startsWith('launch/') && !keys.has(post.planKey) && isOf(campaign, post)) await takeBack(planner, post)
  problems.push(...(await findOverbooked({ planner, campaign, wanted })))
  return { outcomes, problems }
}

/** What the steps ask for, and what stands in the way of it. */
async function wantSteps(planner: Planner, campaign: CampaignDoc, planned: readonly PlannedPost[]) {
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
    const own = (step.channels ?? []).length > 0
    const chosen = await findChannels(planner, (own ? step.channels : campaign.channels) ?? [])
    const channels = chosen.filter(isPlannable)
    const key = keyOf(campaign, step)
    const composed = writeStep(step, material, templates, channels)
    const written = 'message' in composed ? (wordsByHand(planned.find((post) => post.planKey === key)) ?? composed) : composed
    if ('message' in written) {
      problems.push({ path: `steps.${index}.${written.path}`, message: `Step ${index + 1}: ${written.message}` })
      continue
    }
    const path = own ? `steps.${index}.channels` : 'channels'
    const [asleep] = chosen.filter((channel) => !isPlannable(channel))
    if (channels.length === 0)
      problems.push({
        path,
        message: asleep
          ? `Step ${index + 1} has no channel left: ${asleep.name}: ${channelProblems(asleep)[0]?.message ?? ''}`
          : `Step ${index + 1} has no channel to go out on. Choose channels for the campaign or for the step.`,
      })
    wanted.push({ step, index, dueAt, past, key, channels, ...written })
  }
  for (const want of wanted) if (!want.past) problems.push(...(await findUnfit(planner, campaign, want)))
  return { wanted, material, problems }
}

/** What a person wrote over a step stays when the template under it is gone. */
function wordsByHand(post: PlannedPost | undefined): { text: string; link: string | undefined } | undefined {
  return post?.text && post.plan?.hand?.includes('text') ? { text: post.text, link: post.link ?? undefined } : undefined
}

/** The campaign parameters that the links of the posts carry, as a short mark: a change of them is seen. */
async function parametersOf({ house, req }: Planner, { utm, utmPreset }: CampaignDoc): Promise<string> {
  const preset = utmPreset ? await readUtmPreset({ house, req, name: utmPreset }) : undefined
  const given = ['source', 'medium', 'campaign', 'term', 'content'].map((name) => utm?.[name] || null)
  return createHash('sha256')
    .update(JSON.stringify([given, preset ?? null]))
    .digest('hex')
    .slice(0, 16)
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
  isRestated: boolean
  material: StepMaterial
  parameters: string
}

async function bringStep({ planner, campaign, want, present, status, isRestated, material, parameters }: BringInput): Promise<string | number | null> {
  const fields = toFields(campaign, want, material)
  if (!present) {
    if (want.past || want.channels.length === 0 || campaign.droppedKeys?.includes(want.key)) return null
    const { id } = await createPost(planner, {
      ...fields,
      status,
      kind: 'post',
      campaign: campaign.id,
      lifespan: 'ad-hoc',
      planKey: want.key,
      plan: { dueAt: want.dueAt.toISOString(), hash: parameters },
      writers: joinWriters(want.step.writers),
    })
    return id
  }
  if (present.deletedAt) return null
  const standing = standOf(present, want, material)
  // A post that a person has taken out of the campaign keeps its place, and is theirs.
  if (standing === 'closed' || !isOf(campaign, present)) return present.id
  if (want.past || want.channels.length === 0) {
    // A time that a person chose is kept, whatever the plan says.
    if (!present.plan?.hand?.includes('publishAt') && !isUnderWay(planner, present)) await takeBack(planner, present)
    return present.id
  }
  const kept = present.plan?.hand ?? []
  const changed = Object.entries(fields).filter(([name, value]) => !kept.includes(name) && !isSame(name, value, present))
  // Of what is partly out, only the time of the rest is moved.
  const patch = Object.fromEntries(standing === 'begun' ? changed.filter(([name]) => name === 'publishAt') : changed)
  const next = nextStatus({ standing, present, status, isRestated, patch })
  // A post from before parameters were marked is not saved just to mark it.
  const isMarked = (present.plan?.hash ?? parameters) === parameters
  if (Object.keys(patch).length === 0 && !next.status && isMarked) return present.id
  const writers = joinWriters(present.writers, want.step.writers)
  await updatePost(planner, present.id, { ...patch, ...next, writers, plan: { ...present.plan, dueAt: want.dueAt.toISOString(), hash: parameters } })
  return present.id
}

/** Where the post of a step stands for its plan. `late`: its time went by unused, or in vain, and the plan has given it another one; `begun`: the same, with a part that is out. */
type Standing = 'open' | 'withdrawn' | 'late' | 'begun' | 'closed'

function standOf(present: PlannedPost, want: WantedStep, { isLive }: StepMaterial): Standing {
  const status = present.status ?? ''
  if (unsentStatuses.includes(status)) return 'open'
  if (status === 'cancelled') return present.withdrawnBy === withdrawnByPlan || (present.withdrawnBy === withdrawnByArticle && isLive) ? 'withdrawn' : 'closed'
  const dueAt = present.plan?.dueAt
  const isPostponed = !want.past && !present.plan?.hand?.includes('publishAt') && dueAt !== undefined && new Date(dueAt).getTime() !== want.dueAt.getTime()
  if (!isPostponed || want.channels.length === 0) return 'closed'
  if (status === 'missed' || status === 'failed') return 'late'
  return status === 'publishing' || status === 'partly-published' ? 'begun' : 'closed'
}

type NextInput = { standing: Standing; present: PlannedPost; status: string; isRestated: boolean; patch: Record<string, unknown> }

/** What a post's status becomes with a change of its plan. Other words, channels or times by somebody who may not publish are looked at first. */
function nextStatus({ standing, present, status, isRestated, patch }: NextInput): { status?: string; withdrawnBy?: null } {
  if (standing === 'withdrawn') return { status, withdrawnBy: null }
  if (standing === 'late') return { status: status === 'in-review' ? status : 'scheduled' }
  if (isRestated && ['draft', 'in-review', 'scheduled'].includes(present.status ?? '') && present.status !== status) return { status }
  const isOther = 'text' in patch || 'link' in patch || 'channels' in patch || 'publishAt' in patch
  return isOther && status === 'in-review' && (present.status === 'scheduled' || standing === 'begun') ? { status } : {}
}

function toFields(campaign: CampaignDoc, want: WantedStep, { source, promotion }: StepMaterial): Record<string, unknown> {
  const angle = (want.step.title || `step-${want.index + 1}`).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  return {
    title: `${campaign.name}: ${want.step.title || want.step.offset}`,
    text: want.text,
    link: want.link ?? null,
    channels: want.channels.map(({ id }) => id),
    publishAt: want.dueAt.toISOString(),
    angle,
    ...(source ? { source } : {}),
    ...(promotion === undefined ? {} : { promotion }),
  }
}

function isSame(name: string, value: unknown, post: PlannedPost): boolean {
  if (name === 'channels')
    return JSON.stringify((value as (string | number)[]).map(String).sort()) === JSON.stringify((post.channels ?? []).map((channel) => refId(channel)).sort())
  if (name === 'publishAt') return post.publishAt !== null && post.publishAt !== undefined && new Date(post.publishAt).getTime() === new Date(String(value)).getTime()
  if (name === 'promotion') return refId(post.promotion) === String(value)
  if (name === 'source') return refId(post.source?.value) === refId((value as { value: string | number }).value)
  return ((post as Record<string, unknown>)[name] ?? null) === (value ?? null)
}

/** A step that came due where its plan had it is the engine's: it goes out, or is said to be late. */
const isUnderWay = ({ now }: Planner, post: PlannedPost) => post.plan?.dueAt !== undefined && new Date(post.plan.dueAt) <= now

async function takeBack(planner: Planner, post: PlannedPost): Promise<void> {
  if (post.deletedAt || !unsentStatuses.includes(post.status ?? '')) return
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
