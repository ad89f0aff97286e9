import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { NetworkOrder } from './networks.ts'

export const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Node says on every start that type stripping is new; nobody has to read it in every worker. */
export const nodeArgs = ['--disable-warning=ExperimentalWarning']

export type Networks = { ask<Answer>(order: NetworkOrder): Promise<Answer>; close(): void }

/** Starts the networks in their own process. */
export async function startNetworks(): Promise<Networks> {
  const child = fork(here('./networks.ts'), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [...nodeArgs, '--disable-warning=TimeoutNegativeWarning'] })
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  const ready = new Promise<void>((resolve, reject) => {
    waiting.set(0, { resolve: () => resolve(), reject })
  })
  child.on('message', ({ id, answer, error }: { id: number; answer?: unknown; error?: string }) => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) one?.resolve(answer)
    else one?.reject(new Error(error))
  })
  child.once('exit', (code) => {
    for (const one of waiting.values()) one.reject(new Error(`The networks ended with ${code}.`))
  })
  await ready
  return {
    ask: <Answer>(order: NetworkOrder) =>
      new Promise<Answer>((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve: (answer) => resolve(answer as Answer), reject })
        child.send({ id: last, ...order })
      }),
    close: () => endNow(child),
  }
}

export function endNow(child: ChildProcess): void {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
}
