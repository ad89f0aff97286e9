import type { CollectionSlug, PayloadRequest } from 'payload'
import type { ChannelDoc } from '../domain/documents.ts'
import { NetworkFailure } from '../domain/failures.ts'
import type { House } from '../house.ts'
import type { Account, ConnectChoice, Credentials, Network } from '../networks/port.ts'
import type { SocialContext } from '../problems.ts'
import { isSameAccount } from './isSameAccount.ts'
import type { Subject } from './pendingConnections.ts'

/** How long the network is waited for when it is asked who gave the permission. */
const checkTimeoutMs = 15_000

export type Access = { credentials: Record<string, string>; baseURL?: string | undefined; choice?: ConnectChoice | undefined }
export type Finished = { kind: 'connected'; channelId: string; message: string } | { kind: 'confirm'; message: string }

/**
 * Makes a channel of a given permission, or reconnects one: the channel and everything planned on it stay. Another account than before
 * is connected only when the person says so.
 *
 * @throws NetworkFailure or Payload's ValidationError, each with a plain sentence
 */
export async function finishConnection({
  house,
  req,
  subject,
  access,
  confirmed,
}: {
  house: House
  req: PayloadRequest
  subject: Subject
  access: Access
  confirmed: boolean
}): Promise<Finished> {
  const network = house.networks.get(subject.network)
  if (!network) throw new NetworkFailure('not-supported', `There is no network named “${subject.network}” any more.`)
  const given = { ...access.credentials, ...access.choice?.credentials }
  const channels = await readChannels(house, req, network)
  const before = subject.channelId === undefined ? undefined : channels.find((channel) => String(channel.id) === subject.channelId)
  if (subject.channelId !== undefined && !before) throw new NetworkFailure('not-connected', 'The channel does not exist any more, so nothing was connected.')

  const group = { ...(before?.[network.name] as object | undefined), ...access.choice?.settings }
  const baseURL = access.baseURL ?? before?.baseURL ?? undefined
  const doc = {
    ...before,
    id: before?.id ?? 'new',
    name: before?.name ?? network.label,
    network: network.name,
    baseURL: baseURL ?? null,
    learnt: {},
    [network.name]: group,
  } as ChannelDoc
  const { account, credentials } = await checkAccount(house, req, doc, given)
  const now = { handle: account.handle, facts: { ...account.learnt, ...group } }
  const factsOf = (channel: ChannelDoc) => ({ ...channel.learnt, ...(channel[network.name] as object | undefined) })

  if (before && !confirmed && !isSameAccount({ handle: before.handle, facts: factsOf(before) }, now)) {
    const message = `“${before.name}” was connected as ${before.handle || 'another account'}, but the permission was given by ${account.handle}. Connect ${account.handle} instead? What is planned on the channel then goes out there.`
    return { kind: 'confirm', message }
  }
  const twin = channels.find((channel) => channel !== before && channel.connected && isTwin(network, channel, { account: now, baseURL, group, facts: factsOf(channel) }))
  if (twin) throw new NetworkFailure('not-supported', `${account.handle} is connected already, as “${twin.name}”. Reconnect that channel instead.`)

  const data = {
    network: network.name,
    ...(baseURL && baseURL !== network.defaultBaseURL ? { baseURL } : {}),
    credentials: { ...(before ? await forgottenKeys(house, req, before) : {}), ...credentials },
    ...(Object.keys(group).length > 0 ? { [network.name]: group } : {}),
    ...(!before || confirmed ? { handle: account.handle } : {}),
  }
  const context = { socialCampaigns: { account } satisfies SocialContext }
  const collection = house.slugs.channels as CollectionSlug
  const saved = before
    ? await req.payload.update({ collection, id: before.id, data: data as never, depth: 0, overrideAccess: false, context, req })
    : await req.payload.create({
        collection,
        data: { ...data, name: subject.name || `${network.label} ${account.name || account.handle}` } as never,
        depth: 0,
        overrideAccess: false,
        context,
        req,
      })
  const { id, name } = saved as unknown as ChannelDoc
  return { kind: 'connected', channelId: String(id), message: `“${name}” is connected as ${account.handle}.` }
}

async function checkAccount(house: House, req: PayloadRequest, doc: ChannelDoc, given: Record<string, string>): Promise<{ account: Account; credentials: Credentials }> {
  let late: NodeJS.Timeout | undefined
  try {
    const { connection, vault } = house.runtime(req.payload).open(doc, given)
    const account = await Promise.race([
      connection.check(),
      new Promise<never>((_, reject) => {
        late = setTimeout(() => reject(new NetworkFailure('unreachable', `${doc.name} did not answer in time. Try again.`)), checkTimeoutMs)
      }),
    ])
    // What was renewed meanwhile counts.
    return { account, credentials: await vault.read() }
  } finally {
    clearTimeout(late)
  }
}

async function readChannels(house: House, req: PayloadRequest, network: Network): Promise<ChannelDoc[]> {
  const found = await req.payload.find({
    collection: house.slugs.channels as CollectionSlug,
    where: { network: { equals: network.name } } as never,
    depth: 0,
    pagination: false,
    overrideAccess: true,
    showHiddenFields: true,
    req,
  })
  return found.docs as unknown as ChannelDoc[]
}

type Candidate = { account: Pick<Account, 'handle'> & { facts: Record<string, unknown> }; baseURL: string | undefined; group: object; facts: Record<string, unknown> }

/** One account may have several channels only where they differ in what was chosen (two boards of one account). */
function isTwin(network: Network, channel: ChannelDoc, { account, baseURL, group, facts }: Candidate): boolean {
  if ((channel.baseURL || network.defaultBaseURL) !== (baseURL ?? network.defaultBaseURL) || !channel.handle) return false
  const chosen = channel[network.name] as Record<string, unknown> | undefined
  const sameChoice = Object.entries(group).every(([key, value]) => !value || !chosen?.[key] || chosen[key] === value)
  return sameChoice && isSameAccount({ handle: channel.handle, facts }, account)
}

/** What the last connection left in the vault goes with it: a new access token beside an old refresh token would end badly. */
async function forgottenKeys(house: House, req: PayloadRequest, channel: ChannelDoc): Promise<Record<string, null>> {
  const stored = await house
    .runtime(req.payload)
    .vaultOf(String(channel.id))
    .read()
    .catch(() => ({}))
  return Object.fromEntries(Object.keys(stored).map((key) => [key, null]))
}
