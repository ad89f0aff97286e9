import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EvergreenInput, planEvergreen } from '../../../src/schedule/evergreen.ts'
import type { EvergreenChannel, EvergreenUse } from '../../../src/schedule/evergreenTypes.ts'
import { slotsBetween } from '../../../src/schedule/slots.ts'
import { anyMoment, anySlots, anyZone, mondayIn, shownIn, wallIn } from './arbitraries.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
const languages = ['en', 'de', undefined] as const

/** A whole situation: channels of every kind, a pool with shared words, a history that knows of some uses to come, and ad hoc posts around the span. */
const anyInput: fc.Arbitrary<EvergreenInput> = fc
  .record({
    start: anyMoment,
    days: fc.integer({ min: 1, max: 45 }),
    cooldownDays: fc.integer({ min: 0, max: 40 }),
    distanceHours: fc.integer({ min: 0, max: 8 }),
    seed: fc.string({ maxLength: 4 }),
    channels: fc.array(
      fc.record({
        network: fc.constantFrom('x', 'mastodon', 'linkedin'),
        timeZone: anyZone,
        slots: anySlots,
        weeklyTarget: fc.constantFrom(0, 0.5, 1, 2, 3, 5, 9),
        dailyLimit: fc.constantFrom(undefined, 1, 2),
        standing: fc.constantFrom('primary' as const, 'active' as const, 'occasional' as const, 'dormant' as const),
        busyHours: fc.array(fc.integer({ min: -200, max: 1200 }), { maxLength: 6 }),
        languages: fc.constantFrom(undefined, ['en'], ['de', 'en']),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    pool: fc.array(
      fc.record({
        texts: fc.uniqueArray(fc.nat(15), { minLength: 1, maxLength: 3 }),
        language: fc.nat(2),
        startsDay: fc.constantFrom(undefined, undefined, 5),
        endsDay: fc.constantFrom(undefined, undefined, 20),
        maxUses: fc.constantFrom(undefined, undefined, 1, 2),
        articleLive: fc.constantFrom(true, true, true, false),
        onlyFirst: fc.constantFrom(false, false, true),
      }),
      { maxLength: 10 },
    ),
    past: fc.array(
      fc.record({
        item: fc.nat(12),
        variation: fc.nat(2),
        channel: fc.nat(3),
        minutesAgo: fc.oneof(
          fc.integer({ min: 1, max: 60 * 24 * 60 }),
          fc.integer({ min: -30 * 24, max: -1 }).map((hours) => hours * 60),
        ),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ start, days, cooldownDays, distanceHours, seed, channels, pool, past }) => {
    const at = (ms: number) => new Date(Math.floor((start.getTime() + ms) / 60_000) * 60_000)
    const items = pool.map((item, index) => ({
      id: `i${index}`,
      variations: item.texts.map((text, v) => ({ id: `v${v}`, textKey: `t${text}`, language: languages[(item.language + v) % 3] })),
      channels: item.onlyFirst ? ['c0'] : undefined,
      startsAt: item.startsDay === undefined ? undefined : at(item.startsDay * dayMs),
      endsAt: item.endsDay === undefined ? undefined : at(item.endsDay * dayMs),
      maxUses: item.maxUses,
      articleLive: item.articleLive,
    }))
    const history = past.flatMap(({ item, variation, channel, minutesAgo }): EvergreenUse[] => {
      const used = items[item]?.variations[variation]
      return used ? [{ itemId: `i${item}`, variationId: used.id, textKey: used.textKey, channelId: `c${channel}`, at: at(-minutesAgo * 60_000) }] : []
    })
    return {
      pool: items,
      channels: channels.map(({ busyHours, ...channel }, index) => ({ ...channel, id: `c${index}`, busy: busyHours.map((hour) => at(hour * hourMs)) })),
      cooldown: `P${cooldownDays}D`,
      history,
      from: at(0),
      until: at(days * dayMs),
      seed,
      adHocDistanceMs: distanceHours * hourMs,
    }
  })

const ms = (moment: Date | string) => new Date(moment).getTime()
const holds = (check: (input: EvergreenInput, result: ReturnType<typeof planEvergreen>) => void) =>
  fc.assert(
    fc.property(anyInput, (input) => check(input, planEvergreen(input))),
    { numRuns: 150 },
  )
const variationOf = (input: EvergreenInput, itemId: string, variationId: string) => input.pool.find(({ id }) => id === itemId)?.variations.find(({ id }) => id === variationId)

/** Everything that is said on a channel, before and by the plan, in order. */
function saidOn(input: EvergreenInput, { planned }: ReturnType<typeof planEvergreen>, channelId: string) {
  const past = input.history.filter((use) => use.channelId === channelId).map((use) => ({ ...use, at: ms(use.at), isPlanned: false }))
  const future = planned
    .filter((use) => use.channelId === channelId)
    .map((use) => ({ ...use, textKey: variationOf(input, use.itemId, use.variationId)?.textKey ?? '', at: use.dueAt.getTime(), isPlanned: true }))
  return [...past, ...future].sort((a, b) => a.at - b.at)
}

/** Ad hoc moments: what is busy without being one of our own. */
function adHocOf(input: EvergreenInput, channel: EvergreenChannel): number[] {
  const own = input.history.filter((use) => use.channelId === channel.id).map((use) => ms(use.at))
  return channel.busy.map(ms).filter((at) => !own.includes(at))
}

describe('any evergreen plan', () => {
  it('uses slots of its channel within its span, each once', () => {
    holds((input, { planned }) => {
      for (const channel of input.channels) {
        const mine = planned.filter(({ channelId }) => channelId === channel.id).map(({ dueAt }) => dueAt.getTime())
        const slots = slotsBetween({ slots: channel.slots, timeZone: channel.timeZone, from: input.from, until: input.until }).map((at) => at.getTime())
        expect(new Set(mine).size).toBe(mine.length)
        expect(mine.filter((at) => !slots.includes(at))).toEqual([])
      }
    })
  })

  it('keeps the cooldown of every text on every channel', () => {
    holds((input, result) => {
      const cooldownMs = Number(/\d+/.exec(String(input.cooldown))?.[0]) * dayMs
      for (const channel of input.channels) {
        const said = saidOn(input, result, channel.id)
        for (const use of said.filter(({ isPlanned }) => isPlanned)) {
          const same = said.filter((other) => other !== use && other.textKey === use.textKey)
          for (const other of same) expect(Math.abs(wallIn(new Date(use.at), channel.timeZone) - wallIn(new Date(other.at), channel.timeZone))).toBeGreaterThanOrEqual(cooldownMs)
        }
      }
    })
  })

  it('never repeats words on X', () => {
    holds((input, result) => {
      const said = input.channels.filter(({ network }) => network === 'x').flatMap(({ id }) => saidOn(input, result, id))
      for (const use of said.filter(({ isPlanned }) => isPlanned)) expect(said.filter(({ textKey }) => textKey === use.textKey)).toHaveLength(1)
    })
  })

  it('changes the variation each time an item returns that has several for the channel', () => {
    holds((input, result) => {
      for (const channel of input.channels) {
        for (const uses of Map.groupBy(saidOn(input, result, channel.id), ({ itemId }) => itemId).values()) {
          const item = input.pool.find(({ id }) => id === uses[0]?.itemId)
          const spoken = item?.variations.filter(({ language }) => !language || !channel.languages || channel.languages.includes(language)) ?? []
          for (const [index, use] of uses.entries()) if (use.isPlanned && index > 0 && spoken.length > 1) expect(use.variationId).not.toBe(uses[index - 1]?.variationId)
          for (const use of uses) if (use.isPlanned) expect(spoken.map(({ id }) => id)).toContain(use.variationId)
        }
      }
    })
  })

  it('lets ad hoc posts win: none of ours is near one, and together they stay within target and daily limit', () => {
    holds((input, result) => {
      for (const channel of input.channels) {
        const adHoc = adHocOf(input, channel)
        const said = saidOn(input, result, channel.id)
        for (const use of said.filter(({ isPlanned }) => isPlanned)) {
          for (const at of adHoc) expect(Math.abs(at - use.at)).toBeGreaterThan(input.adHocDistanceMs ?? 0)
          const all = [...adHoc, ...said.map(({ at }) => at)].map((at) => new Date(at))
          const inWeek = all.filter((at) => mondayIn(at, channel.timeZone) === mondayIn(new Date(use.at), channel.timeZone))
          const onDay = all.filter((at) => shownIn(at, channel.timeZone).date === shownIn(new Date(use.at), channel.timeZone).date)
          expect(inWeek.length).toBeLessThanOrEqual(Math.ceil(channel.weeklyTarget))
          expect(onDay.length).toBeLessThanOrEqual(channel.dailyLimit ?? 99)
          expect(channel.standing).not.toBe('dormant')
        }
      }
    })
  })

  it('respects start, end, use limit, channels and article of every item', () => {
    holds((input, result) => {
      for (const { itemId, channelId, dueAt } of result.planned) {
        const item = input.pool.find(({ id }) => id === itemId)
        expect(item?.articleLive).toBe(true)
        expect(item?.channels ?? [channelId]).toContain(channelId)
        if (item?.startsAt) expect(dueAt.getTime()).toBeGreaterThanOrEqual(ms(item.startsAt))
        if (item?.endsAt) expect(dueAt.getTime()).toBeLessThan(ms(item.endsAt))
        if (item?.maxUses) expect(saidOn(input, result, channelId).filter((use) => use.itemId === itemId && use.isPlanned).length).toBeLessThanOrEqual(item.maxUses)
      }
    })
  })

  it('is the same from day to day: what was planned goes out, and the plan for the rest does not change', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(45 * 24), fc.boolean(), (input, hours, listedAsBusy) => {
        const first = planEvergreen(input)
        const now = Math.min(ms(input.from) + hours * hourMs, ms(input.until))
        const isOut = ({ dueAt }: { dueAt: Date }) => dueAt.getTime() < now
        const out = first.planned
          .filter(isOut)
          .map(({ dueAt, ...use }) => ({ ...use, textKey: variationOf(input, use.itemId, use.variationId)?.textKey ?? '', at: dueAt.toISOString() }))
        const channels = input.channels.map((channel) => ({
          ...channel,
          busy: [...channel.busy, ...(listedAsBusy ? out.filter(({ channelId }) => channelId === channel.id).map(({ at }) => at) : [])],
        }))
        const pool = input.pool.map((item) => ({
          ...item,
          lastUsedAt: Object.fromEntries(out.filter(({ itemId }) => itemId === item.id).map(({ channelId, at }) => [channelId, at])),
        }))
        const second = planEvergreen({ ...input, pool, channels, history: [...out, ...input.history], from: new Date(now) })
        expect(second.planned).toEqual(first.planned.filter((use) => !isOut(use)))
      }),
      { numRuns: 300 },
    )
  })

  it('is the same in whatever order pool, channels, slots, busy moments and history are listed', () => {
    holds((input, result) => {
      const channels = input.channels.map((channel) => ({ ...channel, slots: channel.slots.toReversed(), busy: channel.busy.toReversed() })).reverse()
      expect(planEvergreen({ ...input, pool: input.pool.toReversed(), channels, history: input.history.toReversed() })).toEqual(result)
    })
  })

  it('plans less far exactly as it plans further', () => {
    holds((input, result) => {
      const until = new Date((ms(input.from) + ms(input.until)) / 2)
      expect(planEvergreen({ ...input, until }).planned).toEqual(result.planned.filter(({ dueAt }) => dueAt < until))
    })
  })

  it('meets every target when the pool is large enough, and otherwise says how many are missing', () => {
    fc.assert(
      fc.property(anyInput, fc.boolean(), (input, isLarge) => {
        const pool = isLarge ? Array.from({ length: 250 }, (_, index) => ({ id: `big${index}`, variations: [{ id: 'v', textKey: `big${index}` }], articleLive: true })) : input.pool
        const { planned, shortages } = planEvergreen({ ...input, pool, history: [] })
        if (isLarge) expect(shortages.filter(({ cause }) => cause === 'pool')).toEqual([])
        for (const channel of input.channels.filter(({ weeklyTarget, standing }) => weeklyTarget >= 1 && (standing === 'primary' || standing === 'active'))) {
          const inWeek = (monday: string) => (at: Date) => mondayIn(at, channel.timeZone) === monday
          for (let at = ms(input.from) + 7 * dayMs; at < ms(input.until) - 7 * dayMs; at += 7 * dayMs) {
            const monday = mondayIn(new Date(at), channel.timeZone)
            const adHoc = channel.busy.map((moment) => new Date(moment)).filter(inWeek(monday)).length
            const mine = planned.filter(({ channelId, dueAt }) => channelId === channel.id && inWeek(monday)(dueAt)).length
            const missing = shortages.filter((shortage) => shortage.channelId === channel.id && shortage.weekOf === monday).reduce((sum, shortage) => sum + shortage.missing, 0)
            expect(mine + missing).toBe(Math.max(0, channel.weeklyTarget - adHoc))
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it('is fair: on a channel no item that may always go out is used twice more often than another', () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: 1, max: 12 }), (input, count) => {
        const pool = Array.from({ length: count }, (_, index) => ({ id: `i${index}`, variations: [{ id: 'v', textKey: `t${index}` }], articleLive: true }))
        const { planned } = planEvergreen({ ...input, pool, history: [], cooldown: 0, neverRepeatOn: [] })
        for (const channel of input.channels) {
          const uses = pool.map(({ id }) => planned.filter((use) => use.channelId === channel.id && use.itemId === id).length)
          expect(Math.max(...uses) - Math.min(...uses)).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 60 },
    )
  })
})
