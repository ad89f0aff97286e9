import { describe, expect, it } from 'vitest'
import { type PoolGap, textsNeeded } from '../../../src/schedule/textsNeeded.ts'

const gap = (channelId: string, weekOf: string, missing: number, network = 'mastodon'): PoolGap => ({ channelId, network, weekOf, missing })

describe('the texts that a pool lacks', () => {
  it('are those of the channel that lacks most: one text serves every channel', () => {
    expect(textsNeeded({ gaps: [gap('a', '2027-03-01', 2), gap('a', '2027-03-08', 3), gap('b', '2027-03-01', 4)], cooldown: 'P60D' })).toBe(5)
  })

  it('serve again after their cooldown', () => {
    const gaps = ['2027-03-01', '2027-03-08', '2027-03-15', '2027-03-22'].map((week) => gap('a', week, 3))
    expect(textsNeeded({ gaps, cooldown: 'P14D' })).toBe(6)
    expect(textsNeeded({ gaps, cooldown: 'P3D' })).toBe(3)
  })

  it('are one for each gap on X, where no words ever come back', () => {
    expect(textsNeeded({ gaps: [gap('a', '2027-03-01', 2, 'x'), gap('b', '2027-05-03', 2, 'x'), gap('c', '2027-03-01', 3)], cooldown: 'P7D' })).toBe(4)
  })

  it('are none without gaps', () => {
    expect(textsNeeded({ gaps: [], cooldown: 'P60D' })).toBe(0)
  })
})
