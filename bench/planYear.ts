import { planEvergreen } from '../src/schedule/evergreen.ts'
import type { EvergreenChannel } from '../src/schedule/evergreenTypes.ts'
import { median } from './statistics.ts'

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu']

/** A year planned for 20 channels in five zones, five posts a week each, from a pool of 2,000; in milliseconds, the median of seven. */
export function measurePlanYear(): number {
  const pool = Array.from({ length: 2_000 }, (_, index) => ({ id: `item ${index}`, variations: [{ id: '1', textKey: `text ${index}` }], articleLive: true }))
  const channels = Array.from(
    { length: 20 },
    (_, index): EvergreenChannel => ({
      id: `channel ${index}`,
      network: index === 0 ? 'x' : 'mastodon',
      timeZone: zones[index % zones.length] ?? 'UTC',
      slots: Array.from({ length: 7 }, (_, day) => ({ day, time: '09:00' })),
      weeklyTarget: 5,
      standing: 'active',
      busy: [],
    }),
  )
  const input = { pool, channels, cooldown: 'P90D', history: [], from: '2026-03-01T23:00:00Z', until: '2027-03-01T00:00:00Z', seed: 'bench' }
  const times = Array.from({ length: 7 }, () => {
    const startedAt = performance.now()
    planEvergreen(input)
    return performance.now() - startedAt
  })
  return median(times)
}
