import { fork } from 'node:child_process'
import { measureLateness, type Side, sendAtOnce, sendWithPayloadJobs } from './deliver.ts'
import { measureCompose, measureMonth, measureRebuild, measureSweep } from './ledger.ts'
import { measurePlanYear } from './planYear.ts'
import { measureServer } from './server.ts'
import { here, openSetting, runOnce, type Setting } from './setting.ts'
import { median, percentile, round } from './statistics.ts'

const isJson = process.argv.includes('--json')
const quick = process.argv.includes('--quick')
const only = process.argv.find((word) => word.startsWith('--only='))?.slice(7)
const wants = (name: string) => !only || only.split(',').includes(name)
const say = (text: string) => process.stderr.write(`  ${text}\n`)
const sizes = quick
  ? { deliver: 500, burst: 200, rounds: 1, lateness: 60, spreadMs: 6_000, jobs: 100, saves: 20, million: 50_000, imported: 200 }
  : { deliver: 3_000, burst: 500, rounds: 3, lateness: 500, spreadMs: 60_000, jobs: 500, saves: 60, million: 1_000_000, imported: 2_000 }

const figures: Record<string, unknown> = {}
const setting = await openSetting({ say })
try {
  if (wants('deliver')) await deliver(setting)
  if (wants('burst')) await burst(setting)
  if (wants('lateness')) await lateness(setting)
  if (wants('save')) await save(setting)
  if (wants('import')) await importing(setting)
  if (wants('idle')) {
    const worker = await setting.startWorker('postgres')
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    figures['rss.workerIdleMB'] = await worker.rss()
    await worker.stop()
  }
  if (wants('server')) figures['rss.serverMB'] = await measureServer(setting)
  if (wants('compose')) figures['compose.perSecond'] = round(await measureCompose())
  if (wants('plan')) figures['plan.yearMs'] = round(measurePlanYear())
  if (wants('month')) {
    const { smallMs, largeMs } = await measureMonth(setting, quick ? 20_000 : 100_000)
    Object.assign(figures, { 'month.smallMs': round(smallMs), 'month.largeMs': round(largeMs) })
  }
  if (wants('sweep')) {
    figures['sweep.rebuildPerSecond'] = round(await measureRebuild(setting, quick ? 1_000 : 5_000))
    figures['sweep.millionMs'] = round(await measureSweep(setting, sizes.million))
  }
} finally {
  await setting.close()
}
if (!isJson) for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(28)} ${value}`)
console.log(JSON.stringify(figures))
process.exit(0)

/** Rounds of all sides interleaved, so that a slow minute of the machine is shared; the best of each is told. */
async function deliver(at: Setting): Promise<void> {
  const times: Record<Side, number[]> = { floor: [], postgres: [], redis: [] }
  let rssMB = 0
  await sendAtOnce(at, 'floor', Math.min(500, sizes.deliver))
  for (let roundNumber = 0; roundNumber < sizes.rounds; roundNumber++) {
    for (const side of ['floor', 'postgres', 'redis'] as const) {
      const result = await sendAtOnce(at, side, sizes.deliver)
      times[side].push(result.ms)
      rssMB = Math.max(rssMB, result.rssMB)
      say(`deliver ${side}: ${sizes.deliver} in ${Math.round(result.ms)} ms`)
    }
  }
  for (const side of ['postgres', 'redis', 'floor'] as const) figures[`deliver.${side}.perSecond`] = round((sizes.deliver / median(times[side])) * 1000)
  figures['rss.workerMB'] = rssMB
  const jobsMs = await sendWithPayloadJobs(at, sizes.jobs)
  figures['deliver.payloadJobs.perSecond'] = round((sizes.jobs / jobsMs) * 1000)
  say(`deliver with Payload's jobs: ${sizes.jobs} in ${Math.round(jobsMs)} ms`)
}

async function burst(at: Setting): Promise<void> {
  const times: Record<Side, number[]> = { floor: [], postgres: [], redis: [] }
  for (let roundNumber = 0; roundNumber < sizes.rounds; roundNumber++) {
    for (const side of ['floor', 'postgres', 'redis'] as const) {
      const { ms } = await sendAtOnce(at, side, sizes.burst)
      times[side].push(ms)
      say(`burst ${side}: ${sizes.burst} in ${Math.round(ms)} ms`)
    }
  }
  figures['burst.seconds'] = round(median(times.postgres) / 1000)
  figures['burst.redis.seconds'] = round(median(times.redis) / 1000)
  figures['burst.floorSeconds'] = round(median(times.floor) / 1000)
}

async function lateness(at: Setting): Promise<void> {
  for (const side of ['postgres', 'redis'] as const) {
    const late = await measureLateness(at, side, sizes.lateness, sizes.spreadMs)
    const prefix = side === 'postgres' ? 'lateness' : 'lateness.redis'
    figures[`${prefix}.p50Ms`] = round(median(late))
    figures[`${prefix}.p99Ms`] = round(percentile(late, 0.99))
    say(`lateness ${side}: p50 ${Math.round(median(late))} ms, p99 ${Math.round(percentile(late, 0.99))} ms`)
  }
}

/** A file of planned posts on two channels each: looked over, then imported in one piece. */
async function importing(at: Setting): Promise<void> {
  await at.clear()
  const { previewMs, importMs } = (await runOnce(here('./importing.ts'), { DATABASE_URL: at.databaseURL, IMPORT_ROWS: String(sizes.imported) })) as Record<
    'previewMs' | 'importMs',
    number
  >
  Object.assign(figures, { 'import.perSecond': round((sizes.imported / importMs) * 1000), 'import.previewMs': round(previewMs) })
  say(`import: ${sizes.imported} lines looked over in ${Math.round(previewMs)} ms, imported in ${Math.round(importMs)} ms`)
  await at.clear()
}

/** Two processes save by turns, one with and one without the plugin; six channels are connected. */
async function save(at: Setting): Promise<void> {
  await at.clear()
  await at.db.query(`update social_channels set standing = 'dormant' where id not in (select id from social_channels order by id limit 6)`)
  const start = async (env: Record<string, string>) => {
    const child = fork(here('./save.ts'), {
      env: { ...process.env, SOCIAL_CAMPAIGNS_AUTORUN: 'false', ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    await new Promise((resolve) => child.once('message', resolve))
    return {
      run: (saves: number) =>
        new Promise<number[]>((resolve) => {
          child.once('message', (times) => resolve(times as number[]))
          child.send({ saves })
        }),
      stop: () => child.kill(),
    }
  }
  const bare = await start({ DATABASE_URL: at.bareURL, BENCH_BARE: '1' })
  const ours = await start({ DATABASE_URL: at.databaseURL })
  await bare.run(10)
  await ours.run(10)
  const times = { bare: [] as number[], ours: [] as number[] }
  for (let left = sizes.saves; left > 0; left -= 5) {
    times.bare.push(...(await bare.run(5)))
    times.ours.push(...(await ours.run(5)))
  }
  bare.stop()
  ours.stop()
  await at.db.query(`update social_channels set standing = 'active'`)
  Object.assign(figures, { 'save.bareMs': round(median(times.bare)), 'save.withPluginMs': round(median(times.ours)) })
}
