import { describe, expect, it } from 'vitest'
import { toMovedSteps, toStations } from '../../../../src/admin/campaign/stations.ts'
import type { TimelineDelivery, TimelineEntry } from '../../../../src/campaigns/timeline.ts'

const delivery = (state: string): TimelineDelivery => ({
  id: 1,
  channel: 1,
  channelName: 'Girls',
  network: 'mastodon',
  timeZone: 'Europe/Berlin',
  dueAt: '2027-03-20T09:00:00.000Z',
  state,
  holdReason: null,
  url: null,
})
const step = (number: number, at: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  at,
  step: number,
  offset: 'P0D',
  title: `Step ${number}`,
  state: 'planned',
  post: { id: number, status: 'scheduled', text: null, byHand: [] },
  deliveries: [delivery('scheduled')],
  ...more,
})

describe('a timeline', () => {
  it('is drawn around its moment, with now where it belongs, and what has no time last', () => {
    const entries = [step(1, '2027-03-25T09:00:00.000Z'), step(0, '2027-03-18T09:00:00.000Z'), { ...step(2, ''), at: null, step: null }]
    const drawn = toStations({ entries, anchorAt: '2027-03-25T09:00:00.000Z', now: '2027-03-20T12:00:00.000Z' })
    expect(drawn.map((station) => (station.kind === 'entry' ? station.entry.step : station.kind))).toEqual([0, 'now', 'moment', 1, null])
  })
})

describe('a moment that moves', () => {
  const fateOf = (entry: TimelineEntry, past = false) =>
    toMovedSteps({ entries: [entry], moved: [{ stepIndex: 0, dueAt: new Date('2027-03-28T09:00:00Z'), past }] }).map(({ fate, to }) => [fate, to.slice(0, 10)])

  it('takes with it what is unsent', () => {
    expect(fateOf(step(0, '2027-03-25T09:00:00.000Z'))).toEqual([['moves', '2027-03-28']])
  })

  it('leaves what was sent, is being sent, or was given another time by hand', () => {
    for (const state of ['published', 'publishing', 'failed']) expect(fateOf(step(0, '2027-03-25T09:00:00.000Z', { deliveries: [delivery(state)] }))[0]?.[0]).toBe('sent')
    expect(fateOf(step(0, '2027-03-25T09:00:00.000Z', { post: { id: 1, status: 'scheduled', text: null, byHand: ['publishAt'] } }))[0]?.[0]).toBe('by-hand')
  })

  it('says which steps would be past, and which come back', () => {
    expect(fateOf(step(0, '2027-03-25T09:00:00.000Z'), true)[0]?.[0]).toBe('past')
    expect(fateOf(step(0, '2027-03-01T09:00:00.000Z', { state: 'past', post: null, deliveries: [] }))[0]?.[0]).toBe('revived')
  })
})
