import type { Harness } from '../../contract/harness.ts'
import { armFaults } from '../kit/armFaults.ts'
import { fillConsent } from '../kit/consentPage.ts'
import { createTestClock } from '../kit/testClock.ts'
import { startFacebookEmulator } from './startFacebookEmulator.ts'

/** The app of the emulator, as a host would write it. */
export const facebookApp = { clientId: '1234567890', clientSecret: 'facebook-app-secret' }

/** Facebook's server for the contract suite. `publishing`: the call that makes a post visible. */
export async function startFacebookHarness({ publishing }: { publishing: 'in two steps' | 'at once' }): Promise<Harness> {
  const clock = createTestClock()
  const emulator = await startFacebookEmulator({ clock: clock.now, app: { requireProof: true } })
  const inject = armFaults(emulator.fault, {
    // Posts and comments have an underscore in their ids, Pages have none.
    publish: { method: 'POST', path: publishing === 'in two steps' ? '/v26.0/*_*' : '/v26.0/*' },
    upload: { method: 'POST', path: '/v26.0/*/photos' },
    refusedUpload: { kind: 'status', status: 400, body: '{"error":{"message":"(#324) Missing or invalid image file","type":"OAuthException","code":324}}' },
  })
  let account = emulator.createAccount('our.team')

  return {
    get channel() {
      return { id: 'c1', name: 'Our Page', network: 'facebook', baseURL: emulator.url, settings: { pageId: account.pageId }, learnt: {} }
    },
    get credentials() {
      return { accessToken: account.token }
    },
    get author() {
      return account.pageId
    },
    clock,
    posts: () => emulator.entries().map((entry) => ({ remoteId: entry.id, author: entry.pageId, text: entry.text, media: entry.media, replyTo: entry.commentOn })),
    inject,
    throttle() {
      emulator.exhaust(account.pageId, 7)
      return new Date(clock.now().getTime() + 7 * 60_000)
    },
    expireToken: () => emulator.endToken(account.token, 463),
    suspend: () => emulator.block(account.pageId),
    refuseContent() {
      const body =
        '{"error":{"message":"Invalid parameter","error_user_msg":"This goes against our Community Standards","type":"OAuthException","code":100,"error_subcode":1346003}}'
      emulator.fault({ method: 'POST', path: '/v26.0/*/feed' }, { kind: 'status', status: 400, body })
      return 'This goes against our Community Standards'
    },
    makeForeignPost(text) {
      const { id, url, pageId } = emulator.post('ada', text)
      return { remoteId: id, url, author: pageId }
    },
    mention(text) {
      const under = emulator.entries().find((entry) => entry.pageId === account.pageId && !entry.commentOn) ?? emulator.post('our.team', 'What do you think?')
      return emulator.comment('ada', under.id, text).id
    },
    get missingPostURL() {
      return `${emulator.url}/4242/posts/4242`
    },
    connectInput: '',
    async consent(redirectTo) {
      const page = await (await fetch(redirectTo)).text()
      const form = fillConsent(page, { account: account.userId, decision: 'allow' })
      const answer = await fetch(new URL(redirectTo).origin + new URL(redirectTo).pathname, { method: 'POST', body: form, redirect: 'manual' })
      return Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams)
    },
    violations: () => emulator.violations,
    async reset() {
      emulator.reset()
      account = emulator.createAccount('our.team')
    },
    close: emulator.close,
  }
}
