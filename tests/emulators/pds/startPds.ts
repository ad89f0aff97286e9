import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Secp256k1Keypair } from '@atproto/crypto'
import { PDS } from '@atproto/pds'
import { appView } from './appView.ts'
import { closeServer, listenLocally } from './listenLocally.ts'
import { type PdsAccount, type PdsRecord, pdsAccounts } from './pdsAccounts.ts'
import { startPlcDirectory } from './plcDirectory.ts'

export type PdsOptions = {
  /** @default 0: a free one, or with a `dataDirectory` the one of the last start */
  port?: number
  /** @default 0: a free one, or with a `dataDirectory` the one of the last start */
  plcPort?: number
  /** Keeps accounts, posts and identities across restarts. @default a temporary folder that `close` deletes */
  dataDirectory?: string
  /** Answers numbers, profiles and notifications from what is on the PDS. @default false: a bare PDS, which has none */
  appView?: boolean
}

export type RunningPds = {
  /** `http://localhost:<port>`. */
  url: string
  /** Where identities are looked up: `http://localhost:<port>`. */
  directory: string
  /** Makes an account with an app password; with a `dataDirectory`, gives back the one that is there. `alice` becomes `alice.test`. */
  createAccount(handle: string): Promise<PdsAccount>
  /** The posts of an account, newest key first, read from its repository. */
  posts(did: string): Promise<PdsRecord[]>
  reposts(did: string): Promise<PdsRecord[]>
  /** Writes a record as its owner does in another app. */
  write(did: string, collection: string, record: object): Promise<{ uri: string; cid: string }>
  /** Uploads a PNG as its owner does, and gives the reference for a record. */
  uploadPicture(did: string, png: Uint8Array): Promise<object>
  /** Deletes all posts and reposts of an account. */
  empty(did: string): Promise<void>
  /** How many commits the whole server has made: what followers would have been told. */
  commits(): Promise<number>
  /** A moderator takes the account down, or (`false`) lifts it. */
  suspend(did: string, applied?: boolean): Promise<void>
  /** The owner deactivates the account. */
  deactivate(did: string): Promise<void>
  activate(did: string): Promise<void>
  revokeAppPassword(did: string): Promise<void>
  /** A new app password after the first was revoked. */
  addAppPassword(did: string): Promise<string>
  close(): Promise<void>
}

type Memory = { port: number; plcPort: number; rotationKey: string; jwtSecret: string; adminPassword: string }

async function recall(file: string): Promise<Partial<Memory> & Omit<Memory, 'port' | 'plcPort'>> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Memory
  const key = await Secp256k1Keypair.create({ exportable: true })
  return { rotationKey: Buffer.from(await key.export()).toString('hex'), jwtSecret: randomBytes(24).toString('hex'), adminPassword: randomBytes(12).toString('hex') }
}

/**
 * A real Bluesky PDS with its own PLC directory, on 127.0.0.1 only and speaking to nobody else. Without
 * `appView` likes, followers and notifications are answered as a bare PDS answers them ("No service configured").
 */
export async function startPds({ port = 0, plcPort = 0, dataDirectory, appView: hasAppView = false }: PdsOptions = {}): Promise<RunningPds> {
  const directory = dataDirectory ? resolve(dataDirectory) : mkdtempSync(join(tmpdir(), 'pds-'))
  mkdirSync(directory, { recursive: true })
  const memoryFile = join(directory, 'sandbox.json')
  const memory = await recall(memoryFile)
  const plc = await startPlcDirectory({ port: plcPort || memory.plcPort || 0, file: dataDirectory && join(directory, 'plc.jsonl') })
  // The PDS must know its port before it starts, so the server listens first and is handed over.
  const listening = await listenLocally(port || memory.port || 0).catch(async (error: unknown) => {
    await plc.close()
    throw error
  })
  const url = `http://localhost:${listening.port}`
  if (dataDirectory) writeFileSync(memoryFile, JSON.stringify({ ...memory, port: listening.port, plcPort: Number(new URL(plc.url).port) }, undefined, 2), { mode: 0o600 })

  const view = hasAppView
    ? await listenLocally(
        0,
        appView(() => url),
      )
    : undefined
  const pds = await PDS.fromEnv({
    ...(view ? { bskyAppViewUrl: `http://localhost:${view.port}`, bskyAppViewDid: 'did:web:appview.test' } : {}),
    devMode: true,
    port: listening.port,
    hostname: 'localhost',
    dataDirectory: directory,
    blobstoreDiskLocation: join(directory, 'blobs'),
    blobstoreDiskTmpLocation: join(directory, 'tmp'),
    didPlcUrl: plc.url,
    serviceHandleDomains: ['.test'],
    inviteRequired: false,
    enableDidDocWithSession: true,
    disableSsrfProtection: true,
    jwtSecret: memory.jwtSecret,
    adminPassword: memory.adminPassword,
    plcRotationKeyK256PrivateKeyHex: memory.rotationKey,
    rateLimitsEnabled: false,
    crawlers: [],
    trustedOAuthClients: [],
    handleBackupNameservers: [],
    rateLimitBypassIps: [],
  })
  // start() would listen on every interface of the machine.
  Object.assign(pds.app, {
    listen: () => {
      listening.server.on('request', pds.app as unknown as RequestListener)
      setImmediate(() => listening.server.emit('listening'))
      return listening.server
    },
  })
  await pds.start()

  const accounts = pdsAccounts({ url, adminPassword: memory.adminPassword, file: dataDirectory && join(directory, 'accounts.json') })
  return {
    url,
    directory: plc.url,
    createAccount: accounts.create,
    posts: (did) => accounts.records(did, 'app.bsky.feed.post'),
    reposts: (did) => accounts.records(did, 'app.bsky.feed.repost'),
    write: accounts.write,
    uploadPicture: accounts.uploadPicture,
    empty: accounts.empty,
    commits: async () => (await pds.ctx.sequencer.curr()) ?? 0,
    suspend: (did, applied = true) => accounts.setTakedown(did, applied),
    deactivate: (did) => accounts.setActive(did, false),
    activate: (did) => accounts.setActive(did, true),
    revokeAppPassword: accounts.revokeAppPassword,
    addAppPassword: accounts.addAppPassword,
    async close() {
      await pds.destroy()
      await plc.close()
      if (view) await closeServer(view.server)
      if (!dataDirectory) rmSync(directory, { recursive: true, force: true })
    },
  }
}
