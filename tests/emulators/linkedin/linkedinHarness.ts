import type { Harness } from '../../contract/harness.ts'
import { armFaults } from '../kit/armFaults.ts'
import { fillConsent } from '../kit/consentPage.ts'
import { createTestClock } from '../kit/testClock.ts'
import { everyScope, startLinkedInEmulator } from './startLinkedInEmulator.ts'

const memberScopes = ['openid', 'profile', 'w_member_social', 'w_member_social_feed', 'r_member_postAnalytics']
const manyRequests = 100_000

/** LinkedIn's server for the contract suite: as an organisation that may read its posts, or as a person who may not. */
export async function startLinkedInHarness({ as }: { as: 'organization' | 'person' }): Promise<Harness> {
  const clock = createTestClock()
  const emulator = await startLinkedInEmulator({ clock: clock.now, perDay: manyRequests, app: { hasRefreshTokens: true } })
  const inject = armFaults(emulator.fault, {
    publish: { method: 'POST', path: '/rest/*' },
    upload: { method: 'PUT', path: '/dms-uploads/*' },
    refusedUpload: { kind: 'status', status: 400, body: '{"status":400,"code":"MEDIA_ASSET_UNSUPPORTED","message":"The file is no JPG, PNG or GIF"}' },
  })
  const create = () =>
    emulator.createAccount(
      'team',
      as === 'organization' ? { organization: 'Our Team', refreshToken: 'refresh-token-1' } : { scopes: memberScopes, refreshToken: 'refresh-token-1' },
    )
  let account = create()

  return {
    get channel() {
      return { id: 'c1', name: 'Our LinkedIn', network: 'linkedin', baseURL: emulator.url, settings: { author: account.author }, learnt: {} }
    },
    get credentials() {
      return { accessToken: account.token, refreshToken: 'refresh-token-1', expiresAt: new Date(clock.now().getTime() + 59 * 24 * 3_600_000).toISOString() }
    },
    get author() {
      return account.author
    },
    readsPosts: as === 'organization',
    clock,
    posts: () =>
      emulator
        .entries()
        .map((entry) => ({ remoteId: entry.urn, author: entry.author, text: entry.text, media: entry.media, replyTo: entry.answers ?? entry.commentOn, shares: entry.reshares })),
    inject,
    throttle() {
      emulator.exhaust(account.memberId)
      const now = clock.now()
      return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1))
    },
    expireToken: () => emulator.revokeToken(account.token),
    suspend: () => emulator.restrict(account.memberId),
    refuseContent() {
      emulator.fault(
        { method: 'POST', path: '/rest/posts' },
        { kind: 'status', status: 400, body: '{"status":400,"code":"INVALID_CONTENT","message":"The content breaks our policies"}' },
      )
      return 'The content breaks our policies'
    },
    makeForeignPost(text) {
      const { urn, url, author } = emulator.post('ada', text.replace(/[\\|{}@[\]()<>#*_~]/g, '\\$&'))
      return { remoteId: urn, url, author }
    },
    ...(as === 'organization'
      ? {
          mention(text: string) {
            const own = emulator.entries().find(({ author, commentOn }) => author === account.author && !commentOn) ?? emulator.post('our-team', 'What do you think?')
            return emulator.comment('ada', own.urn, text).urn
          },
        }
      : { readsMentions: false }),
    get missingPostURL() {
      return `${emulator.url}/feed/update/urn:li:share:4242/`
    },
    ...(as === 'organization' ? { knownHandle: 'our-team' } : {}),
    connectInput: '',
    async consent(redirectTo) {
      const page = await (await fetch(redirectTo)).text()
      const form = fillConsent(page, { account: account.memberId, decision: 'allow' })
      const answer = await fetch(`${emulator.url}/oauth/v2/authorization`, { method: 'POST', body: form, redirect: 'manual' })
      return Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams)
    },
    ageToken: () => emulator.expireToken(account.token),
    violations: () => emulator.violations,
    async reset() {
      emulator.reset()
      account = create()
    },
    close: emulator.close,
  }
}

/** The app of the emulator, as a host would write it. */
export const linkedinApp = { clientId: 'linkedin-app', clientSecret: 'linkedin-app-secret' }
export { everyScope }
