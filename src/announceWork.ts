import type { PayloadRequest } from 'payload'
import type { House } from './house.ts'
import { requestQuery } from './ledger/sql.ts'
import type { JobName } from './queue/queue.ts'

/**
 * Tells the workers, when the transaction of a save commits, that a job has something to look at. It is only a wake-up: the job's own
 * rhythm finds what was not heard.
 */
export async function announceWork(house: House, req: PayloadRequest, job: JobName): Promise<void> {
  const query = await requestQuery(req)
  await query(`select pg_notify('social_work', $1::text)`, [job])
  // Where no worker listens at this moment, the job waits in the queue until one is there.
  void house.runtime(req.payload).queue.add(job, {}, { delayMs: 1_000, id: `${job}-${Math.floor(house.runtime(req.payload).now().getTime() / 1_000)}` })
}
