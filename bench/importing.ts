import { getPayload, handleEndpoints, type SanitizedConfig } from 'payload'
import { installedIn } from 'payload-social-campaigns/worker'

// Looks a CSV file over and imports it in a process of its own, as somebody who may publish, and tells how long both took. IMPORT_ROWS: how many lines.
const { default: config } = await import('./host/payload.config.ts')
const payload = await getPayload({ config, cron: false })
const rows = Number(process.env.IMPORT_ROWS ?? 1_000)

const account = { email: `planner-${process.pid}@example.org`, password: 'of the benches' }
await payload.create({ collection: 'users', data: account as never })
const { token } = await payload.login({ collection: 'users', data: account })

async function call<Body>(method: string, path: string, body?: object): Promise<Body> {
  const answer = await handleEndpoints({
    config: Promise.resolve(payload.config as SanitizedConfig),
    request: new Request(`http://localhost:3000/api/social-posts/import${path}`, {
      method,
      headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    }),
  })
  return (await answer.json()) as Body
}

/** An hour apart on two channels, from a month ahead. */
const from = Date.now() + 30 * 86_400_000
const lines = Array.from({ length: rows }, (_, index) =>
  [
    `Planned ${index}`,
    `Post number ${index} of a plan that was written in a spreadsheet`,
    'Channel 0 | Channel 1',
    new Date(from + index * 3_600_000).toISOString(),
    'scheduled',
  ].join(','),
)
const csv = ['title,text,channels,publishAt,status', ...lines].join('\n')

const startedAt = performance.now()
const seen = await call<{ good: number; token: string }>('POST', '', { csv })
const previewMs = performance.now() - startedAt
if (seen.good !== rows) throw new Error(`Only ${seen.good} of ${rows} lines are good.`)

const confirmedAt = performance.now()
await call('POST', '', { token: seen.token })
const worker = await installedIn(payload).runWorker()
for (;;) {
  const { state } = await call<{ state: string }>('GET', `/${seen.token}`)
  if (state === 'done') break
  if (state === 'failed') throw new Error('The import failed.')
  await new Promise((resolve) => setTimeout(resolve, 100))
}
process.send?.({ previewMs, importMs: performance.now() - confirmedAt })
await worker.stop()
process.exit(0)
