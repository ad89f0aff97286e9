import { parseArgs } from 'node:util'
import { runStorm } from './storm.ts'
import type { Trouble } from './verdict.ts'

const usage = `npm run chaos -- --backend postgres|redis [--deliveries 200] [--seed 1] [--workers 4] [--seconds N] [--json]

  Worker processes, the database and Redis are killed while deliveries go out over networks that lose answers. Then every network is
  read back and compared with the ledger. The last line of stdout is one JSON object; exit 1 unless nothing was lost or doubled.`

process.setMaxListeners(200)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const { values } = parseArgs({
  options: {
    backend: { type: 'string', default: 'postgres' },
    deliveries: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '4' },
    seconds: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const { backend } = values
const deliveries = toCount('deliveries', values.deliveries)
const seconds = values.seconds === undefined ? Math.min(120, Math.max(20, Math.round(deliveries / 4))) : toCount('seconds', values.seconds)
if (values.help || (backend !== 'postgres' && backend !== 'redis')) {
  console.error(usage)
  process.exit(values.help ? 0 : 2)
}

const say = (line: string) => process.stderr.write(`  ${line}\n`)
const { troubles, folder, ok, ...figures } = await runStorm({ backend, deliveries, seed: toCount('seed', values.seed), workers: toCount('workers', values.workers), seconds, say })
for (const trouble of troubles) tell(trouble)
if (!ok) say(`what the workers said is in ${folder}`)
if (!values.json) for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(18)} ${Array.isArray(value) ? value.join(', ') : value}`)
console.log(JSON.stringify(figures))
process.exit(ok ? 0 : 1)

function tell({ what, why, delivery }: Trouble): void {
  say(`${what}: ${why}`)
  if (!delivery) return
  say(`  delivery ${delivery.id}: ${delivery.post} on ${delivery.channel}, ${delivery.state}; receipts ${JSON.stringify(delivery.parts.map((part) => part.remoteId ?? null))}`)
  for (const move of delivery.moves) say(`    move ${JSON.stringify(move)}`)
  for (const attempt of delivery.attempts) say(`    attempt ${JSON.stringify(attempt)}`)
}

function toCount(name: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  console.error(`--${name} needs a whole number above 0, not “${text}”.\n\n${usage}`)
  process.exit(2)
}
