import { addOffset, parseOffset } from '../schedule/offset.ts'
import { toHashtag } from '../text/hashtags.ts'
import { firstSentences } from '../text/plain.ts'
import type { Article } from './articleShape.ts'
import { type ComposeChannel, type ComposedPost, type ComposeInput, type ComposeProblem, defaultPlan, type PromotionPlanItem } from './composedPost.ts'
import { unique } from './fields.ts'
import { cutAtWord, knownZone } from './fillVariable.ts'
import { defaultUTM, type UTM } from './links.ts'
import { createWriter } from './writePost.ts'

const mostTags = 3

/** Milliseconds: near the end of what a date can say, where adding would fail. */
const latest = 8e15

export type { ComposeChannel, ComposedMedia, ComposedPost, ComposedVariant, ComposeInput, ComposeProblem, PromotionPlanItem } from './composedPost.ts'

/** Writes the posts of an article by its plan, without any model. The same input gives the same posts. Never throws. */
export function composePromotion(input: ComposeInput): { posts: ComposedPost[]; problems: ComposeProblem[] } {
  const { article } = input
  const plan = input.plan ?? defaultPlan
  const problems: ComposeProblem[] = articleProblems(article)
  const posts: ComposedPost[] = []
  const tags = hashtagsOf(article)
  const write = createWriter({ input, plan, tags })
  for (const [index, item] of plan.entries()) {
    const key = keyOf(plan, index)
    const offset = item.offset ?? (item.angle === 'launch' ? 'PT0S' : 'P21D')
    const dueAt = dueAtOf(input, offset)
    if (dueAt === undefined) {
      problems.push({
        key,
        path: 'publishAt',
        level: 'block',
        message: `The offset “${offset}” of “${item.angle}” in the promotion plan is no time after go-live. Write it as a duration like PT0S, P3D or P3W.`,
      })
      continue
    }
    const channels = channelsOf(item, key, input.channels, problems)
    const earlier = posts.filter((post) => sharesChannel(post, channels))
    const written = write({ index, key, networks: [...new Set(channels.map((channel) => channel.network))], earlier })
    problems.push(...written.problems)
    if (written.text === undefined) continue
    posts.push({
      key,
      angle: item.angle,
      title: cutAtWord(`${article.title || article.collection} (${key})`, 150),
      text: written.text,
      link: article.url,
      utm: utmOf(input, key),
      tags,
      media: article.image ? [{ image: article.image.id, alt: article.image.alt, ...(article.image.credit && { credit: article.image.credit }) }] : [],
      card: article.url && article.title ? { title: cutAtWord(article.title, 200), description: firstSentences(article.summary ?? '', 300) } : undefined,
      variants: written.variants,
      offset,
      dueAt,
      channels: channels.map((channel) => channel.id),
      category: input.category,
      lifespan: item.lifespan ?? input.lifespan ?? 'ad-hoc',
      language: input.language ?? article.language,
      overflow: item.overflow ?? 'shorten',
    })
  }
  return { posts, problems }
}

function sharesChannel(post: ComposedPost, channels: readonly ComposeChannel[]): boolean {
  return post.channels.length === 0 || channels.length === 0 || channels.some((channel) => post.channels.includes(channel.id))
}

function channelsOf(item: PromotionPlanItem, key: string, channels: readonly ComposeChannel[], problems: ComposeProblem[]): ComposeChannel[] {
  const named = channels.filter((channel) => (item.channels?.some((id) => String(id) === String(channel.id)) ?? true) && (item.networks?.includes(channel.network) ?? true))
  const awake = named.filter((channel) => channel.standing !== 'dormant')
  if (item.channels !== undefined)
    for (const channel of named.filter((one) => one.standing === 'dormant'))
      problems.push({
        key,
        path: 'channels',
        level: 'warn',
        message: `The promotion plan names the channel ${channel.name ?? channel.id} for “${key}”, but it is dormant: nothing is posted there. Change its standing or take it out of the plan.`,
      })
  if (awake.length === 0)
    problems.push({
      key,
      path: 'channels',
      level: 'warn',
      message: `There is no channel for “${key}”. Add a channel that is not dormant, or change the channels in the promotion plan.`,
    })
  return awake
}

function articleProblems(article: Article): ComposeProblem[] {
  const name = article.title === '' ? 'The article' : `The article “${cutAtWord(article.title, 80)}”`
  const problems: ComposeProblem[] = []
  if (!article.url)
    problems.push({
      path: 'link',
      level: 'block',
      message: `${name} has no address that a post could link to. ${article.slug ? 'Set siteURL in the plugin’s options.' : 'Fill in its slug, and set siteURL in the plugin’s options if it is not set yet.'}`,
    })
  if (article.image && article.image.alt === '')
    problems.push({ path: 'media', level: 'warn', message: `The picture of ${name.replace('The', 'the')} has no alt text. Describe it in the field “alt” of the picture.` })
  return problems
}

function hashtagsOf(article: Article): string[] {
  return unique(article.tags.map(toHashtag).filter((tag) => tag !== '' && tag.length <= 40)).slice(0, mostTags)
}

/** The angle, numbered where the plan has it more than once. */
function keyOf(plan: readonly PromotionPlanItem[], index: number): string {
  const angle = plan[index]?.angle ?? 'launch'
  const before = plan.slice(0, index).filter((item) => item.angle === angle).length
  return before === 0 ? angle : `${angle}/${before + 1}`
}

function utmOf(input: ComposeInput, key: string): UTM | undefined {
  const utm = defaultUTM({ network: '', campaign: input.campaign, content: key, presets: input.utm ?? [] })
  if (!utm) return undefined
  const { source, ...rest } = utm
  return source ? utm : rest
}

/** Undefined when the offset means nothing or goes back to before the article was there. */
function dueAtOf(input: ComposeInput, offset: string): string | undefined {
  const parsed = parseOffset(offset)
  const at = new Date(input.wentLiveAt)
  if (!parsed.ok || parsed.sign < 0 || !(Math.abs(at.getTime()) < latest)) return undefined
  return addOffset({ at, offset, timeZone: knownZone(input.timeZone) }).toISOString()
}
