import { dayIn } from '../dates.ts'
import { tell, words } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline } from '../types.ts'

/** Days of mourning or crisis, on which nothing is sent. */
export function silenceDays(): Guideline {
  return {
    id: 'silence-days',
    title: checkTitles.checkSilenceDays,
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
          ...tell(silence.waits ? 'findingSilenceWaits' : 'findingSilence', {
            from: { day: silence.from.slice(0, 10), year: true },
            until: { day: silence.until.slice(0, 10), year: true },
            reason: silence.reason ?? words('silenceReason'),
          }),
        }))
    },
  }
}
