import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import type { ChannelDoc } from '../src/domain/documents.ts'
import { NetworkFailure } from '../src/domain/failures.ts'
import { toStored } from '../src/domain/storedSentences.ts'
import type { House } from '../src/house.ts'
import { announceWake } from '../src/ledger/planDeliveries.ts'
import { requestQuery } from '../src/ledger/sql.ts'
import { applyHolds } from '../src/ledger/sweep.ts'
import type { Account, Credentials, Network } from '../src/networks/port.ts'
import { type FieldProblem, refuse, socialContext } from '../src/problems.ts'
import { chooseCredentials } from '../src/secrets/chooseCredentials.ts'
import { writeCredentials } from '../src/secrets/vault.ts'

/** How long a save waits for the network when the credentials have changed. */
const checkTimeoutMs = 8_000
const credentialsKey = 'socialCampaignsCredentials'

/** Takes the credentials out of the document, tries them on the network, and remembers what the network said. */
export function guardChannel(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req, operation, context }) => {
    const given = (data.credentials ?? undefined) as Record<string, string | null | undefined> | undefined
    delete data.credentials
    const before = operation === 'update' ? (originalDoc as ChannelDoc) : undefined
    const doc = { ...before, ...data } as ChannelDoc
    const network = house.networks.get(doc.network)
    if (!network)
      refuse({
        collection: house.slugs.channels,
        problems: [{ path: 'network', message: `There is no network named “${doc.network}”. Choose one of: ${[...house.networks.keys()].join(', ')}.` }],
        req,
      })
    const problems: FieldProblem[] = []
    if (before && before.network !== doc.network) problems.push({ path: 'network', message: 'A channel stays on its network. Make a new channel for another network.' })
    if (doc.baseURL) {
      const parsed = URL.canParse(doc.baseURL) ? new URL(doc.baseURL) : undefined
      if (parsed && (parsed.username !== '' || parsed.password !== ''))
        problems.push({ path: 'baseURL', message: 'There is a name or a password in the address. Write the address of the server alone, for instance https://mastodon.social.' })
      else if (!parsed || !/^https?:$/.test(parsed.protocol))
        problems.push({ path: 'baseURL', message: `“${doc.baseURL}” is not a web address. Write it with https://, for instance https://mastodon.social.` })
      else {
        data.baseURL = doc.baseURL = doc.baseURL.replace(/\/+$/, '')
        const refusal = doc.baseURL === before?.baseURL ? undefined : await judgeAddress(house, req, doc.baseURL)
        if (refusal) problems.push({ path: 'baseURL', message: refusal })
      }
    } else if (network.defaultBaseURL === undefined && network.requiredCredentials.length > 0) {
      problems.push({ path: 'baseURL', message: `A ${network.label} channel needs the address of its server, for instance https://mastodon.social.` })
    }
    const changed = given !== undefined && Object.values(given).some((value) => value !== undefined)
    const stored: Credentials = before && (changed || doc.baseURL !== before.baseURL) ? await readStored(house, req, before.id, changed) : {}
    const { credentials: merged, missing } = chooseCredentials(network, stored, changed ? given : {})
    // New sign-in data makes an old session worthless.
    if (changed) delete merged.session
    if (changed && Object.keys(merged).length > 0) {
      for (const key of missing) problems.push({ path: `credentials.${key}`, message: `${network.label} needs “${key}” to connect the channel.` })
    }
    if (problems.length > 0) refuse({ collection: house.slugs.channels, id: before?.id, problems, req })

    const addressChanged = before !== undefined && doc.baseURL !== before.baseURL
    if (changed || operation === 'create') data.connected = network.requiredCredentials.length === 0 || (changed && missing.length === 0)
    if ((changed && missing.length === 0) || (addressChanged && doc.connected)) {
      await tryOut({ house, req, doc, data, credentials: merged, ...socialContext(context) })
    }
    if (changed) req.context[credentialsKey] = merged
    return data
  }
}

/** An address on a private network is refused before anything is sent there. */
async function judgeAddress(house: House, req: PayloadRequest, address: string): Promise<string | undefined> {
  try {
    await house.runtime(req.payload).http.checkAddress(address)
    return undefined
  } catch (error) {
    return error instanceof NetworkFailure && error.code === 'private-address' ? error.message : undefined
  }
}

async function readStored(house: House, req: PayloadRequest, id: string | number, isReplaced: boolean): Promise<Credentials> {
  const { tables, sealer } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<{ sealed: string }>(`select sealed from ${tables.vault} where channel_id = $1::${tables.id}`, [String(id)])
  try {
    return rows[0] ? (JSON.parse(sealer.open(rows[0].sealed, `channel:${id}`)) as Credentials) : {}
  } catch (error) {
    // What cannot be opened any more must not keep a person from connecting anew.
    if (isReplaced) return {}
    refuse({ collection: house.slugs.channels, id, problems: [{ path: 'credentials', message: error instanceof Error ? error.message : String(error) }], req })
  }
}

/** Asks the network who this is. What is surely wrong is refused; what may pass is saved with the channel's health. */
async function tryOut({
  house,
  req,
  doc,
  data,
  credentials,
  system: quiet = false,
  account: known,
}: {
  house: House
  req: PayloadRequest
  doc: ChannelDoc
  data: Record<string, unknown>
  credentials: Record<string, string>
  system?: boolean
  account?: Account
}): Promise<void> {
  const runtime = house.runtime(req.payload)
  const checkedAt = new Date().toISOString()
  let late: NodeJS.Timeout | undefined
  try {
    const { connection, vault } = runtime.open({ ...doc, id: doc.id ?? 'new' }, credentials)
    const account = await Promise.race([
      known ?? connection.check(),
      new Promise<never>((_, reject) => {
        late = setTimeout(() => reject(new NetworkFailure('unreachable', `${doc.baseURL || doc.network} did not answer in time.`)), checkTimeoutMs)
      }),
    ])
    // A token that was renewed meanwhile is kept: the one it came from may work only once.
    for (const [key, value] of Object.entries(await vault.read())) if (value) credentials[key] = value
    data.handle = doc.handle || account.handle
    data.learnt = account.learnt
    data.trouble = null
    data.health = {
      ok: true,
      checkedAt,
      message: toStored('storedConnected', { handle: account.handle }),
      tokenExpiresAt: account.tokenExpiresAt?.toISOString() ?? null,
      followers: account.followers ?? null,
      alarm: null,
    }
  } catch (error) {
    const failure = error instanceof NetworkFailure ? error : new NetworkFailure('unreachable', error instanceof Error ? error.message : String(error))
    const path = quiet ? undefined : pathOf(failure, house.networks.get(doc.network))
    if (path) refuse({ collection: house.slugs.channels, id: doc.id, problems: [{ path, message: failure.message }], req })
    data.health = { ok: false, checkedAt, message: failure.message }
    data.trouble = failure.code === 'suspended' ? failure.code : null
  } finally {
    clearTimeout(late)
  }
}

/** The field that is surely wrong. Undefined: it may pass, so the channel is saved and its health says what is the matter. */
function pathOf(failure: NetworkFailure, network: Network | undefined): string | undefined {
  const { code, setting } = failure
  if (setting && network) return `${network.name}.${setting}`
  if (code === 'private-address' || code === 'no-account' || isUnknownName(failure)) return 'baseURL'
  return code === 'unauthorized' || code === 'forbidden' ? `credentials.${network?.requiredCredentials.at(-1) ?? 'accessToken'}` : undefined
}

/** There is no server of this name, which is no passing trouble. */
const isUnknownName = (failure: NetworkFailure) => (failure.cause as { code?: unknown } | undefined)?.code === 'ENOTFOUND'

/** After the save, in its transaction: credentials into the vault, holds for what waits, and a word to the workers. */
export function followChannel(house: House): CollectionAfterChangeHook {
  return async ({ doc, req }) => {
    const { tables, sealer } = house.runtime(req.payload)
    const query = await requestQuery(req)
    await query(`insert into ${tables.gates} (channel_id, tokens) values ($1::${tables.id}, 0) on conflict do nothing`, [String(doc.id)])
    const credentials = req.context[credentialsKey] as Record<string, string> | undefined
    if (credentials) {
      delete req.context[credentialsKey]
      await writeCredentials({ query, tables, sealer }, String(doc.id), credentials)
    }
    await applyHolds({ query, tables }, null, { channelId: String(doc.id) })
    await query(`select pg_notify('social_channel', $1::text)`, [String(doc.id)])
    await announceWake(query)
    return doc
  }
}

/** A deleted channel takes its credentials with it. */
export function forgetChannel(house: House): CollectionAfterDeleteHook {
  return async ({ id, req }) => {
    const { tables } = house.runtime(req.payload)
    const query = await requestQuery(req)
    await query(`delete from ${tables.vault} where channel_id = $1::${tables.id}`, [String(id)])
    await query(`delete from ${tables.gates} where channel_id = $1::${tables.id}`, [String(id)])
    await query(`update ${tables.deliveries} set state = 'cancelled', updated_at = now() where channel_id is null and state in ('scheduled', 'held', 'missed', 'failed')`)
    await query(`select pg_notify('social_channel', $1::text)`, [String(id)])
  }
}
