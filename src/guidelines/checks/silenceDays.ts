import { dayIn } from '../dates.ts'
import type { Guideline } from '../types.ts'

/** Days of mourning or crisis, on which nothing is sent. */
export function silenceDays(): Guideline {
  return {
    id: 'silence-days',
    title: 'Days of silence',
    defaultLevel: 'block',
    where: 'everywhere',
    check(post, _channel, context) {
      const at = Date.parse(post.publishAt ?? context.now ?? '')
      if (Number.isNaN(at)) return []
      const day = dayIn(at, context.timezone)
      const chosen = (context.channels ?? []).map((channel) => channel.id)
      return (context.silences ?? [])
        .filter(
          (silence) => silence.from.slice(0, 10) <= day && day <= silence.until.slice(0, 10) && (!silence.channels?.length || silence.channels.some((id) => chosen.includes(id))),
        )
        .map((silence) => ({
          path: 'publishAt',
          ...(silence.waits ? { level: 'warn' as const } : {}),
          message: `We post nothing from ${silence.from.slice(0, 10)} until ${silence.until.slice(0, 10)}: ${silence.reason}.`,
          suggestion: silence.waits ? 'It waits until the silence is over. Choose a day after it, or take the post back.' : 'Choose a day after it.',
        }))
    },
  }
}
