import type { CollectionSlug, PayloadRequest } from 'payload'
import { checkedLimits } from './checkedLimits.ts'
import { type ChannelDoc, type PostDoc, refId } from './domain/documents.ts'
import type { Silence as TimeOfSilence } from './domain/silences.ts'
import { readCodeOfConduct } from './facts/readCodeOfConduct.ts'
import { readHandles } from './facts/readHandles.ts'
import { readLinks } from './facts/readLinks.ts'
import { readOwnDrafts } from './facts/readOwnDrafts.ts'
import { dayIn } from './guidelines/dates.ts'
import { readIgnored, readOverridden } from './guidelines/decisions.ts'
import { rulesOf } from './guidelines/rulesOf.ts'
import { runGuidelines } from './guidelines/runGuidelines.ts'
import { toChecked, toISO } from './guidelines/toChecked.ts'
import type { CheckContext, CheckedChannel, CheckedPost, Finding, GuidelineSettings, Silence } from './guidelines/types.ts'
import type { House } from './house.ts'
import { readDisengaged } from './mentions/readDisengaged.ts'
import type { PostMaterial } from './planPost.ts'
import { readSettings } from './readSettings.ts'
import { readRecent } from './recentPosts.ts'
import { toChannel } from './runtime.ts'
import { readOnce } from './shared.ts'

type SettingsDoc = {
  updatedAt?: string | null
  silences?: TimeOfSilence[] | null
  timezone?: string | null
  organisation?: { name?: string | null; domains?: string[] | null; eventDomains?: string[] | null } | null
  allowedWords?: string[] | null
  checks?: { check: string; level?: 'hint' | 'warn' | 'block' | 'off' | null; languagesOff?: string[] | null }[] | null
}

export type CheckInput = {
  house: House
  req: PayloadRequest
  post: PostDoc
  material: PostMaterial
  /** How long other servers may be asked about links, pages and mentions that nobody looked at yet. 0: only what is known already. */
  patienceMs: number
  /** It is about to leave: what other servers say about its Code of Conduct is asked anew. */
  leaves?: true | undefined
  /** When the post was meant to go out before it was moved. */
  movedFrom?: string | Date | undefined
}

/** What the guidelines say about a post, with everything that the checks were given, as data. */
export type Look = {
  findings: Finding[]
  post: CheckedPost
  channels: CheckedChannel[]
  context: CheckContext
  settings: GuidelineSettings
  /** A name for the rules in force. */
  rules: string
}

/** What the organisation's guidelines say about a post as it stands, with the facts that only the server has. */
export async function checkPost(input: CheckInput): Promise<Finding[]> {
  return input.house.guidelines.length === 0 ? [] : (await lookAtPost(input)).findings
}

/** Reads what the checks need to know, and asks them. */
export async function lookAtPost({ house, req, post, material, patienceMs, movedFrom, leaves }: CheckInput): Promise<Look> {
  const runtime = house.runtime(req.payload)
  const settings = await readSettings<SettingsDoc>({ house, req })
  const checked = toChecked(post, material.pictures, await readSponsor(house, req, post))
  const channels = material.channels.map((channel) => toCheckedChannel(house, channel))
  const now = runtime.now()
  const { serverURL } = req.payload.config
  const ownHost = URL.canParse(serverURL) ? [new URL(serverURL).hostname] : []
  const isAsked = (id: string) => house.guidelines.some((guideline) => guideline.id === id)
  const ask = { post: checked, now: now.getTime(), patienceMs }
  const context: CheckContext = {
    now: now.toISOString(),
    timezone: settings.timezone || 'UTC',
    organisation: {
      name: settings.organisation?.name ?? undefined,
      domains: [...(settings.organisation?.domains ?? []), ...ownHost],
      eventDomains: settings.organisation?.eventDomains ?? [],
    },
    names: await readOnce(req, 'names', () => readNames(house, req)),
    recent: await readRecent({ house, req, post, channelIds: material.channelIds, now, leaves }),
    doNotEngage: await readOnce(req, 'do not engage', () => readDisengaged({ house, req })),
    codesOfConduct: patienceMs > 0 ? await readCodeOfConduct({ http: runtime.http, post: checked, guidelines: house.guidelines, anew: leaves }) : {},
    links: isAsked('links') ? { ...(await readLinks({ http: runtime.http, ...ask })), ...(patienceMs > 0 ? await readOwnDrafts({ house, req, post: checked }) : {}) } : {},
    handles: isAsked('mentions') ? await readHandles({ house, req, channels, ...ask }) : {},
    silences: toSilences(settings),
    movedFrom: toISO(movedFrom),
  }
  const tuning: GuidelineSettings = {
    checks: Object.fromEntries(
      (settings.checks ?? []).map((row) => [
        row.check,
        { level: row.level ?? undefined, languages: Object.fromEntries((row.languagesOff ?? []).map((language) => [language, false])) },
      ]),
    ),
    allowedWords: settings.allowedWords ?? [],
    // Whatever stands there says nothing about who may: only what was overridden can be ignored.
    ignored: readIgnored(post.ignored).map((entry) => ({ ...entry, override: false })),
    overridden: readOverridden(post),
  }
  const findings = runGuidelines(checked, channels, context, house.guidelines, tuning)
  return { findings, post: checked, channels, context, settings: tuning, rules: rulesOf(house.guidelines, settings.updatedAt) }
}

/** Days of silence are holds: what is due on them waits, and whoever plans it is told so. */
function toSilences({ silences, timezone }: SettingsDoc): Silence[] {
  const day = (moment: number) => dayIn(moment, timezone || 'UTC')
  return (silences ?? []).map(({ from, until, reason }) => ({
    from: day(Date.parse(from)),
    until: day(Date.parse(until) - 1),
    reason: reason?.trim() || undefined,
    waits: true,
  }))
}

async function readSponsor(house: House, req: PayloadRequest, post: PostDoc): Promise<CheckedPost['sponsor']> {
  const id = refId(post.sponsor)
  if (id === undefined) return undefined
  const doc = await readOnce(
    req,
    `sponsor ${id}`,
    async () =>
      (await req.payload.findByID({ collection: house.slugs.sponsors as CollectionSlug, id, depth: 0, overrideAccess: true, disableErrors: true, req })) as {
        name?: string | null
      } | null,
  )
  return doc?.name ? { name: doc.name } : undefined
}

function toCheckedChannel(house: House, channel: ChannelDoc): CheckedChannel {
  const network = house.networks.get(channel.network)
  return {
    id: String(channel.id),
    name: channel.name,
    network: channel.network,
    standing: channel.standing ?? undefined,
    language: channel.language ?? undefined,
    timezone: channel.timezone || 'UTC',
    dailyLimit: channel.dailyLimit ?? undefined,
    ...(network && checkedLimits(network, toChannel(channel, network))),
  }
}

/** Names that may look like other words: the handle book's and the sponsors'. */
async function readNames(house: House, req: PayloadRequest): Promise<string[]> {
  const names = async (collection: CollectionSlug) =>
    ((await req.payload.find({ collection, depth: 0, limit: 1_000, pagination: false, overrideAccess: true, req })).docs as unknown as { name?: string | null }[]).flatMap(
      (doc) => doc.name ?? [],
    )
  return [...(await names(house.slugs.handles)), ...(await names(house.slugs.sponsors))]
}
