import { createHttp } from '../../../src/http/http.ts'
import { bluesky } from '../../../src/networks/bluesky/bluesky.ts'
import type { Channel, Credentials, Vault } from '../../../src/networks/port.ts'
import type { Harness, SeenPost } from '../../contract/harness.ts'
import { armFaults } from '../kit/armFaults.ts'
import type { Match } from '../kit/faults.ts'
import { createTestClock } from '../kit/testClock.ts'
import { answerPdsConsent } from './answerPdsConsent.ts'
import { startFaultProxy } from './faultProxy.ts'
import { startPds } from './startPds.ts'

const publishing: Match = { method: 'POST', path: '/xrpc/com.atproto.repo.putRecord' }
const uploading: Match = { method: 'POST', path: '/xrpc/com.atproto.repo.uploadBlob' }

/** The contract suite's Bluesky: a real PDS behind a proxy that misbehaves on demand. `reset` empties the account, or makes a new one when the last is spoilt. */
export async function startBlueskyHarness(): Promise<Harness & { directory: string }> {
  const pds = await startPds({ appView: true })
  const proxy = await startFaultProxy({ target: pds.url })
  const clock = createTestClock(new Date().toISOString())
  const stranger = await pds.createAccount('stranger')
  const http = createHttp({ allowPrivateHosts: true })
  let count = 0
  let own = stranger
  let credentials: Credentials = {}
  let isSpoilt = true
  let foreign: SeenPost[] = []

  const toChannel = (): Channel => ({ id: '1', name: 'Our Bluesky', network: 'bluesky', baseURL: proxy.url, settings: {}, learnt: {} })

  /** A new account that is signed in already, as a channel is that was checked when it was connected. */
  async function startAccount(): Promise<void> {
    count += 1
    own = await pds.createAccount(`own${count}`)
    credentials = { identifier: own.handle, appPassword: own.appPassword }
    const vault: Vault = { read: async () => credentials, update: async (change) => (credentials = await change(credentials)) }
    await bluesky()
      .open({ channel: toChannel(), vault, http, now: clock.now, loadPicture: () => Promise.reject(new Error('There are no pictures here.')) })
      .check()
    isSpoilt = false
  }

  async function post(record: object): Promise<{ uri: string }> {
    return pds.write(stranger.did, 'app.bsky.feed.post', { $type: 'app.bsky.feed.post', createdAt: clock.now().toISOString(), ...record })
  }

  return {
    get channel() {
      return toChannel()
    },
    get credentials() {
      return credentials as Record<string, string>
    },
    author: 'own',
    clock,
    async posts() {
      const records = [...(await pds.posts(own.did)), ...(await pds.reposts(own.did))]
      const order = ({ uri, value }: (typeof records)[number]) => `${String(value.createdAt)} ${uri.split('/').at(-1)}`
      return [...foreign, ...records.sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(({ uri, value }) => toSeenPost(uri, value))]
    },
    inject: armFaults(proxy.fault, { publish: publishing, upload: uploading, refusedUpload: { kind: 'status', status: 413 } }),
    throttle() {
      const reset = Math.ceil(clock.now().getTime() / 1000) + 90
      proxy.fault(publishing, { kind: 'status', status: 429, headers: { 'ratelimit-reset': String(reset) } })
      return new Date(reset * 1000)
    },
    async expireToken() {
      isSpoilt = true
      await pds.revokeAppPassword(own.did)
      // An access token outlives its app password by up to two hours; then it is refused and cannot be renewed.
      clock.advance(3 * 3_600_000)
    },
    async suspend() {
      isSpoilt = true
      await pds.suspend(own.did)
    },
    refuseContent() {
      const words = 'Invalid app.bsky.feed.post record: Invalid datetime (got "yesterday") at $.createdAt'
      proxy.fault(publishing, { kind: 'status', status: 400, body: JSON.stringify({ error: 'InvalidRequest', message: words }) })
      return words
    },
    async makeForeignPost(text) {
      const { uri } = await post({ text })
      foreign.push({ remoteId: uri, author: stranger.handle, text, media: [] })
      return { remoteId: uri, url: `https://bsky.app/profile/${stranger.handle}/post/${uri.split('/').at(-1)}`, author: stranger.handle }
    },
    missingPostURL: `https://bsky.app/profile/${stranger.handle}/post/3lzzzzzzzzzz2`,
    async mention(words) {
      const text = `@${own.handle} ${words}`
      const facets = [{ index: { byteStart: 0, byteEnd: own.handle.length + 1 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: own.did }] }]
      return (await post({ text, facets })).uri
    },
    knownHandle: `@${stranger.handle}`,
    ageToken() {
      clock.advance(3 * 3_600_000)
    },
    callback: 'http://127.0.0.1:3999/api/social-campaigns/connect/callback',
    get connectInput() {
      return own.handle
    },
    async consent(redirectTo) {
      // What is signed carries the present, and the PDS has no other clock than the machine's.
      clock.advance(Date.now() - clock.now().getTime())
      return Object.fromEntries(new URL(await answerPdsConsent(redirectTo, own)).searchParams)
    },
    directory: pds.directory,
    violations: () => [],
    async reset() {
      proxy.reset()
      foreign = []
      if (isSpoilt) return startAccount()
      await pds.empty(own.did)
      await pds.empty(stranger.did)
    },
    async close() {
      await http.close()
      await proxy.close()
      await pds.close()
    },
  }
}

type Value = {
  text?: string
  langs?: string[]
  reply?: { parent: { uri: string } }
  subject?: { uri: string }
  embed?: { images?: { alt: string }[]; media?: { images?: { alt: string }[] }; record?: { uri?: string; record?: { uri: string } } }
}

function toSeenPost(remoteId: string, value: Value): SeenPost {
  const [, contentWarning, text] = /^CW: (.+)\n\n([\s\S]*)$/u.exec(value.text ?? '') ?? [undefined, undefined, value.text ?? '']
  return {
    remoteId,
    author: 'own',
    text,
    media: (value.embed?.images ?? value.embed?.media?.images ?? []).map(({ alt }) => ({ alt })),
    contentWarning,
    language: value.langs?.[0],
    replyTo: value.reply?.parent.uri,
    shares: value.subject?.uri ?? value.embed?.record?.uri ?? value.embed?.record?.record?.uri,
  }
}
