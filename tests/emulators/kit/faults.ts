/** Trouble on demand: what an emulator does to the next matching requests instead of behaving. JSON, so that it can be sent over HTTP. */
export type Fault =
  /** An error answer. `accepted`: the request is processed first, then the error is answered (a proxy that gave up). */
  | { kind: 'status'; status: number; as?: 'json' | 'text' | 'html'; body?: string; headers?: Record<string, string>; accepted?: boolean }
  /** Silence for `ms`, before or after the request is processed. A client that leaves while it waits `before` was never accepted. */
  | { kind: 'hang'; ms: number; when: 'before' | 'after' }
  /** The connection is cut and nothing was accepted. */
  | { kind: 'cut' }
  /** The request is processed, then the connection is cut without an answer. */
  | { kind: 'lose' }
  /** The request is processed and answered with 200 and something unreadable. */
  | { kind: 'garbage'; as: 'html' | 'truncated' }
  /** The server takes `ms` before it reads the body. */
  | { kind: 'slow'; ms: number }

/** Which requests a fault meets. `path` may contain `*`; without a field everything matches. `skip` lets that many matching requests pass first. */
export type Match = { method?: string; path?: string; skip?: number }

type Armed = { method: string | undefined; path: RegExp | undefined; skip: number; fault: Fault; left: number }

/** The faults that wait for a request, oldest first. */
export type FaultBook = { arm(match: Match, fault: Fault, times?: number): void; take(method: string, path: string): Fault | undefined; clear(): void }

export function createFaultBook(): FaultBook {
  let armed: Armed[] = []
  return {
    arm(match, fault, times = 1) {
      const path = match.path === undefined ? undefined : new RegExp(`^${match.path.split('*').map(escapeForRegExp).join('.*')}$`)
      armed.push({ method: match.method?.toUpperCase(), path, skip: match.skip ?? 0, fault, left: times })
    },
    take(method, path) {
      for (const entry of armed) {
        if (entry.method !== undefined && entry.method !== method) continue
        if (entry.path !== undefined && !entry.path.test(path)) continue
        if (entry.skip > 0) {
          entry.skip -= 1
          continue
        }
        entry.left -= 1
        if (entry.left <= 0) armed = armed.filter((other) => other !== entry)
        return entry.fault
      }
      return undefined
    },
    clear() {
      armed = []
    },
  }
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
}
