import type { Problem } from '../domain/content.ts'
import type { Said } from '../domain/said.ts'
import type { Standing } from '../domain/words.ts'
import { dayMs, floorToMinute, type Moment, toMs } from './moment.ts'
import { tellSchedule } from './sentences.ts'
import { shapeSlots } from './standing.ts'
import { dayOfWall, fromWall, isTimeText, msOfTime, notAZone, toDateText, toWall, weekdayOf } from './wall.ts'
import { isTimeZone } from './zone.ts'

/** A weekly time on a channel: `day` 0 (Sunday) to 6, `time` as `HH:mm` on the wall clock of the channel's zone. */
export type Slot = { day: number; time: string }

/** What is wrong with a slot. `says`: the same for readers of other languages. */
export type SlotProblem = Omit<Problem, 'says'> & { says?: Said | undefined }

/** How far ahead a free slot is looked for. */
const searchDays = 400
const searchStepDays = 28

/** The moments of weekly slots in a span, `from` included, `until` not; in order, each once. The local hour stays the same across clock changes. */
export function slotsBetween({ slots, timeZone, from, until }: { slots: readonly Slot[]; timeZone: string; from: Moment; until: Moment }): Date[] {
  const first = toMs(from)
  const end = toMs(until)
  const times = slots.map((slot) => ({ day: slot.day, ms: msOfTime(slot.time) }))
  const found = new Set<number>()
  // One day more on both sides: a slot just before midnight can be pushed into the next day when the clocks go forward.
  for (let day = dayOfWall(toWall(first, timeZone)) - 1; day <= dayOfWall(toWall(end, timeZone)) + 1; day++) {
    for (const time of times) {
      if (time.day !== weekdayOf(day)) continue
      const at = fromWall(day * dayMs + time.ms, timeZone)
      if (at >= first && at < end) found.add(at)
    }
  }
  return [...found].sort((a, b) => a - b).map((at) => new Date(at))
}

/**
 * The first slot strictly after a moment that nobody has taken and whose local day is not full. `taken` are the due moments of everything on the
 * channel; a slot is taken by a post in the same minute, while `dailyLimit` counts every one of them. `undefined` when there is none within 400 days.
 */
export function nextFreeSlot({
  slots,
  timeZone,
  after,
  taken,
  dailyLimit = Number.POSITIVE_INFINITY,
  standing = 'active',
}: {
  slots: readonly Slot[]
  timeZone: string
  after: Moment
  taken: readonly Moment[]
  dailyLimit?: number | undefined
  standing?: Standing | undefined
}): Date | undefined {
  const start = toMs(after)
  const minutes = new Set(taken.map((moment) => floorToMinute(toMs(moment))))
  const perDay = new Map<number, number>()
  for (const moment of taken) {
    if (toMs(moment) < start - 2 * dayMs) continue
    const day = dayOfWall(toWall(toMs(moment), timeZone))
    perDay.set(day, (perDay.get(day) ?? 0) + 1)
  }
  for (let days = 0; days < searchDays; days += searchStepDays) {
    const until = start + Math.min(days + searchStepDays, searchDays) * dayMs
    const moments = slotsBetween({ slots, timeZone, from: new Date(start + days * dayMs + (days === 0 ? 1 : 0)), until: new Date(until) })
    for (const at of shapeSlots({ moments, standing, timeZone })) {
      const isFull = (perDay.get(dayOfWall(toWall(at.getTime(), timeZone))) ?? 0) >= dailyLimit
      if (!isFull && !minutes.has(at.getTime())) return at
    }
  }
  return undefined
}

/**
 * What is wrong with a channel's slots, each with the path of its field. With `from`, the year after it is looked through for slots at a time that the
 * clocks jump over, which is a hint and not an error.
 */
export function validateSlots({ slots, timeZone, from }: { slots: readonly Slot[]; timeZone: string; from?: Moment | undefined }): SlotProblem[] {
  if (!isTimeZone(timeZone)) return [{ path: 'timezone', level: 'block', message: notAZone(timeZone) }]
  return slots.flatMap((slot, index): SlotProblem[] => {
    const path = `slots.${index}`
    if (!Number.isInteger(slot.day) || slot.day < 0 || slot.day > 6)
      return [{ path: `${path}.day`, level: 'block', message: `Slot ${index + 1} has no day of the week. Choose one from Sunday to Saturday.` }]
    if (!isTimeText(slot.time))
      return [{ path: `${path}.time`, level: 'block', message: `Slot ${index + 1}: "${slot.time}" is not a time of day. Write it as hours:minutes between 00:00 and 23:59.` }]
    if (slots.findIndex((other) => other.day === slot.day && other.time === slot.time) < index)
      return [{ path, level: 'block', message: `Slot ${index + 1} is there twice. Remove one of the two.` }]
    return from === undefined ? [] : jumpedSlot({ slot, timeZone, from: toMs(from), path: `${path}.time` })
  })
}

function jumpedSlot({ slot, timeZone, from, path }: { slot: Slot; timeZone: string; from: number; path: string }): SlotProblem[] {
  for (const at of slotsBetween({ slots: [slot], timeZone, from: new Date(from), until: new Date(from + 366 * dayMs) })) {
    const wall = toWall(at.getTime(), timeZone)
    const shown = new Date(wall).toISOString().slice(11, 16)
    if (shown === slot.time) continue
    const day = { day: toDateText(dayOfWall(wall)), year: true as const }
    return [{ path, level: 'hint', ...tellSchedule('slotJumped', { day, zone: timeZone, time: slot.time, shown }) }]
  }
  return []
}
