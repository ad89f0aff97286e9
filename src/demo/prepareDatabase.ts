import { getPayload } from 'payload'
import { demoConfig } from '../../payload.config.ts'
import type { SandboxFacts } from './sandbox/accounts.ts'
import { seed } from './seed/seed.ts'

// Run by `npm start` as a process of its own, and only when there is something to do: migrates, then seeds when nobody is there yet.
const say = (line: string) => console.log(line)

say('opening the database')
// Nothing is sent from here: the server that starts afterwards does that.
const config = Object.assign(await demoConfig({ social: { queue: { autorun: false } } }), { logger: { options: { level: 'warn' } } })
const payload = await getPayload({ config })
if (process.env.PAYLOAD_DB_PUSH !== '1') {
  say('migrating')
  await payload.db.migrate()
}
const { totalDocs: users } = await payload.count({ collection: 'users' })
if (users === 0) await seed({ payload, sandbox: JSON.parse(process.env.DEMO_SANDBOX ?? 'null') as SandboxFacts | null, say })
// Payload holds on to its connection, so the process would not end by itself.
process.exit(0)
