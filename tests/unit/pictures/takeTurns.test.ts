import { expect, it } from 'vitest'
import { takeTurns } from '../../../src/pictures/takeTurns.ts'

it('never runs more tasks at once than allowed, runs them in order, and goes on after one fails', async () => {
  const inTurn = takeTurns(2)
  const started: number[] = []
  const ends: (() => void)[] = []
  let running = 0
  let most = 0
  const tasks = [0, 1, 2, 3, 4].map((index) =>
    inTurn(async () => {
      started.push(index)
      most = Math.max(most, ++running)
      await new Promise<void>((end) => ends.push(end))
      running--
      if (index === 1) throw new Error('one fails')
      return index
    }),
  )
  const results = Promise.allSettled(tasks)
  for (let index = 0; index < 5; index++) {
    await new Promise((soon) => setImmediate(soon))
    ends[index]?.()
  }
  expect((await results).map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([0, 'failed', 2, 3, 4])
  expect(started).toEqual([0, 1, 2, 3, 4])
  expect(most).toBe(2)
})
