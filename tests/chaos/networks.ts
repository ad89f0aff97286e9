import { startFacebookEmulator } from '../emulators/facebook/startFacebookEmulator.ts'
import type { Fault, Match } from '../emulators/kit/faults.ts'
import { startMastodonEmulator } from '../emulators/mastodon/startMastodonEmulator.ts'
import { startFaultProxy } from '../emulators/pds/faultProxy.ts'
import { startPds } from '../emulators/pds/startPds.ts'
import { startXEmulator } from '../emulators/x/startXEmulator.ts'
import { channels, type ServerName } from './schedule.ts'

// The networks of a storm, in a process of their own: a real PDS, a Mastodon that locks idempotency keys and an older one that does not, X and Facebook,
// which know no idempotency, each behind a proxy that misbehaves on demand.

export type Seat = { name: string; baseURL: string; credentials: Record<string, string> }
export type SeenPost = { channel: string; id: string; text: string; replyTo: string | undefined }
export type NetworkOrder = { order: 'open' } | { order: 'fault'; server: ServerName; match: Match; fault: Fault; times: number } | { order: 'calm' } | { order: 'read' }

const unlimited = { requests: Number.POSITIVE_INFINITY, deletions: Number.POSITIVE_INFINITY }
const mastodon = await startMastodonEmulator({ limits: unlimited })
const oldMastodon = await startMastodonEmulator({ limits: unlimited, idempotency: 'unlocked', creationMs: 20 })
const pds = await startPds()
const x = await startXEmulator()
const facebook = await startFacebookEmulator()
const proxies = {
  pds: await startFaultProxy({ target: pds.url }),
  mastodon: await startFaultProxy({ target: mastodon.url }),
  oldMastodon: await startFaultProxy({ target: oldMastodon.url }),
  x: await startFaultProxy({ target: x.url }),
  facebook: await startFaultProxy({ target: facebook.url }),
}
const dids = new Map<string, string>()
/** Names of channels by the Page. */
const pages = new Map<string, string>()

async function open(): Promise<Seat[]> {
  const seats: Seat[] = []
  for (const { name, network, server } of channels) {
    if (network === 'bluesky') {
      const account = await pds.createAccount(`${name}-storm`)
      dids.set(name, account.did)
      seats.push({ name, baseURL: proxies.pds.url, credentials: { identifier: account.handle, appPassword: account.appPassword } })
    } else if (network === 'x') {
      seats.push({ name, baseURL: proxies.x.url, credentials: { accessToken: x.createAccount(name).accessToken } })
    } else if (network === 'facebook') {
      const { token, pageId } = facebook.createAccount(name)
      pages.set(pageId, name)
      seats.push({ name, baseURL: proxies.facebook.url, credentials: { accessToken: token } })
    } else {
      const { token } = (server === 'mastodon' ? mastodon : oldMastodon).createAccount(name)
      seats.push({ name, baseURL: proxies[server].url, credentials: { accessToken: token } })
    }
  }
  return seats
}

/** What is on the networks, read from the servers themselves. */
async function read(): Promise<SeenPost[]> {
  const statuses = [...mastodon.statuses(), ...oldMastodon.statuses()].map((status) => ({ channel: status.author, id: status.id, text: status.text, replyTo: status.replyTo }))
  const records = await Promise.all(
    [...dids].map(async ([channel, did]) =>
      (await pds.posts(did)).map(({ uri, value }) => ({
        channel,
        id: uri,
        text: String(value.text),
        replyTo: (value.reply as { parent: { uri: string } } | undefined)?.parent.uri,
      })),
    ),
  )
  const tweets = x.tweets().map((tweet) => ({ channel: tweet.author, id: tweet.id, text: tweet.text, replyTo: tweet.replyTo }))
  const entries = facebook.entries().map((entry) => ({ channel: pages.get(entry.pageId) ?? '', id: entry.id, text: entry.text, replyTo: entry.commentOn }))
  return [...statuses, ...records.flat(), ...tweets, ...entries]
}

async function obey(order: NetworkOrder): Promise<unknown> {
  switch (order.order) {
    case 'open':
      return open()
    case 'fault':
      return proxies[order.server].fault(order.match, order.fault, order.times)
    case 'calm':
      for (const proxy of Object.values(proxies)) proxy.reset()
      return undefined
    case 'read':
      return read()
  }
}

process.on('message', ({ id, ...order }: NetworkOrder & { id: number }) => {
  obey(order).then(
    (answer) => process.send?.({ id, answer }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  )
})
process.once('disconnect', () => process.exit(0))
process.send?.({ id: 0 })
