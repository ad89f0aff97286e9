/** One alarm for each channel; the earliest wins. */
export type Alarms = {
  /** Rings in `inMs`, unless an earlier alarm is set. What is farther away than the next look is left to that look. */
  set(channelId: string, inMs: number): void
  clear(): void
  readonly size: number
}

/** Alarms that call `ring`. They never keep a process alive. */
export function createAlarms({ ring, farthestMs }: { ring: (channelId: string) => void; farthestMs: number }): Alarms {
  const timers = new Map<string, { at: number; timer: NodeJS.Timeout }>()
  return {
    set(channelId, inMs) {
      if (inMs > farthestMs) return
      const waitMs = Math.max(0, inMs)
      const at = performance.now() + waitMs
      const present = timers.get(channelId)
      if (present && present.at <= at) return
      clearTimeout(present?.timer)
      const timer = setTimeout(() => {
        timers.delete(channelId)
        ring(channelId)
      }, waitMs)
      timer.unref()
      timers.set(channelId, { at, timer })
    },
    clear() {
      for (const { timer } of timers.values()) clearTimeout(timer)
      timers.clear()
    },
    get size() {
      return timers.size
    },
  }
}
