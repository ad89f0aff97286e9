/**
 * Work of which one run at a time is enough: a call during a run asks for one more after it, however many calls there are. `pauseMs` gathers what comes in a burst.
 */
export function oneAtATime({ work, onError, pauseMs = 0 }: { work: () => Promise<unknown>; onError: (error: unknown) => void; pauseMs?: number }): {
  call(): Promise<void>
  stop(): Promise<void>
} {
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  async function run(): Promise<void> {
    do {
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs).unref())
      again = false
      if (!stopped) await work().catch(onError)
    } while (again && !stopped)
    running = undefined
  }
  return {
    call() {
      again = true
      running ??= run()
      return running
    },
    async stop() {
      stopped = true
      await running
    },
  }
}
