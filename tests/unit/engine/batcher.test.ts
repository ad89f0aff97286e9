import { describe, expect, it } from 'vitest'
import { createBatcher } from '../../../src/engine/batcher.ts'

/** A statement that ends when it is told to. */
function slowStatement() {
  const batches: number[][] = []
  const waiting: { resolve: (results: string[]) => void; reject: (error: Error) => void; items: number[] }[] = []
  const run = (items: number[]) => {
    batches.push(items)
    return new Promise<string[]>((resolve, reject) => waiting.push({ resolve, reject, items }))
  }
  const finish = async () => {
    const one = waiting.shift()
    one?.resolve(one.items.map((item) => `done ${item}`))
    await new Promise((done) => setImmediate(done))
  }
  return { batches, run, finish }
}

describe('createBatcher', () => {
  it('runs the first at once and gathers what comes meanwhile into the next', async () => {
    const { batches, run, finish } = slowStatement()
    const add = createBatcher({ run })
    const results = [add(1), add(2), add(3)]
    expect(batches).toEqual([[1]])
    await finish()
    expect(batches).toEqual([[1], [2, 3]])
    await finish()
    expect(await Promise.all(results)).toEqual(['done 1', 'done 2', 'done 3'])
  })

  it('never puts more into a batch than it may', async () => {
    const { batches, run, finish } = slowStatement()
    const add = createBatcher({ run, maxSize: 2 })
    const results = [1, 2, 3, 4, 5, 6].map(add)
    for (let index = 0; index < 4; index++) await finish()
    await Promise.all(results)
    expect(batches).toEqual([[1], [2, 3], [4, 5], [6]])
  })

  it('does not let one bad row fail the others of its batch', async () => {
    const add = createBatcher({
      run: async (items: number[]) => {
        if (items.includes(13)) throw new Error('13 cannot be stored')
        return items.map((item) => item * 2)
      },
    })
    const results = await Promise.allSettled([add(1), add(2), add(13), add(4)])
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message))).toEqual([2, 4, '13 cannot be stored', 8])
  })

  it('works on after a batch that failed', async () => {
    let fails = true
    const add = createBatcher({ run: async (items: number[]) => (fails ? Promise.reject(new Error('away')) : items) })
    await expect(add(1)).rejects.toThrow('away')
    fails = false
    expect(await add(2)).toBe(2)
  })
})
