import type { PictureDoc, Ref } from '../domain/documents.ts'
import { dueThanks, type Obligation, renewalKey, type ThanksRule } from '../schedule/obligations.ts'

/** Who can be thanked. */
export const thankedKinds = ['sponsor', 'supporter', 'person'] as const
export type ThankedKind = (typeof thankedKinds)[number]

/** What gives rise to thanks. */
export const thanksOccasions = ['joining', 'renewing', 'event', 'month'] as const satisfies readonly ThanksRule['on'][]

/** One thank-you that is owed, as the sponsor's document keeps it. `waivedReason`: why nobody will be thanked for it; such a row is settled too. */
export type ThanksRow = {
  id?: string
  key?: string | null
  reason: string
  dueAt: string
  post?: Ref
  settledAt?: string | null
  proofURL?: string | null
  waivedReason?: string | null
}

export type HandleDoc = { id: string | number; key: string }

/** A sponsor, supporter or person as jobs and endpoints read it. */
export type SponsorDoc = {
  id: string | number
  name: string
  kind?: ThankedKind | null
  tier?: string | null
  website?: string | null
  language?: string | null
  logo?: Ref<PictureDoc>
  handles?: Ref<HandleDoc>
  startsAt?: string | null
  endsAt?: string | null
  cancelled?: boolean | null
  renewals?: { id?: string | null; at: string }[] | null
  events?: { id: string; name: string; at: string }[] | null
  thanks?: ThanksRow[] | null
  createdAt: string
}

/** What the settings say about thanks. A rule without a tier holds for every tier. */
export type ThanksSettings = { timezone?: string | null; thanksRules?: { tier?: string | null; on: ThanksRule['on']; within: string }[] | null }

/** Marks the posts that the end of a sponsorship has withdrawn, so that its return revives just these. */
export const withdrawnBySponsor = 'sponsor'

/** The name of an obligation's post among the posts of its sponsor. */
export const thanksAngle = (key: string) => `thanks:${key}`

/** Whether a sponsorship has been cancelled or has ended. */
export const isOver = ({ cancelled, endsAt }: Pick<SponsorDoc, 'cancelled' | 'endsAt'>, now: Date): boolean =>
  Boolean(cancelled) || (Boolean(endsAt) && new Date(endsAt ?? '') <= now)

/**
 * Renewals whose day a save corrects, as the names of their thanks before and after. The name is the day, so that rows that come without their ids, from a
 * program, are still the same renewals. A day for which thanks are kept already is left alone.
 */
export function movedRenewals({ before, after, timeZone }: { before: SponsorDoc; after: Pick<SponsorDoc, 'renewals'>; timeZone: string }): Map<string, string> {
  const days = new Map((before.renewals ?? []).map(({ id, at }) => [id, renewalKey(at, timeZone)]))
  const moved = (after.renewals ?? []).flatMap(({ id, at }): [string, string][] => {
    const from = id ? days.get(id) : undefined
    const to = renewalKey(at, timeZone)
    return from && from !== to ? [[from, to]] : []
  })
  const leaving = new Set(moved.map(([from]) => from))
  const kept = new Set((before.thanks ?? []).map((row) => row.key).filter((key) => key && !leaving.has(key)))
  return new Map(moved.filter(([, to]) => !kept.has(to)))
}

const sameTier = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/**
 * Every thank-you that is owed now, or with `until` will be by then, oldest first. What was due before the sponsor was entered here is not: nobody is
 * confronted with the debts of years on the day the software is installed. Never throws: a rule that means nothing was refused when it was saved.
 */
export function owedThanks({ sponsor, settings, now, until }: { sponsor: SponsorDoc; settings: ThanksSettings; now: Date; until?: Date | undefined }): Obligation[] {
  if (sponsor.cancelled || !sponsor.startsAt) return []
  const tier = sponsor.tier ?? ''
  const rules = (settings.thanksRules ?? []).filter((rule) => !rule.tier || sameTier(rule.tier, tier))
  const owed = dueThanks({
    sponsor: {
      startsAt: sponsor.startsAt,
      endsAt: sponsor.endsAt,
      tier,
      renewals: (sponsor.renewals ?? []).map((renewal) => renewal.at),
      events: sponsor.events ?? [],
    },
    tiers: { [tier]: rules },
    timeZone: settings.timezone || 'UTC',
    now,
    until,
  })
  const known = new Date(sponsor.createdAt).getTime()
  const seen = new Set<string>()
  return owed.filter((obligation) => obligation.dueAt.getTime() >= known && !seen.has(obligation.key) && seen.add(obligation.key))
}
