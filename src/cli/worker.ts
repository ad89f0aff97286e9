import { createServer } from 'node:http'
import { installedIn } from '../plugin.ts'
import { tuneRuntime } from '../runtime.ts'
import { loadPayload } from './loadPayload.ts'
import { readTuning } from './tuning.ts'

/** A worker process: runs until it is told to stop, then finishes or releases what it holds. */
export async function runWorkerCommand(args: readonly string[]): Promise<number> {
  const port = readPort(args)
  if (Number.isNaN(port)) {
    console.error('social-campaigns worker: --health-port needs a number, for instance --health-port 3001.')
    return 2
  }
  // The app must not start one by itself: what is set below has to be there first.
  process.env.SOCIAL_CAMPAIGNS_AUTORUN = 'false'
  const payload = await loadPayload()
  const tuning = readTuning(process.env)
  if (tuning) tuneRuntime(payload, tuning)
  const worker = await installedIn(payload).runWorker()
  payload.logger.info({ plugin: 'social-campaigns', event: 'worker-ready', ...worker.facts() })
  const server =
    port === undefined
      ? undefined
      : createServer((_, answer) =>
          answer.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, ...worker.facts(), rssMB: Math.round(process.memoryUsage().rss / 1048576) })),
        )
  server?.listen(port, '127.0.0.1')
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    process.once('disconnect', () => resolve())
  })
  server?.close()
  await worker.stop()
  return 0
}

function readPort(args: readonly string[]): number | undefined {
  const at = args.indexOf('--health-port')
  return at < 0 ? undefined : Number.parseInt(args[at + 1] ?? '', 10)
}
