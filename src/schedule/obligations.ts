import { dayMs, type Moment, toMs } from './moment.ts'
import { addOffset } from './offset.ts'
import { dayOfText, fromWall, toDateText } from './wall.ts'
import { localDay } from './zone.ts'

/** What a tier promises: a thank-you for joining, renewing, each event or each month, `within` an ISO 8601 duration after it (`P7D`). */
export type ThanksRule = { on: 'joining' | 'renewing' | 'event' | 'month'; within: string }

/** A sponsor or supporter as far as thanks go. `endsAt` is the first moment at which the sponsorship is over. */
export type ThankedSponsor = {
  startsAt: Moment
  endsAt?: Moment | null | undefined
  renewals?: readonly Moment[] | undefined
  tier: string
  /** Events it supports; each is thanked for once, whenever it takes place during the sponsorship. */
  events?: readonly { id: string; name?: string | undefined; at: Moment }[] | undefined
}

/** A thank-you that is owed. `key` never changes, so that it can be settled once; `arisesAt` is its cause, `dueAt` the last moment for it. */
export type Obligation = { key: string; reason: string; arisesAt: Date; dueAt: Date }

/**
 * Every thank-you that a sponsorship has given rise to, oldest first, settled or not: the caller leaves out the keys that are settled. Nothing is owed
 * once the sponsorship is over, because its end withdraws what is unsent. With `until`, what will arise by then is listed as well.
 *
 * Months are calendar months in `timeZone` and arise on the first day (the first one with the start). The month of joining is not thanked for twice: it counts only when
 * the tier owes nothing for joining.
 * @throws InvalidSchedule when a duration or a moment means nothing.
 */
export function dueThanks({
  sponsor,
  tiers,
  timeZone,
  now,
  until = now,
}: {
  sponsor: ThankedSponsor
  tiers: Readonly<Record<string, readonly ThanksRule[]>>
  timeZone: string
  now: Moment
  until?: Moment | undefined
}): Obligation[] {
  const endsAt = sponsor.endsAt ? toMs(sponsor.endsAt, 'endsAt') : Number.POSITIVE_INFINITY
  if (endsAt <= toMs(now)) return []
  const rules = tiers[sponsor.tier] ?? []
  const last = Math.min(Math.max(toMs(now), toMs(until)), endsAt - 1)
  const owesJoining = rules.some((rule) => rule.on === 'joining')
  const owed = rules.flatMap((rule) =>
    causesOf({ rule, sponsor, timeZone, last, owesJoining }).map(({ key, reason, at }) => ({
      key,
      reason,
      arisesAt: new Date(at),
      dueAt: addOffset({ at: new Date(at), offset: rule.within, timeZone, path: 'within' }),
    })),
  )
  const inTime = owed.filter(({ arisesAt }) => arisesAt.getTime() >= toMs(sponsor.startsAt) && arisesAt.getTime() <= last)
  return inTime.sort((a, b) => a.arisesAt.getTime() - b.arisesAt.getTime() || (a.key < b.key ? -1 : 1))
}

/** The name of the thanks for a renewal: its day. */
export const renewalKey = (at: Moment, timeZone: string): string => `renewing:${localDay(at, timeZone)}`

type Cause = { key: string; reason: string; at: number }

function causesOf({ rule, sponsor, timeZone, last, owesJoining }: { rule: ThanksRule; sponsor: ThankedSponsor; timeZone: string; last: number; owesJoining: boolean }): Cause[] {
  switch (rule.on) {
    case 'joining':
      return [{ key: 'joining', reason: 'Thank them for joining.', at: toMs(sponsor.startsAt, 'startsAt') }]
    case 'renewing':
      return (sponsor.renewals ?? []).map((at) => ({ key: renewalKey(at, timeZone), reason: 'Thank them for renewing.', at: toMs(at, 'renewals') }))
    case 'event':
      return (sponsor.events ?? []).map(({ id, name, at }) => ({ key: `event:${id}`, reason: `Thank them for supporting ${name ?? 'the event'}.`, at: toMs(at, 'events') }))
    case 'month':
      return monthsOf({ startsAt: toMs(sponsor.startsAt, 'startsAt'), last, timeZone }).slice(owesJoining ? 1 : 0)
  }
}

function monthsOf({ startsAt, last, timeZone }: { startsAt: number; last: number; timeZone: string }): Cause[] {
  const causes: Cause[] = []
  let month = localDay(new Date(startsAt), timeZone).slice(0, 7)
  for (let at = startsAt; at <= last; at = fromWall(dayOfText(`${month}-01`) * dayMs, timeZone)) {
    causes.push({ key: `month:${month}`, reason: `Thank them for their support in ${month}.`, at })
    month = toDateText(dayOfText(`${month}-01`) + 31).slice(0, 7)
  }
  return causes
}
