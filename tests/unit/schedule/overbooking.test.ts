import { describe, expect, it } from 'vitest'
import { findOverbooking } from '../../../src/schedule/overbooking.ts'

const timeZone = 'Europe/Berlin'

describe('overlapping campaigns', () => {
  const channels = [
    { id: 'masto', name: 'Fosstodon', timeZone, dailyLimit: 2 },
    { id: 'x', name: 'X', timeZone, dailyLimit: null },
  ]
  const post = (channelId: string, dueAt: string, campaign?: string) => ({ channelId, dueAt, campaign })

  it('are told on which local day they exceed the limit of a channel, and by how many', () => {
    const planned = [
      post('masto', '2026-03-20T22:59:00Z', 'Launch'),
      post('masto', '2026-03-20T23:30:00Z', 'Summit'),
      post('masto', '2026-03-21T12:00:00Z', 'Launch'),
      post('masto', '2026-03-21T08:00:00Z', 'Launch'),
      post('masto', '2026-03-21T20:00:00Z'),
    ]
    expect(findOverbooking({ channels, planned })).toEqual([
      {
        channelId: 'masto',
        day: '2026-03-21',
        count: 4,
        limit: 2,
        campaigns: ['Launch', 'Summit'],
        message: 'Fosstodon has 4 posts on 21 March 2026 (Launch, Summit), and its daily limit is 2. Move 2 of them to another day or raise the limit.',
      },
    ])
  })

  it('may fill a day up to its limit, and a channel without a limit as they like', () => {
    const planned = [post('masto', '2026-03-20T08:00:00Z'), post('masto', '2026-03-20T09:00:00Z'), ...[1, 2, 3].map((hour) => post('x', `2026-03-20T0${hour}:00:00Z`))]
    expect(findOverbooking({ channels, planned })).toEqual([])
  })
})
