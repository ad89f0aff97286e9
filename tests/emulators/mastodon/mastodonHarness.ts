import type { Harness } from '../../contract/harness.ts'
import { armFaults } from '../kit/armFaults.ts'
import { createTestClock } from '../kit/testClock.ts'
import { type MastodonEmulatorOptions, startMastodonEmulator } from './startMastodonEmulator.ts'

/** Mastodon's server for the contract suite. */
export async function startMastodonHarness(options: Omit<MastodonEmulatorOptions, 'clock'> = {}): Promise<Harness> {
  const clock = createTestClock()
  const emulator = await startMastodonEmulator({ ...options, clock: clock.now })
  const create = { method: 'POST', path: '/api/v1/statuses' }
  const inject = armFaults(emulator.fault, {
    publish: create,
    upload: { method: 'POST', path: '/api/v2/media' },
    refusedUpload: { kind: 'status', status: 422, body: '{"error":"Validation failed: File content type is invalid"}' },
  })
  let account = emulator.createAccount('team')

  return {
    get channel() {
      return { id: 'c1', name: 'Our Mastodon', network: 'mastodon', handle: '@team', baseURL: emulator.url, settings: {}, learnt: {} }
    },
    get credentials() {
      return { accessToken: account.token }
    },
    author: 'team',
    clock,
    posts: () =>
      emulator.statuses().map((status) => ({
        remoteId: status.id,
        author: status.author,
        text: status.text,
        media: status.media.map(({ alt }) => ({ alt })),
        contentWarning: status.contentWarning || undefined,
        language: status.language ?? undefined,
        replyTo: status.replyTo,
        shares: status.boosts ?? status.quotes,
      })),
    inject,
    throttle() {
      emulator.fault(create, { kind: 'status', status: 429 })
      return new Date((Math.floor(clock.now().getTime() / 300_000) + 1) * 300_000)
    },
    expireToken: () => emulator.revokeToken(account.token),
    suspend: () => emulator.setAccountState('team', 'disabled'),
    refuseContent() {
      emulator.fault(create, { kind: 'status', status: 422, body: '{"error":"Validation failed: Text contains a banned phrase"}' })
      return 'Text contains a banned phrase'
    },
    makeForeignPost(text) {
      const post = emulator.post('ada@elsewhere.example', text)
      return { remoteId: post.id, url: post.url, author: post.author }
    },
    get missingPostURL() {
      return `${emulator.url}/@ada/4242`
    },
    mention: (text) => emulator.post('grace', `@team ${text}`).id,
    get knownHandle() {
      return '@team'
    },
    get connectInput() {
      return emulator.url
    },
    async consent(redirectTo) {
      const page = await (await fetch(redirectTo)).text()
      const form = new URLSearchParams(
        [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name = '', value = '']): [string, string] => [name, value.replaceAll('&amp;', '&')]),
      )
      form.set('account', account.id)
      form.set('decision', 'authorize')
      const answer = await fetch(`${emulator.url}/oauth/authorize`, { method: 'POST', body: form, redirect: 'manual' })
      return Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams)
    },
    violations: () => emulator.violations,
    async reset() {
      emulator.reset()
      account = emulator.createAccount('team')
    },
    close: emulator.close,
  }
}
