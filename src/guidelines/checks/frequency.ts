import { dayIn } from '../dates.ts'
import { tuned } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline, Level } from '../types.ts'

const dayMs = 86_400_000
const weekMs = 7 * dayMs

/** Not too many posts on a channel: at most `perDay` (the channel's own limit comes first) and `perWeek` in any seven days. Days are those of the channel. Replies do not count. */
export function frequency({ level = 'warn', perDay = 5, perWeek = 20 }: { level?: Level; perDay?: number; perWeek?: number } = {}): Guideline {
  return {
    id: 'frequency',
    title: checkTitles.checkFrequency,
    defaultLevel: level,
    where: 'server',
    per: 'channel',
    options: { level, perDay, perWeek },
    check(post, channel, context) {
      const at = Date.parse(post.publishAt ?? '')
      if (!channel || post.kind === 'reply' || Number.isNaN(at)) return []
      const options = tuned({ perDay, perWeek }, context)
      const dayLimit = channel.dailyLimit ?? options.perDay
      const others = (context.recent ?? [])
        .filter((other) => other.channel === channel.id && other.kind !== 'reply' && (post.id === undefined || other.id !== post.id))
        .map((other) => Date.parse(other.at ?? ''))
        .filter((then) => !Number.isNaN(then))
      const timezone = channel.timezone ?? context.timezone
      const day = dayIn(at, timezone)
      const sameDay = others.filter((then) => Math.abs(at - then) < 2 * dayMs && dayIn(then, timezone) === day).length + 1
      const sameWeek = others.filter((then) => Math.abs(at - then) < weekMs && then <= at).length + 1
      const path = 'publishAt'
      if (sameDay > dayLimit) return [{ path, ...tell('findingManyThatDay', { number: sameDay, channel: channel.name, most: dayLimit }) }]
      if (sameWeek > options.perWeek) return [{ path, ...tell('findingManyThatWeek', { number: sameWeek, channel: channel.name, most: options.perWeek }) }]
      return []
    },
  }
}
