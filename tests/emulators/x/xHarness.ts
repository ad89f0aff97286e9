import type { Harness } from '../../contract/harness.ts'
import { armFaults } from '../kit/armFaults.ts'
import { fillConsent } from '../kit/consentPage.ts'
import { createTestClock } from '../kit/testClock.ts'
import { usedUp } from './rates.ts'
import { startXEmulator, type XEmulatorOptions } from './startXEmulator.ts'

/** X's server for the contract suite. On a self-serve app only posts that mention the account may be answered, so there somebody else's posts do. */
export async function startXHarness(options: Omit<XEmulatorOptions, 'clock'> = {}): Promise<Harness> {
  const clock = createTestClock()
  const emulator = await startXEmulator({ ...options, clock: clock.now })
  const create = { method: 'POST', path: '/2/tweets' }
  const invalid = (message: string) => JSON.stringify({ title: 'Invalid Request', detail: message, type: 'https://api.x.com/2/problems/invalid-request', status: 400 })
  const inject = armFaults(emulator.fault, {
    publish: create,
    upload: { method: 'POST', path: '/2/media/upload' },
    refusedUpload: { kind: 'status', status: 400, body: invalid('media type unrecognized.') },
  })
  let account = emulator.createAccount('team')

  return {
    get channel() {
      return { id: 'c1', name: 'Our X', network: 'x', handle: '@team', baseURL: emulator.url, settings: {}, learnt: {} }
    },
    get credentials() {
      return { accessToken: account.accessToken, refreshToken: account.refreshToken ?? '' }
    },
    author: 'team',
    clock,
    posts: () =>
      emulator.tweets().map((tweet) => ({
        remoteId: tweet.id,
        author: tweet.author,
        text: tweet.text,
        media: tweet.media.map(({ alt }) => ({ alt })),
        replyTo: tweet.replyTo,
        shares: tweet.reposts ?? tweet.quotes,
      })),
    inject,
    throttle() {
      emulator.fault(create, { kind: 'status', status: 429 })
      return usedUp(clock.now()).resetAt
    },
    expireToken: () => emulator.revokeAll('team'),
    suspend: () => emulator.setAccountState('team', 'suspended'),
    refuseContent() {
      emulator.fault(create, { kind: 'status', status: 400, body: invalid('This request looks like it might be automated.') })
      return 'This request looks like it might be automated.'
    },
    makeForeignPost(text) {
      const post = emulator.post('ada', emulator.settings.replies === 'summoned' ? `${text} @team` : text)
      return { remoteId: post.id, url: post.url, author: post.author }
    },
    get missingPostURL() {
      return `${emulator.url}/ada/status/4242`
    },
    mention: (text) => emulator.post('grace', `@team ${text}`).id,
    get knownHandle() {
      return '@team'
    },
    async consent(redirectTo) {
      const page = await (await fetch(redirectTo)).text()
      const form = fillConsent(page, { account: account.id, decision: 'allow' })
      const answer = await fetch(`${emulator.url}/i/oauth2/authorize`, { method: 'POST', body: form, redirect: 'manual' })
      return Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams)
    },
    ageToken: () => emulator.expireAccess(account.accessToken),
    violations: () => emulator.violations,
    async reset() {
      emulator.reset()
      account = emulator.createAccount('team')
    },
    close: emulator.close,
  }
}
