import type { CollectionSlug, PayloadRequest } from 'payload'
import { type ChannelDoc, type PostDoc, refId } from './domain/documents.ts'
import { runGuidelines } from './guidelines/runGuidelines.ts'
import type { CheckContext, CheckedChannel, CheckedMedia, CheckedPost, Finding, GuidelineSettings, RecentPost } from './guidelines/types.ts'
import type { House } from './house.ts'
import { requestQuery } from './ledger/sql.ts'
import { readDisengaged } from './mentions/readDisengaged.ts'
import type { PostMaterial } from './planPost.ts'
import { readCodeOfConduct } from './readCodeOfConduct.ts'
import { toChannel } from './runtime.ts'

type SettingsDoc = {
  timezone?: string | null
  organisation?: { name?: string | null; domains?: string[] | null; eventDomains?: string[] | null } | null
  allowedWords?: string[] | null
  checks?: { check: string; level?: 'hint' | 'warn' | 'block' | 'off' | null; languagesOff?: string[] | null }[] | null
}

/** How far back a post is compared with others. */
const recentDays = 30
const mostRecent = 400

/** What the organisation's guidelines say about a post as it stands, with the facts that only the server has. `isTyping`: nothing is fetched from elsewhere for words that change with the next key. */
export async function checkPost({
  house,
  req,
  post,
  material,
  overridden,
  isTyping = false,
}: {
  house: House
  req: PayloadRequest
  post: PostDoc
  material: PostMaterial
  overridden: boolean
  isTyping?: boolean
}): Promise<Finding[]> {
  if (house.guidelines.length === 0) return []
  const runtime = house.runtime(req.payload)
  const settings = (await req.payload.findGlobal({ slug: house.slugs.settings, depth: 0, overrideAccess: true, req })) as unknown as SettingsDoc
  const checked = toChecked(post, material)
  const channels = material.channels.map((channel) => toCheckedChannel(house, channel))
  const context: CheckContext = {
    now: runtime.now().toISOString(),
    timezone: settings.timezone || 'UTC',
    organisation: { name: settings.organisation?.name ?? undefined, domains: settings.organisation?.domains ?? [], eventDomains: settings.organisation?.eventDomains ?? [] },
    names: await readNames(house, req),
    recent: await readRecent(house, req, post, material.channelIds),
    doNotEngage: await readDisengaged({ house, req }),
    codesOfConduct: isTyping ? {} : await readCodeOfConduct(runtime.http, checked),
  }
  const tuning: GuidelineSettings = {
    checks: Object.fromEntries(
      (settings.checks ?? []).map((row) => [
        row.check,
        { level: row.level ?? undefined, languages: Object.fromEntries((row.languagesOff ?? []).map((language) => [language, false])) },
      ]),
    ),
    allowedWords: settings.allowedWords ?? [],
    ignored: readIgnored(post.ignored).map((entry) => ({ ...entry, override: overridden })),
  }
  return runGuidelines(checked, channels, context, house.guidelines, tuning)
}

/** The post as the checks read it. */
function toChecked(post: PostDoc, material: PostMaterial): CheckedPost {
  const media = (rows: PostDoc['media']): CheckedMedia[] =>
    (rows ?? []).flatMap((row) => {
      const id = refId(row.image)
      if (id === undefined) return []
      const picture = material.pictures.get(id)
      return [{ image: id, filename: picture?.filename ?? undefined, alt: row.alt || picture?.alt || undefined, credit: row.credit || picture?.credit || undefined }]
    })
  return {
    id: post.id === undefined ? undefined : String(post.id),
    title: post.title ?? undefined,
    kind: post.kind ?? 'post',
    target: post.target ?? undefined,
    text: post.text ?? '',
    variants: (post.variants ?? []).map((variant) => ({
      network: variant.network ?? undefined,
      channel: refId(variant.channel),
      text: variant.text ?? undefined,
      media: media(variant.media),
    })),
    media: media(post.media),
    more: (post.more ?? []).map((part) => ({ text: part.text ?? undefined, media: media(part.media) })),
    link: post.link ?? undefined,
    contentWarning: post.contentWarning ?? undefined,
    category: post.category ?? undefined,
    lifespan: post.lifespan ?? undefined,
    overflow: post.overflow ?? undefined,
    language: post.language ?? undefined,
    codeOfConduct: post.codeOfConduct ?? undefined,
    publishAt: post.publishAt ?? undefined,
    endsAt: post.endsAt ?? undefined,
    tags: post.tags ?? [],
  }
}

function toCheckedChannel(house: House, channel: ChannelDoc): CheckedChannel {
  const network = house.networks.get(channel.network)
  const limits = network?.limits(toChannel(channel, network))
  return {
    id: String(channel.id),
    name: channel.name,
    network: channel.network,
    standing: channel.standing ?? undefined,
    language: channel.language ?? undefined,
    dailyLimit: channel.dailyLimit ?? undefined,
    limits:
      limits && network
        ? { text: limits.text, unit: limits.unit, altText: limits.altText, pictures: network.capabilities.maxPictures, needsPicture: network.capabilities.needsPicture }
        : undefined,
    measure: limits ? (text) => limits.measure(text) : undefined,
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

/** What goes or went out on the same channels around now. */
async function readRecent(house: House, req: PayloadRequest, post: PostDoc, channelIds: readonly string[]): Promise<RecentPost[]> {
  if (channelIds.length === 0) return []
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<{ post_id: string | number; channel_id: string | number; text: string | null; due_at: string | Date }>(
    `select post_id, channel_id, content->'parts'->0->>'text' as text, due_at from ${t.deliveries}
     where channel_id = any($1::${t.id}[]) and due_at > now() - make_interval(days => $2::int) and due_at < now() + make_interval(days => $2::int)
       and state in ('scheduled', 'held', 'publishing', 'published', 'unknown') and ($3::text is null or post_id::text <> $3::text) order by due_at desc limit $4`,
    [channelIds, recentDays, post.id === undefined ? null : String(post.id), mostRecent],
  )
  return rows.map((row) => ({ id: String(row.post_id), channel: String(row.channel_id), text: row.text ?? '', at: new Date(row.due_at).toISOString() }))
}

/** Findings that somebody has said to ignore on this post. */
function readIgnored(value: unknown): { check: string; path: string; word?: string | undefined; channel?: string | undefined }[] {
  return Array.isArray(value)
    ? value.filter(
        (entry): entry is { check: string; path: string } =>
          typeof entry === 'object' && entry !== null && typeof (entry as { check?: unknown }).check === 'string' && typeof (entry as { path?: unknown }).path === 'string',
      )
    : []
}
