import { setTimeout as sleep } from 'node:timers/promises'
import { startSandbox } from './startSandbox.ts'

// The sandbox networks as a process of their own, for `npm start`: tells its parent where they are, and saves what they know when it ends.
const sandbox = await startSandbox({ folder: process.env.SANDBOX_DIR ?? '.data/sandbox' })
const { close, ...facts } = sandbox
process.send?.(facts)

const stop = async () => {
  await Promise.race([close(), sleep(5000)])
  process.exit(0)
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
