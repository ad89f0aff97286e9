export type { WorkerHandle } from '../../jobs/worker.ts'
export { houseOf, runWorker, workerOf } from '../plugin.ts'
export { type RuntimeTuning, tuneRuntime } from '../runtime.ts'
