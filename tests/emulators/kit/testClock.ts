/** A clock that a test owns: it stands still until it is moved. */
export type TestClock = { now(): Date; advance(ms: number): void }

/** @param start Default 2026-03-02T09:00:00Z, a Monday. */
export function createTestClock(start = '2026-03-02T09:00:00.000Z'): TestClock {
  let at = new Date(start).getTime()
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms
    },
  }
}

/** The lengths of time that tests talk about, in milliseconds. */
export const minutes = (count: number): number => count * 60_000
export const hours = (count: number): number => count * 3_600_000
