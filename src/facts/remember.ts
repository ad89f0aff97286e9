/** Facts that were found a moment ago: outside servers are asked once, however often a post is checked. */
export type Memory<Fact> = { recall(key: string, now: number): Fact | undefined; keep(key: string, fact: Fact, until: number): void }

const most = 2_000

/** A small memory that forgets the oldest first. */
export function createMemory<Fact>(): Memory<Fact> {
  const facts = new Map<string, { fact: Fact; until: number }>()
  return {
    recall(key, now) {
      const known = facts.get(key)
      return known && known.until > now ? known.fact : undefined
    },
    keep(key, fact, until) {
      facts.delete(key)
      facts.set(key, { fact, until })
      for (const oldest of facts.keys()) {
        if (facts.size <= most) break
        facts.delete(oldest)
      }
    },
  }
}

/** The first of two: what was asked, or `late` after `ms`. What was asked goes on, so that its answer is there the next time. */
export async function within<T, Late>(ms: number, asked: Promise<T>, late: Late): Promise<T | Late> {
  let timer: NodeJS.Timeout | undefined
  try {
    return await Promise.race([
      asked,
      new Promise<Late>((resolve) => {
        timer = setTimeout(() => resolve(late), ms)
      }),
    ])
  } finally {
    clearTimeout(timer)
  }
}
