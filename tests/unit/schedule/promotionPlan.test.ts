import { describe, expect, it } from 'vitest'
import { findOverbooking } from '../../../src/schedule/overbooking.ts'
import { planPromotion, validatePromotionPlan } from '../../../src/schedule/promotionPlan.ts'

const timeZone = 'Europe/Berlin'

describe('the promotion plan of an article', () => {
  it('is a launch at once and a second angle three weeks later at the same local hour, by default', () => {
    expect(planPromotion({ wentLiveAt: '2026-03-20T08:00:00Z', timeZone })).toEqual([
      { index: 0, angle: 'launch', dueAt: new Date('2026-03-20T08:00:00Z'), past: false },
      { index: 1, angle: 'second', dueAt: new Date('2026-04-10T07:00:00Z'), past: false },
    ])
  })

  it('keeps the channels of its items and marks what is past', () => {
    const plan = [
      { angle: 'quote', offset: 'P1D', channels: ['masto'] },
      { angle: 'list', offset: 'P2D' },
    ]
    expect(planPromotion({ plan, wentLiveAt: '2026-03-20T08:00:00Z', timeZone, now: '2026-03-21T08:00:01Z' })).toEqual([
      { index: 0, angle: 'quote', dueAt: new Date('2026-03-21T08:00:00Z'), past: true, channels: ['masto'] },
      { index: 1, angle: 'list', dueAt: new Date('2026-03-22T08:00:00Z'), past: false },
    ])
  })

  it('is refused with the field and a sentence when it means nothing', () => {
    const plan = [
      { angle: ' ', offset: 'P0D' },
      { angle: 'launch', offset: '-P1D' },
      { angle: 'launch', offset: 'later' },
      { angle: 'second', offset: 'P7D', channels: [] },
      { angle: 'second', offset: 'P7D', channels: ['masto', 'gone'] },
    ]
    expect(validatePromotionPlan({ plan, channels: ['masto'] }).map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'plan.0.angle: Promotion 1: choose an angle.',
      'plan.1.offset: Promotion 2: "-P1D" is before the article is live. Choose P0D (at once) or a later offset.',
      expect.stringContaining('plan.2.offset: Promotion 3: "later" is not an offset.'),
      'plan.3.channels: Promotion 4: choose at least one channel, or leave the list out for all channels.',
      'plan.4.angle: Promotion 5: "second" is there twice at the same offset. Remove one of the two.',
      'plan.4.channels: Promotion 5: there is no channel "gone". Choose one that exists.',
    ])
    expect(validatePromotionPlan({ plan: [{ angle: 'launch', offset: 'P0D', channels: ['any'] }] })).toEqual([])
    expect(() => planPromotion({ plan, wentLiveAt: '2026-03-20T08:00:00Z', timeZone })).toThrow('"later" is not an offset')
  })
})

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
