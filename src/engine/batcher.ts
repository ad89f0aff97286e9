/**
 * Collects calls and runs them together: while one batch is on its way the next one gathers, so there is no timer and no waiting when
 * there is little to do. A failed batch is tried once more item by item, so that one bad row does not fail the others.
 */
export function createBatcher<Item, Result>({ run, maxSize = 500 }: { run: (items: Item[]) => Promise<Result[]>; maxSize?: number }): (item: Item) => Promise<Result> {
  type Waiting = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void }
  let waiting: Waiting[] = []
  let busy = false

  const settle = async (batch: Waiting[]) => {
    const results = await run(batch.map((entry) => entry.item))
    batch.forEach((entry, index) => {
      entry.resolve(results[index] as Result)
    })
  }

  const drain = async () => {
    busy = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxSize)
      waiting = waiting.slice(maxSize)
      try {
        await settle(batch)
      } catch (error) {
        if (batch.length === 1) batch[0]?.reject(error)
        else for (const entry of batch) await settle([entry]).catch(entry.reject)
      }
    }
    busy = false
  }

  return (item) =>
    new Promise<Result>((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!busy) void drain()
    })
}
