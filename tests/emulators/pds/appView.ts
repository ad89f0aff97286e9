import type { IncomingMessage, ServerResponse } from 'node:http'
import { type NetworkRecord, readAccounts, readNetwork } from './readNetwork.ts'

/**
 * The few answers of an AppView that a small organisation needs (numbers of posts, profile, notifications), worked out from what is on
 * the PDS. The PDS passes the calls on to it as it does to bsky.app's.
 */
export function appView(pdsURL: () => string): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const methods: Record<string, (params: URLSearchParams, viewer: string) => Promise<unknown>> = {
    'app.bsky.feed.getPosts': async (params) => {
      const [posts, reposts] = await Promise.all([readNetwork(pdsURL(), 'app.bsky.feed.post'), readNetwork(pdsURL(), 'app.bsky.feed.repost')])
      return { posts: params.getAll('uris').flatMap((uri) => posts.filter((post) => post.uri === uri).map((post) => toPostView(post, posts, reposts))) }
    },
    'app.bsky.actor.getProfile': async (params) => {
      const account = (await readAccounts(pdsURL())).find(({ did, handle }) => [did, handle].includes(params.get('actor') ?? ''))
      return account && { ...account, followersCount: 0, followsCount: 0, postsCount: 0 }
    },
    'app.bsky.notification.listNotifications': async (params, viewer) => {
      const posts = await readNetwork(pdsURL(), 'app.bsky.feed.post')
      const wanted = params.getAll('reasons')
      const notifications = posts
        .filter(({ did }) => did !== viewer)
        .flatMap((post) => {
          const reason = reasonFor(post.value, viewer)
          return reason && (wanted.length === 0 || wanted.includes(reason)) ? [toNotification(post, reason)] : []
        })
      return { notifications: notifications.slice(0, Number(params.get('limit') ?? 50)) }
    },
  }

  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const answer = await methods[url.pathname.replace('/xrpc/', '')]?.(url.searchParams, viewerOf(request))
    response.writeHead(answer ? 200 : 400, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? { error: 'InvalidRequest', message: 'Not found' }))
  }
}

/** Who asks, from the token that the PDS signs. */
function viewerOf({ headers }: IncomingMessage): string {
  const payload = headers.authorization?.split('.')[1]
  const { iss } = payload ? (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { iss?: string }) : {}
  return iss?.split('#')[0] ?? ''
}

type Post = { reply?: { parent?: { uri?: string } }; embed?: { record?: { uri?: string; record?: { uri?: string } } }; facets?: { features?: { did?: string }[] }[] }

function quoteOf({ embed }: Post): string | undefined {
  return embed?.record?.uri ?? embed?.record?.record?.uri
}

function reasonFor(value: Post, viewer: string): 'reply' | 'quote' | 'mention' | undefined {
  if (value.reply?.parent?.uri?.startsWith(`at://${viewer}/`)) return 'reply'
  if (quoteOf(value)?.startsWith(`at://${viewer}/`)) return 'quote'
  return value.facets?.some((facet) => facet.features?.some((feature) => feature.did === viewer)) ? 'mention' : undefined
}

function toPostView(post: NetworkRecord, posts: NetworkRecord[], reposts: NetworkRecord[]) {
  const { uri, cid, did, handle, value } = post
  return {
    uri,
    cid,
    author: { did, handle },
    record: value,
    indexedAt: value.createdAt,
    likeCount: 0,
    repostCount: reposts.filter((one) => (one.value.subject as { uri?: string } | undefined)?.uri === uri).length,
    replyCount: posts.filter((one) => (one.value as Post).reply?.parent?.uri === uri).length,
    quoteCount: posts.filter((one) => quoteOf(one.value) === uri).length,
  }
}

function toNotification({ uri, cid, did, handle, value }: NetworkRecord, reason: string) {
  return { uri, cid, author: { did, handle }, reason, record: value, isRead: false, indexedAt: value.createdAt }
}
