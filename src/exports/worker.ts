export type { WorkerHandle } from '../../jobs/worker.ts'
export { houseOf, type Installed, installedIn, runWorker } from '../plugin.ts'
export { type RuntimeTuning, tuneRuntime } from '../runtime.ts'
