import { getPayload } from 'payload'
import { fillDeliveries, waitUntilSent } from './fill.ts'
import { here, runOnce, type Setting } from './setting.ts'

export type Side = 'floor' | 'postgres' | 'redis'

/** How far ahead of its first moment a measurement is laid out, once whoever sends is running. */
const leadMs = 3_000

/** Sends `count` deliveries that are due at one instant, and gives the milliseconds from that instant to the last receipt. */
export async function sendAtOnce(setting: Setting, side: Side, count: number): Promise<{ ms: number; rssMB: number }> {
  await setting.clear()
  await fillDeliveries(setting, count, `now() + interval '1 hour'`)
  let rssMB = 0
  let startAt: number
  if (side === 'floor') {
    startAt = await layOut(setting, 'i * 0')
    await runOnce(here('./floor.ts'), { DATABASE_URL: setting.databaseURL, NETWORK: JSON.stringify(setting.network), START_AT: String(startAt) })
  } else {
    const worker = await setting.startWorker(side)
    startAt = await layOut(setting, 'i * 0')
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

/** Gives every delivery its moment, `offsetMs` (SQL over `i`, counted from 0) after the first, and says so as a save does. Gives the first moment. */
async function layOut({ db }: Setting, offsetMs: string): Promise<number> {
  const startAt = Date.now() + leadMs
  await db.query(
    `update social_deliveries d set due_at = m.at, run_at = m.at
     from (select id, to_timestamp((${startAt} + ${offsetMs}) / 1000.0) as at from (select id, row_number() over (order by id) - 1 as i from social_deliveries) n) m where d.id = m.id`,
  )
  await db.query(`select pg_notify('social_wake', '')`)
  return startAt
}

/** 500 posts spread evenly over one minute on 10 channels: milliseconds from due to receipt, sorted. */
export async function measureLateness(setting: Setting, side: 'postgres' | 'redis', count: number, spreadMs: number): Promise<number[]> {
  await setting.clear()
  await fillDeliveries(setting, count, `now() + interval '1 hour'`)
  const worker = await setting.startWorker(side)
  await layOut(setting, `i * ${spreadMs / count}`)
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
