import { describe, expect, it } from 'vitest'
import { readTuning } from '../../../src/cli/tuning.ts'

describe('readTuning', () => {
  it('changes nothing about a worker that is told nothing', () => {
    expect(readTuning({})).toBeUndefined()
  })

  it('reads sizes of the engine and of its retries', () => {
    expect(readTuning({ SOCIAL_CAMPAIGNS_TUNING: '{"leaseMs":4000,"settleMs":1500,"perChannel":2}' })).toEqual({ leaseMs: 4000, perChannel: 2, rules: { settleMs: 1500 } })
  })

  it('refuses a size that it does not know, and one that is no number', () => {
    expect(() => readTuning({ SOCIAL_CAMPAIGNS_TUNING: '{"leaseMS":4000}' })).toThrow('leaseMS')
    expect(() => readTuning({ SOCIAL_CAMPAIGNS_TUNING: '{"leaseMs":"long"}' })).toThrow('leaseMs')
  })

  it('refuses a crash point that does not exist, and names those that do', () => {
    expect(() => readTuning({ SOCIAL_CAMPAIGNS_CRASH: 'after-lunch' })).toThrow(/after-lunch.*after-claim.*between-parts/)
  })

  it('dies at its point, at that point only', () => {
    const deaths: string[] = []
    const crash = readTuning({ SOCIAL_CAMPAIGNS_CRASH: 'after-send' }, (point, id) => deaths.push(`${point} ${id}`))?.crash
    for (const point of ['after-claim', 'after-token', 'before-send', 'after-send', 'before-receipt', 'between-parts'] as const) void crash?.(point, '7')
    expect(deaths).toEqual(['after-send 7'])
  })

  it('dies with the chance that it is given, the same for the same seed', () => {
    const deathsOf = (seed: number) => {
      const deaths: string[] = []
      const crash = readTuning({ SOCIAL_CAMPAIGNS_CRASH: `after-send:0.2:${seed}` }, (_, id) => deaths.push(id))?.crash
      for (let index = 0; index < 1_000; index++) void crash?.('after-send', String(index))
      return deaths
    }
    expect(deathsOf(7)).toEqual(deathsOf(7))
    expect(deathsOf(7)).not.toEqual(deathsOf(8))
    expect(deathsOf(7).length).toBeGreaterThan(140)
    expect(deathsOf(7).length).toBeLessThan(260)
  })
})
