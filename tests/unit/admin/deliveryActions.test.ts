import { describe, expect, it } from 'vitest'
import { type ActionKind, actionOf, actionsFor, bodyOf } from '../../../src/admin/deliveryActions.ts'
import { isUnderWay } from '../../../src/admin/underWay.ts'
import { deliveryMoves, deliveryStates } from '../../../src/domain/states.ts'

const targets: Record<ActionKind, keyof typeof deliveryMoves> = {
  there: 'published',
  'not-there': 'scheduled',
  leave: 'cancelled',
  'publish-now': 'scheduled',
  retry: 'scheduled',
  reschedule: 'scheduled',
  drop: 'cancelled',
}

describe('what a person may do with a delivery', () => {
  it('is always a legal move, or a new time for what waits already', () => {
    for (const state of deliveryStates) {
      for (const kind of actionsFor({ state, asked: true })) {
        const to = targets[kind]
        expect({ state, kind, legal: to === state || to in deliveryMoves[state] }).toEqual({ state, kind, legal: true })
      }
    }
  })

  it('is nothing while it is being sent, and nothing once it went out', () => {
    expect(actionsFor({ state: 'publishing', asked: true })).toEqual([])
    expect(actionsFor({ state: 'published', asked: true })).toEqual([])
  })

  it('is to answer only after the network was looked at', () => {
    expect(actionsFor({ state: 'unknown', asked: false })).toEqual([])
    expect(actionsFor({ state: 'unknown', asked: true })).toEqual(['there', 'not-there', 'leave'])
  })

  it('is “done” or “not this time” where only a person can post: nothing was sent that could be sent again', () => {
    const kinds = actionsFor({ state: 'unknown', asked: true, byHand: true })
    expect(kinds.map((kind) => actionOf(kind, true).label)).toEqual(['handIsDone', 'handLeave'])
    expect(actionsFor({ state: 'failed', asked: true, byHand: true })).toEqual(actionsFor({ state: 'failed', asked: true }))
  })

  it('is asked twice wherever something may be seen twice or is lost', () => {
    const asked = (['not-there', 'leave', 'drop', 'publish-now', 'retry', 'reschedule', 'there'] as const).filter((kind) => actionOf(kind).confirm)
    expect(asked).toEqual(['not-there', 'leave', 'drop', 'publish-now'])
  })

  it('sends what the endpoint reads', () => {
    expect(bodyOf('there', { url: 'https://x.example/1' })).toEqual({ answer: 'there', url: 'https://x.example/1' })
    expect(bodyOf('not-there')).toEqual({ answer: 'not-there' })
    expect(bodyOf('leave')).toEqual({ answer: 'leave' })
    expect(bodyOf('reschedule', { dueAt: '2027-01-01T00:00:00.000Z' })).toEqual({ dueAt: '2027-01-01T00:00:00.000Z' })
    expect(bodyOf('drop')).toEqual({})
  })
})

describe('whether a page looks again', () => {
  const now = Date.parse('2027-03-01T12:00:00Z')
  const at = (seconds: number) => new Date(now + seconds * 1000).toISOString()

  it('does while something is sent, is due within the minute or is looked up', () => {
    expect(isUnderWay([{ state: 'publishing', dueAt: at(-5) }], now)).toBe(true)
    expect(isUnderWay([{ state: 'scheduled', dueAt: at(59) }], now)).toBe(true)
    expect(isUnderWay([{ state: 'scheduled', dueAt: at(-300) }], now)).toBe(true)
    expect(isUnderWay([{ state: 'unknown', dueAt: at(-60) }], now)).toBe(true)
  })

  it('does not when it waits for a later time or for a person', () => {
    expect(isUnderWay([{ state: 'scheduled', dueAt: at(61) }], now)).toBe(false)
    expect(isUnderWay([{ state: 'unknown', dueAt: at(-60), askedAt: at(-1) }], now)).toBe(false)
    expect(
      isUnderWay(
        [
          { state: 'published', dueAt: at(0) },
          { state: 'failed', dueAt: at(0) },
          { state: 'held', dueAt: at(0) },
        ],
        now,
      ),
    ).toBe(false)
    expect(isUnderWay([], now)).toBe(false)
  })
})
