import { textFor, tuned } from '../reading.ts'
import { comparable, differsInFacts, gramsOf, similarity } from '../similarity.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { CheckContext, CheckedChannel, CheckedPost, Guideline, Level, RecentPost } from '../types.ts'

const dayMs = 86_400_000

/** Days between two posts; undefined when either moment is not known. */
function daysApart(post: CheckedPost, other: RecentPost, context: CheckContext): number | undefined {
  const at = Date.parse(post.publishAt ?? context.now ?? '')
  const then = Date.parse(other.at ?? '')
  return Number.isNaN(at) || Number.isNaN(then) ? undefined : Math.abs(at - then) / dayMs
}

const othersOn = (channel: CheckedChannel, post: CheckedPost, context: CheckContext) =>
  (context.recent ?? []).filter((other) => other.channel === channel.id && other.kind !== 'reply' && !other.again && (post.id === undefined || other.id !== post.id))

const sameLink = (post: CheckedPost, other: RecentPost) => (post.link?.trim() || undefined) === (other.link?.trim() || undefined)

/** Whether another post says just the same. What is compared with many is made ready once. */
function exactly(text: string, post: CheckedPost): (other: RecentPost) => boolean {
  const own = normal(text)
  return (other) => sameLink(post, other) && own === normal(other.text)
}

const normal = (text: string) => text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()

/** The same words do not go out twice on a channel within `days`: networks refuse it, and readers notice. Where a moment is not known it warns. */
export function exactRepeat({ level = 'block', days = 30 }: { level?: Level; days?: number } = {}): Guideline {
  return {
    id: 'exact-repeat',
    title: checkTitles.checkExactRepeat,
    defaultLevel: level,
    where: 'server',
    per: 'channel',
    options: { level, days },
    check(post, channel, context) {
      if (!channel || post.kind === 'reply') return []
      const within = tuned({ days }, context).days
      const { text, path } = textFor(post, channel)
      if (comparable(text).split(' ').length < 3) return []
      const isExact = exactly(text, post)
      const found = othersOn(channel, post, context).find((other) => (daysApart(post, other, context) ?? 0) <= within && isExact(other))
      if (!found) return []
      const unknown = daysApart(post, found, context) === undefined
      return [
        {
          path,
          ...(unknown && { level: 'warn' as const }),
          ...tell('findingRepeat', { channel: channel.name }),
        },
      ]
    },
  }
}

/** A post that is nearly one of the last `days` on the same channel. Different numbers, or only different names, make it a reminder: a hint. */
export function nearDuplicate({ level = 'warn', days = 14, similar = 0.8 }: { level?: Level; days?: number; similar?: number } = {}): Guideline {
  return {
    id: 'near-duplicate',
    title: checkTitles.checkNearDuplicate,
    defaultLevel: level,
    where: 'server',
    per: 'channel',
    options: { level, days, similar },
    check(post, channel, context) {
      if (!channel || post.kind === 'reply') return []
      const options = tuned({ days, similar }, context)
      const { text, path } = textFor(post, channel)
      const isExact = exactly(text, post)
      const own = gramsOf(text)
      const close = othersOn(channel, post, context)
        .map((other) => ({ other, apart: daysApart(post, other, context) }))
        .filter(({ other, apart }) => (apart ?? 0) <= options.days && similarity(own, gramsOf(other.text)) >= options.similar && !isExact(other))
      const [nearest] = close
      if (!nearest) return []
      const reminder = nearest.apart === undefined || close.every(({ other }) => differsInFacts(text, other.text))
      const start = `${nearest.other.text.slice(0, 60)}${nearest.other.text.length > 60 ? '…' : ''}`
      return [
        {
          path,
          ...(reminder && { level: 'hint' as const }),
          ...tell(reminder ? 'findingReminder' : 'findingNearly', { channel: channel.name, start }),
        },
      ]
    },
  }
}
