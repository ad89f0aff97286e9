import type { Harness } from '../../contract/harness.ts'
import { armFaults } from '../kit/armFaults.ts'
import { fillConsent } from '../kit/consentPage.ts'
import { createTestClock } from '../kit/testClock.ts'
import { throttledSeconds } from './serve.ts'
import { type PinterestEmulatorOptions, startPinterestEmulator } from './startPinterestEmulator.ts'

/** Pinterest's server for the contract suite. */
export async function startPinterestHarness(options: Omit<PinterestEmulatorOptions, 'clock'> = {}): Promise<Harness> {
  const clock = createTestClock()
  const emulator = await startPinterestEmulator({ ...options, clock: clock.now })
  const create = { method: 'POST', path: '/v5/pins' }
  const inject = armFaults(emulator.fault, { publish: create, refusedUpload: { kind: 'status', status: 400, body: '{"code":1,"message":"Sorry, we could not read this image."}' } })
  let account = emulator.createAccount('team')

  return {
    get channel() {
      return { id: 'c1', name: 'Our Pinterest', network: 'pinterest', handle: '@team', baseURL: emulator.url, settings: { board: account.board }, learnt: {} }
    },
    get credentials() {
      return { accessToken: account.accessToken, refreshToken: account.refreshToken }
    },
    author: 'team',
    clock,
    picturesInPost: true,
    posts: () => emulator.pins().map((pin) => ({ remoteId: pin.id, author: pin.author, text: pin.text, media: [{ alt: pin.alt }], shares: pin.savedFrom })),
    inject,
    throttle() {
      emulator.fault(create, { kind: 'status', status: 429 })
      return new Date(clock.now().getTime() + throttledSeconds * 1000)
    },
    expireToken: () => emulator.revokeAll('team'),
    suspend: () => emulator.setAccountState('team', 'suspended'),
    refuseContent() {
      emulator.fault(create, { kind: 'status', status: 400, body: '{"code":1,"message":"Sorry! We blocked this link because it may lead to spam."}' })
      return 'Sorry! We blocked this link because it may lead to spam.'
    },
    makeForeignPost(text) {
      const pin = emulator.post('ada', text)
      return { remoteId: pin.id, url: pin.url, author: pin.author }
    },
    get missingPostURL() {
      return `${emulator.url}/pin/4242/`
    },
    async consent(redirectTo) {
      const page = await (await fetch(redirectTo)).text()
      const form = fillConsent(page, { account: account.id, decision: 'allow' })
      const answer = await fetch(`${emulator.url}/oauth/`, { method: 'POST', body: form, redirect: 'manual' })
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
