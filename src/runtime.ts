import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { CollectionSlug, Payload } from 'payload'
import { clientOf } from './connect/clientOf.ts'
import type { ChannelDoc, PictureDoc } from './domain/documents.ts'
import { NetworkFailure } from './domain/failures.ts'
import { type ChannelBook, createChannelBook, type OpenChannel } from './engine/channelBook.ts'
import { createEngine, type Engine, type EngineLog, type EngineOptions } from './engine/engine.ts'
import type { House } from './house.ts'
import { createHttp, type Http } from './http/http.ts'
import { poolQuery, poolTransaction, type Query, type Transaction, toPostgresAdapter } from './ledger/sql.ts'
import { resolveTables, type Tables } from './ledger/tables.ts'
import type { Channel, ChannelContext, Client, Connection, Network, Vault } from './networks/port.ts'
import { fitPicture, lookAtPicture, mostBytes, type PictureLook } from './pictures/fitPicture.ts'
import { createJobQueue, type JobQueue } from './queue/queue.ts'
import { localDay } from './schedule/zone.ts'
import { deriveClientKeys } from './secrets/clientKeys.ts'
import { createSealer, type Sealer } from './secrets/seal.ts'
import { openVault } from './secrets/vault.ts'

/** What runs beside one Payload instance. Everything in it opens on first use. */
export type Runtime = {
  payload: Payload
  query: Query
  transaction: Transaction
  tables: Tables
  http: Http
  sealer: Sealer
  queue: JobQueue
  channels: ChannelBook
  engine: Engine
  log: EngineLog
  /** Opens a channel for use, from its document. Without credentials of its own, those in the vault are used. */
  open(doc: ChannelDoc, credentials?: Record<string, string | undefined>): { network: Network; connection: Connection; channel: Channel; vault: Vault }
  /** A picture of the host's library, within limits. Throws NetworkFailure `media-missing` or `media-refused`. */
  loadPicture: ChannelContext['loadPicture']
  /** Opens the file of a picture, all of it. Undefined: it cannot be read from here at the moment. */
  look(picture: PictureDoc): Promise<PictureLook | undefined>
  /** The credentials of one channel. */
  vaultOf(channelId: string): Vault
  /** How this installation shows itself to a network; undefined when it does not know its own address. */
  clientFor(network: string): Client | undefined
  now(): Date
  close(): Promise<void>
}

/** Settings that tests and benches may set before the first use of a runtime. */
export type RuntimeTuning = Pick<
  EngineOptions,
  'clock' | 'crash' | 'rules' | 'leaseMs' | 'lookEveryMs' | 'sweepEveryMs' | 'latenessMs' | 'sendTimeoutMs' | 'concurrency' | 'perChannel'
>
const tuning = new WeakMap<Payload, RuntimeTuning>()
/** Changes how the engine of an instance works: clocks and crash points for tests, sizes for benches. Before its first use. */
export function tuneRuntime(payload: Payload, settings: RuntimeTuning): void {
  tuning.set(payload, settings)
}

/** One line a decision, in the host's own logger. */
export const logOf =
  (payload: Payload): EngineLog =>
  (level, event, facts) =>
    payload.logger[level]({ plugin: 'social-campaigns', event, ...facts })

/** Makes the runtime of an instance. */
export function createRuntime(payload: Payload, house: House, lastLook?: EngineOptions['lastLook']): Runtime {
  const query = poolQuery(payload)
  const transaction = poolTransaction(payload)
  const tables = resolveTables(payload, house.slugs)
  const http = createHttp({ allowPrivateHosts: house.options.allowPrivateHosts ?? process.env.SOCIAL_ALLOW_PRIVATE_HOSTS === 'true', userAgent: 'payload-social-campaigns' })
  const keys = (house.options.encryptionKey ?? process.env.SOCIAL_ENCRYPTION_KEY ?? payload.secret).split(',').map((key) => key.trim())
  const sealer = createSealer(keys)
  const clientKeys = deriveClientKeys(keys)
  const clientFor: Runtime['clientFor'] = (network) => clientOf({ serverURL: payload.config.serverURL, apiRoute: payload.config.routes.api }, network, clientKeys)
  const settings = tuning.get(payload) ?? {}
  const now = settings.clock ?? (() => new Date())
  const log = logOf(payload)
  const { pool } = toPostgresAdapter(payload)
  const { connectionString, host, port, user, password, database, ssl, options } = pool.options as Record<string, never>
  const redisURL = house.options.queue?.redisURL ?? process.env.REDIS_URL
  const queue = createJobQueue({
    redisURL: redisURL || undefined,
    postgres: Object.fromEntries(Object.entries({ connectionString, host, port, user, password, database, ssl, options }).filter(([, value]) => value !== undefined)),
    onError: (where, error) => log('warn', 'queue-trouble', { where, error: error.message }),
    telemetry: house.options.queue?.telemetry,
  })

  const loadPicture: ChannelContext['loadPicture'] = async (media, limits) => {
    const doc = (await payload.findByID({ collection: house.media as CollectionSlug, id: media.id, depth: 0, overrideAccess: true, disableErrors: true })) as PictureDoc | null
    const name = media.filename ?? doc?.filename ?? `picture ${media.id}`
    if (!doc?.filename) throw new NetworkFailure('media-missing', `The picture “${name}” does not exist any more.`)
    return fitPicture({ bytes: await readUpload(doc, name), filename: name }, limits)
  }

  const look: Runtime['look'] = async (doc) => {
    try {
      return await lookAtPicture(await readUpload(doc, doc.filename ?? String(doc.id)))
    } catch {
      return undefined
    }
  }

  async function readUpload(doc: PictureDoc, name: string): Promise<Uint8Array> {
    const upload = payload.collections[house.media as CollectionSlug]?.config.upload
    const staticDir = upload && !upload.disableLocalStorage ? upload.staticDir : undefined
    if (staticDir && doc.filename) {
      try {
        return await readFile(path.resolve(staticDir, path.basename(doc.filename)))
      } catch {
        throw new NetworkFailure('media-missing', `The file of the picture “${name}” cannot be read.`)
      }
    }
    if (!doc.url) throw new NetworkFailure('media-missing', `The picture “${name}” has no address.`)
    const answer = await http.send({ url: new URL(doc.url, payload.config.serverURL || undefined).href, maxBytes: mostBytes, redirects: 3, headers: { accept: 'image/*' } })
    if (answer.status !== 200) throw new NetworkFailure('media-missing', `The picture “${name}” cannot be loaded (status ${answer.status}).`)
    return answer.bytes
  }

  const vaultOf = (channelId: string) => openVault({ query, transaction, tables, sealer }, channelId)

  const open: Runtime['open'] = (doc, credentials) => {
    const network = house.networks.get(doc.network)
    if (!network) throw new NetworkFailure('not-supported', `The channel “${doc.name}” is on “${doc.network}”, a network that is not installed.`)
    const channel = toChannel(doc, network)
    const vault = credentials ? temporaryVault(credentials) : vaultOf(String(doc.id))
    return { network, channel, vault, connection: network.open({ channel, client: clientFor(network.name), vault, http, loadPicture, now }) }
  }

  const channels = createChannelBook({
    async load(channelId): Promise<OpenChannel | undefined> {
      const doc = (await payload.findByID({
        collection: house.slugs.channels as CollectionSlug,
        id: channelId,
        depth: 0,
        overrideAccess: true,
        showHiddenFields: true,
        disableErrors: true,
      })) as ChannelDoc | null
      if (!doc) return undefined
      await query(`insert into ${tables.gates} (channel_id, tokens) values ($1::${tables.id}, 0) on conflict do nothing`, [channelId])
      const { network, connection, channel } = open(doc)
      const timeZone = doc.timezone || 'UTC'
      return { network, connection, limits: network.limits(channel), localDay: (at) => localDay(at, timeZone) }
    },
  })

  const engine = createEngine({ query, tables, channels, log, latenessMs: house.latenessMs, lastLook, ...settings })
  return {
    payload,
    query,
    transaction,
    tables,
    http,
    sealer,
    queue,
    channels,
    engine,
    log,
    open,
    loadPicture,
    look,
    vaultOf,
    clientFor,
    now,
    async close() {
      await engine.stop()
      await queue.close()
      await http.close()
    },
  }
}

/** A channel's document as a connector sees it. */
export function toChannel(doc: ChannelDoc, network: Network): Channel {
  return {
    id: String(doc.id),
    name: doc.name,
    network: doc.network,
    handle: doc.handle ?? undefined,
    baseURL: (doc.baseURL || network.defaultBaseURL || '').replace(/\/+$/, ''),
    language: doc.language ?? undefined,
    settings: (doc[doc.network] as Record<string, unknown> | undefined) ?? {},
    learnt: doc.learnt ?? {},
  }
}

/** Credentials that are only tried, not stored. */
function temporaryVault(credentials: Record<string, string | undefined>) {
  let current = credentials
  return {
    read: async () => current,
    update: async (
      change: (now: Readonly<Record<string, string | undefined>>) => Promise<Readonly<Record<string, string | undefined>>> | Readonly<Record<string, string | undefined>>,
    ) => {
      current = { ...(await change(current)) }
      return current
    },
  }
}
