import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import { closeServer, listenLocally } from './listenLocally.ts'

// The package is CommonJS in one bundle, whose names an import does not find.
const { PlcServer, MockDatabase } = createRequire(import.meta.url)('@did-plc/server') as typeof import('@did-plc/server')

type Operation = Parameters<InstanceType<typeof MockDatabase>['validateAndAddOp']>[1]

/**
 * A real PLC directory (where a DID's keys and server are looked up) on 127.0.0.1. It lives in memory; with a `file` every accepted
 * operation is written there as one line and replayed, signatures checked again, at the next start.
 */
export async function startPlcDirectory({ port = 0, file }: { port?: number; file?: string | undefined } = {}): Promise<{ url: string; close(): Promise<void> }> {
  const db = new MockDatabase()
  if (file && existsSync(file)) {
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const { did, operation } = JSON.parse(line) as { did: string; operation: Operation }
      await db.validateAndAddOp(did, operation)
    }
  }
  if (file) {
    const add = db.validateAndAddOp.bind(db)
    db.validateAndAddOp = async (did, operation) => {
      await add(did, operation)
      appendFileSync(file, `${JSON.stringify({ did, operation })}\n`)
    }
  }
  const { server, port: chosen } = await listenLocally(port)
  server.on('request', PlcServer.create({ db, port: chosen }).app as unknown as RequestListener)
  // The PDS refuses to resolve through a bare IP address, so the name is used.
  return { url: `http://localhost:${chosen}`, close: () => closeServer(server) }
}
