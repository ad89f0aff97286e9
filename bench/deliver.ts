import { getPayload } from 'payload'
import { fillDeliveries, waitUntilSent } from './fill.ts'
import { here, runOnce, type Setting } from './setting.ts'

export type Side = 'floor' | 'postgres' | 'redis'

/** Moment at which everything becomes due: far enough ahead that whoever sends has started. */
const leadMs = 4_000

/** Sends `count` deliveries that are due at one instant, and gives the milliseconds from that instant to the last receipt, and the lateness of each. */
export async function sendAtOnce(setting: Setting, side: Side, count: number): Promise<{ ms: number; rssMB: number }> {
  await setting.clear()
  const startAt = Date.now() + leadMs + count / 2
  await fillDeliveries(setting, count, `to_timestamp(${startAt / 1000})`)
  let rssMB = 0
  if (side === 'floor') {
    await runOnce(here('./floor.ts'), { DATABASE_URL: setting.databaseURL, NETWORK: JSON.stringify(setting.network), START_AT: String(startAt) })
  } else {
    const worker = await setting.startWorker(side)
    const watch = setInterval(
      () =>
        void worker.rss().then(
          (rss) => {
            rssMB = Math.max(rssMB, rss)
          },
          () => undefined,
        ),
      250,
    )
    await waitUntilSent(setting, count)
    clearInterval(watch)
    rssMB = Math.max(rssMB, await worker.rss())
    await worker.stop()
  }
  const { rows } = await setting.db.query<{ last: Date }>('select max(published_at) as last from social_deliveries')
  return { ms: (rows[0]?.last.getTime() ?? 0) - startAt, rssMB }
}

/** 500 posts spread evenly over one minute on 10 channels: milliseconds from due to receipt, sorted. */
export async function measureLateness(setting: Setting, side: 'postgres' | 'redis', count: number, spreadMs: number): Promise<number[]> {
  await setting.clear()
  const startAt = Date.now() + leadMs
  await fillDeliveries(setting, count, `to_timestamp((${startAt} + i * ${spreadMs / count}) / 1000.0)`)
  const worker = await setting.startWorker(side)
  await waitUntilSent(setting, count, spreadMs + 60_000)
  await worker.stop()
  const { rows } = await setting.db.query<{ late: number }>('select (extract(epoch from published_at - due_at) * 1000)::float8 as late from social_deliveries order by 1')
  return rows.map((row) => row.late)
}

/** The same connector called from Payload's own jobs queue. Gives milliseconds for `count`. */
export async function sendWithPayloadJobs(setting: Setting, count: number): Promise<number> {
  process.env.DATABASE_URL = setting.databaseURL
  const { default: config } = await import('./host/payload.config.ts')
  const payload = await getPayload({ config, cron: false })
  for (let index = 0; index < count; index++) {
    const note = (await payload.create({ collection: 'notes' as never, data: {} as never })) as { id: number }
    await payload.jobs.queue({
      task: 'deliver' as never,
      input: { delivery: note.id, channel: setting.channels[index % setting.channels.length], text: `Job ${index} of the bench` } as never,
    })
  }
  const startedAt = performance.now()
  for (;;) {
    const { remainingJobsFromQueried, noJobsRemaining } = (await payload.jobs.run({ limit: 50, silent: true })) as { remainingJobsFromQueried: number; noJobsRemaining?: boolean }
    if (noJobsRemaining || remainingJobsFromQueried === 0) {
      const { totalDocs } = await payload.count({ collection: 'notes' as never, where: { url: { exists: false } } as never })
      if (totalDocs === 0) break
    }
  }
  return performance.now() - startedAt
}
