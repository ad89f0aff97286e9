import { runsDry, weeklyTotals } from '../../../src/schedule/cadence.ts'
import { planEvergreen } from '../../../src/schedule/evergreen.ts'
import { planLaunch } from '../../../src/schedule/launch.ts'
import { dueThanks } from '../../../src/schedule/obligations.ts'
import { nextOccurrences } from '../../../src/schedule/recurrence.ts'
import { nextFreeSlot, slotsBetween, validateSlots } from '../../../src/schedule/slots.ts'
import { dayBounds, formatLocal, localDay } from '../../../src/schedule/zone.ts'

// Everything the room can say about one year, printed; run by processZone.test.ts under different zones of the process.
const span = { from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' }
const slots = [0, 3, 6].flatMap((day) => ['02:30', '23:45'].map((time) => ({ day, time })))
const channel = { slots, weeklyTarget: 3, standing: 'active', busy: ['2026-03-29T01:00:00Z'], network: 'mastodon' } as const
const pool = ['a', 'b', 'c', 'd'].map((id) => ({ id, variations: [{ id, textKey: id }], articleLive: true }))
const results = ['Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca'].map((timeZone) => [
  slotsBetween({ slots, timeZone, ...span }),
  nextFreeSlot({ slots, timeZone, after: '2026-03-28T23:00:00Z', taken: ['2026-03-29T01:30:00Z'], dailyLimit: 1, standing: 'occasional' }),
  validateSlots({ slots, timeZone, from: span.from }),
  planLaunch({ anchorAt: '2026-03-29T12:00:00Z', timeZone, steps: ['-P7D', 'P1M', 'PT36H'].map((offset) => ({ offset })), now: span.from }),
  nextOccurrences({ rule: { frequency: 'monthly', dayOfMonth: 31, startsOn: '2026-01-01', time: '02:30', timeZone }, from: span.from, count: 12 }),
  planEvergreen({ pool, channels: [{ ...channel, id: 'c', timeZone }], cooldown: 'P10D', history: [], seed: 's', ...span }),
  weeklyTotals({ moments: ['2026-03-29T22:30:00Z'], timeZone, from: '2026-03-20T00:00:00Z', until: '2026-04-10T00:00:00Z' }),
  runsDry({ channel: { ...channel, timeZone }, planned: ['2026-03-29T12:00:00Z'], now: '2026-03-28T12:00:00Z' }),
  dueThanks({ sponsor: { startsAt: span.from, tier: 't' }, tiers: { t: [{ on: 'month', within: 'P7D' }] }, timeZone, now: span.until }),
  [localDay('2026-03-29T23:30:00Z', timeZone), dayBounds('2026-03-29T00:00:00Z', timeZone), formatLocal({ at: '2026-03-29T00:30:00Z', timeZone })],
])
console.log(JSON.stringify(results))
