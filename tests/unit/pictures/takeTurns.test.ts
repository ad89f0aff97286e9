import { expect, it } from 'vitest'
import { takeTurns } from '../../../src/pictures/takeTurns.ts'

it('never runs more tasks at once than allowed, runs them in order, and goes on after one fails', async () => {
  const inTurn = takeTurns(2)
  const started: number[] = []
  const ends: (() => void)[] = []
  let running = 0
  let most = 0
  const start = (index: number) =>
    inTurn(async () => {
      started.push(index)
      most = Math.max(most, ++running)
      await new Promise<void>((end) => ends.push(end))
      running--
      if (index === 1) throw new Error('one fails')
      return index
    })
  const soon = () => new Promise((go) => setImmediate(go))
  const tasks = [0, 1, 2].map(start)
  const results = [Promise.allSettled(tasks)]
  await soon()
  ends[0]?.()
  await soon()
  results.push(Promise.allSettled([3, 4, 5].map(start)))
  for (let index = 1; index < 6; index++) {
    await soon()
    ends[index]?.()
  }
  const settled = (await Promise.all(results)).flat()
  expect(settled.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([0, 'failed', 2, 3, 4, 5])
  expect(started).toEqual([0, 1, 2, 3, 4, 5])
  expect(most).toBe(2)
})
