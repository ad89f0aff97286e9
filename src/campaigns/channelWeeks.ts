import type { ChannelDoc } from '../domain/documents.ts'
import { planEvergreen } from '../schedule/evergreen.ts'
import type { EvergreenItem, EvergreenPlanned, EvergreenSaid, EvergreenShortage, EvergreenUse } from '../schedule/evergreenTypes.ts'
import { dayMs } from '../schedule/moment.ts'
import { formatLocal, localDay, resolveWallClock } from '../schedule/zone.ts'

/** A due moment of something else on a channel. `evergreen`: of another campaign's plan, which has its own share of the week. */
export type Busy = { at: Date; evergreen: boolean }

export type ChannelWeeks = {
  channel: ChannelDoc
  items: readonly EvergreenItem[]
  languages: readonly string[] | undefined
  history: readonly EvergreenUse[]
  /** Where posts that are not of the plan say words of the pool. */
  said?: readonly EvergreenSaid[]
  busy: readonly Busy[]
  campaign: { weekly?: number | null | undefined; cooldown?: string | null | undefined }
  from: Date
  until: Date
  seed: string
}

/** A pool without a cooldown of its own rests this long. */
export const defaultCooldown = 'P60D'
const mostByDefault = 3

/**
 * Plans one channel week by week, because its target differs from week to week: a campaign with a share of its own fills that share beside other evergreen campaigns,
 * and never goes over what the channel should have in all; ad hoc posts count towards both.
 */
export function planChannelWeeks({ channel, items, languages, history, said, busy, campaign, from, until, seed }: ChannelWeeks): {
  planned: EvergreenPlanned[]
  shortages: EvergreenShortage[]
} {
  const timeZone = channel.timezone || 'UTC'
  const textKeys = new Map(items.flatMap((item) => item.variations.map(({ id, textKey }) => [`${item.id} ${id}`, textKey] as const)))
  const planned: EvergreenPlanned[] = []
  const shortages: EvergreenShortage[] = []
  for (const week of weeksBetween(from, until, timeZone)) {
    const others = busy.filter(({ at }) => at >= week.monday && at < week.nextMonday)
    const result = planEvergreen({
      pool: items,
      channels: [
        {
          id: String(channel.id),
          name: channel.name,
          network: channel.network,
          timeZone,
          slots: channel.slots ?? [],
          weeklyTarget: weeklyTarget({ channel, campaign, others }),
          dailyLimit: channel.dailyLimit ?? undefined,
          standing: channel.standing ?? 'active',
          busy: busy.map(({ at }) => at),
          languages,
        },
      ],
      cooldown: campaign.cooldown || defaultCooldown,
      history: [...history, ...planned.map((use) => ({ ...use, textKey: textKeys.get(`${use.itemId} ${use.variationId}`) ?? '', at: use.dueAt }))],
      said,
      from: week.from,
      until: week.until,
      seed,
    })
    planned.push(...result.planned)
    shortages.push(...result.shortages)
  }
  return { planned, shortages }
}

function weeklyTarget({ channel, campaign, others }: { channel: ChannelDoc; campaign: ChannelWeeks['campaign']; others: readonly Busy[] }): number {
  const share = campaign.weekly
  if (share === null || share === undefined) return channel.weekly ?? Math.min(mostByDefault, (channel.slots ?? []).length)
  if (channel.weekly === null || channel.weekly === undefined) return share + others.filter(({ evergreen }) => evergreen).length
  return Math.min(channel.weekly, share + others.length)
}

type Week = { monday: Date; nextMonday: Date; from: Date; until: Date }

/** The local weeks, Monday to Sunday, that touch a span. */
function weeksBetween(from: Date, until: Date, timeZone: string): Week[] {
  const weeks: Week[] = []
  const weekday = (new Date(`${localDay(from, timeZone)}T12:00:00Z`).getUTCDay() + 6) % 7
  const midnight = (daysAfter: number) => {
    const date = new Date(Date.parse(`${localDay(from, timeZone)}T12:00:00Z`) + daysAfter * dayMs).toISOString().slice(0, 10)
    return resolveWallClock({ date, time: '00:00', timeZone })
  }
  for (let days = -weekday; ; days += 7) {
    const [monday, nextMonday] = [midnight(days), midnight(days + 7)]
    if (monday >= until) return weeks
    weeks.push({ monday, nextMonday, from: monday < from ? from : monday, until: nextMonday > until ? until : nextMonday })
  }
}

/** A shortage as people read it: "Fosstodon: 3 posts are missing in the week of 30 November: …". */
export function sayShortage({ missing, weekOf, cause }: EvergreenShortage, channel: ChannelDoc): string {
  const what = missing === 1 ? '1 post is missing' : `${missing} posts are missing`
  const week = formatLocal({ at: `${weekOf}T12:00:00Z`, timeZone: 'UTC', style: 'day' })
  const why =
    cause === 'pool'
      ? 'nothing in the pool may go out then. Add posts or variations, or shorten the cooldown.'
      : (channel.slots ?? []).length === 0
        ? 'the channel has no slots. Give it some in its week.'
        : 'the channel has too few free slots. Add slots, raise its daily limit or lower the weekly target.'
  return `${channel.name}: ${what} in the week of ${week}: ${why}`
}
