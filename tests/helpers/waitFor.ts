import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Asks again and again until the answer is truthy, and gives it. Throws after `timeoutMs` (default 15 000) with what was waited
 * for, the last answer and the last error. An error of `ask` that is thrown on every try is part of that message.
 */
export async function waitFor<T>(ask: () => T | Promise<T>, { timeoutMs = 15_000, everyMs = 50, what = 'it' } = {}): Promise<NonNullable<T>> {
  const until = performance.now() + timeoutMs
  let last: unknown
  do {
    try {
      last = await ask()
      if (last) return last as NonNullable<T>
    } catch (error) {
      last = error
    }
    await sleep(everyMs)
  } while (performance.now() < until)
  throw new Error(`Waited ${timeoutMs} ms for ${what}; the last answer was ${last instanceof Error ? last.message : JSON.stringify(last)}`, { cause: last })
}
