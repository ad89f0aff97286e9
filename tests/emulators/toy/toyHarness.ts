import type { Harness } from '../../contract/harness.ts'
import { armFaults } from '../kit/armFaults.ts'
import { type KitAnswer, type KitRequest, startServer } from '../kit/startServer.ts'
import { createTestClock } from '../kit/testClock.ts'

type Stored = { remoteId: string; author: string; text: string; key: string }

/** Toy's server, as small as a server can be that keeps what was posted. */
export async function startToyHarness(): Promise<Harness> {
  const clock = createTestClock()
  const create = { method: 'POST', path: '/posts' }
  let posts: Stored[] = []
  let made = 0
  let account: { token: string; state: 'fine' | 'revoked' | 'suspended' } = { token: 'toy-token-0', state: 'fine' }

  function handle({ method, path, headers, bytes }: KitRequest): KitAnswer {
    if (headers.authorization !== `Bearer ${account.token}` || account.state === 'revoked') return { status: 401, json: { error: 'The token is not valid' } }
    if (account.state === 'suspended') return { status: 403, json: { error: 'The account is suspended' } }
    if (path === '/me') return { json: { name: 'team' } }
    if (method === 'DELETE') {
      const left = posts.filter(({ remoteId }) => path !== `/posts/${remoteId}`)
      const status = left.length < posts.length ? 200 : 404
      posts = left
      return { status, json: {} }
    }
    if (method !== 'POST' || path !== '/posts') return { status: 404, json: { error: 'There is nothing here' } }
    const key = headers['idempotency-key'] ?? ''
    const { text } = JSON.parse(bytes.toString()) as { text: string }
    if (text.length > 200) return { status: 422, json: { error: 'The text is too long' } }
    const known = posts.find((post) => post.key === key)
    const post = known ?? { remoteId: String(++made), author: 'team', text, key }
    if (!known) posts.push(post)
    return { json: { id: post.remoteId } }
  }

  const server = await startServer({ handle, clock: clock.now })
  return {
    get channel() {
      return { id: 'c1', name: 'Our Toy', network: 'toy', baseURL: server.url, settings: {}, learnt: {} }
    },
    get credentials() {
      return { accessToken: account.token }
    },
    author: 'team',
    clock,
    posts: () => posts.map(({ remoteId, author, text }) => ({ remoteId, author, text, media: [] })),
    inject: armFaults(server.fault, { publish: create }),
    throttle() {
      server.fault(create, { kind: 'status', status: 429 })
      return undefined
    },
    expireToken() {
      account.state = 'revoked'
    },
    suspend() {
      account.state = 'suspended'
    },
    refuseContent() {
      server.fault(create, { kind: 'status', status: 422, body: '{"error":"This is not what Toy is for"}' })
      return 'This is not what Toy is for'
    },
    makeForeignPost(text) {
      const remoteId = String(++made)
      posts.push({ remoteId, author: 'ada', text, key: remoteId })
      return { remoteId, url: `${server.url}/posts/${remoteId}`, author: 'ada' }
    },
    get missingPostURL() {
      return `${server.url}/posts/4242`
    },
    violations: () => [],
    async reset() {
      server.reset()
      posts = []
      account = { token: `toy-token-${++made}`, state: 'fine' }
    },
    close: server.close,
  }
}
