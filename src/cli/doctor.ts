import { checkChannels } from '../../jobs/checkChannels.ts'
import { installedIn } from '../plugin.ts'
import { inspectSeals } from '../secrets/inspectSeals.ts'
import { loadPayload } from './loadPayload.ts'

type Finding = { ok: boolean; what: string; message: string }

/** Checks an installation from its own folder: configuration, database, queue, every channel. Exit 1 with the reasons. */
export async function runDoctor(args: readonly string[]): Promise<number> {
  const findings: Finding[] = []
  process.env.SOCIAL_CAMPAIGNS_AUTORUN = 'false'
  try {
    const payload = await loadPayload()
    findings.push({ ok: true, what: 'configuration', message: 'The Payload config loads.' })
    const { house } = installedIn(payload)
    const runtime = house.runtime(payload)
    findings.push(
      await attempt(
        'database',
        async () => {
          await runtime.query(`select 1 from ${runtime.tables.deliveries} limit 1`)
          await runtime.query(`select 1 from ${runtime.tables.vault} limit 1`)
          return 'PostgreSQL answers and has the tables.'
        },
        'Run the migrations: payload migrate:create, then payload migrate.',
      ),
    )
    findings.push(
      await attempt('credentials', async () => {
        const { unreadable, old } = await inspectSeals(runtime)
        if (unreadable.length > 0)
          throw new Error(
            `The credentials of ${unreadable.length} channels (${unreadable.join(', ')}) cannot be opened. Add the old key after the new one in SOCIAL_ENCRYPTION_KEY, or reconnect them.`,
          )
        return old > 0 ? `${old} channels are still sealed with an older key; a worker seals them anew within ten minutes.` : 'All credentials open with the newest key.'
      }),
    )
    findings.push(
      await attempt(
        'queue',
        async () => {
          await runtime.queue.ping()
          return `BullMQ answers on ${runtime.queue.backend === 'redis' ? 'Redis' : 'PostgreSQL'}.`
        },
        'Look at REDIS_URL; without it BullMQ uses the app’s own PostgreSQL.',
      ),
    )
    findings.push(
      await attempt('ledger', async () => {
        const [row] = await runtime.query<{ late: number; asked: number }>(
          `select count(*) filter (where state = 'scheduled' and run_at < now() - interval '5 minutes')::int as late, count(*) filter (where state = 'unknown' and asked_at is not null)::int as asked from ${runtime.tables.deliveries} where state in ('scheduled', 'unknown')`,
        )
        if (row && row.late > 0) throw new Error(`${row.late} deliveries are more than five minutes late: no worker seems to run. Start one with: npx social-campaigns worker`)
        return row && row.asked > 0 ? `${row.asked} deliveries wait for a person’s answer.` : 'Nothing is late.'
      }),
    )
    if (findings.every((finding) => finding.ok)) {
      for (const channel of await checkChannels(payload, house)) findings.push({ ok: channel.ok, what: `channel “${channel.name}”`, message: channel.message })
    }
    await payload.destroy()
  } catch (error) {
    findings.push({ ok: false, what: 'configuration', message: error instanceof Error ? error.message : String(error) })
  }
  const ok = findings.every((finding) => finding.ok)
  if (args.includes('--json')) console.log(JSON.stringify({ ok, findings }))
  else for (const finding of findings) console.log(`${finding.ok ? '✔' : '✖'} ${finding.what}: ${finding.message}`)
  return ok ? 0 : 1
}

async function attempt(what: string, check: () => Promise<string>, advice = ''): Promise<Finding> {
  try {
    return { ok: true, what, message: await check() }
  } catch (error) {
    return { ok: false, what, message: [error instanceof Error ? error.message : String(error), advice].filter(Boolean).join(' ') }
  }
}
