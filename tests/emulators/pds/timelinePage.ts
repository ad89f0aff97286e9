import type { IncomingMessage, ServerResponse } from 'node:http'
import { type NetworkRecord, readNetwork } from './readNetwork.ts'
import { toTimelineHtml } from './timelineHtml.ts'

export type TimelineOptions = {
  /** The PDS whose public repositories are shown. */
  pdsURL: string
  /** @default 'A Bluesky server' */
  title?: string
}

/**
 * A request handler that shows what is on a PDS to people: `/` all, `/profile/:actor` one account, `/profile/:actor/post/:rkey` one thread,
 * `/hashtag/:tag` one hashtag, `/blob/:did/:cid` a picture. With its own origin as a channel's `bluesky.appURL`, receipts lead here.
 */
export function timelinePage({ pdsURL, title = 'A Bluesky server' }: TimelineOptions): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    try {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname.split('/').filter(Boolean).map(decodeURIComponent)
      if (path[0] === 'blob') return await sendBlob(pdsURL, path[1] ?? '', path[2] ?? '', response)
      const page = await toPage(pdsURL, title, path)
      response.writeHead(page ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
      })
      response.end(page ?? '<!doctype html><title>Not here</title><p>There is no such post on this server.</p>')
    } catch (error) {
      response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end(`The timeline could not be read: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

async function toPage(pdsURL: string, title: string, [kind, name, , rkey]: string[]): Promise<string | undefined> {
  const [posts, reposts] = await Promise.all([readNetwork(pdsURL, 'app.bsky.feed.post'), readNetwork(pdsURL, 'app.bsky.feed.repost')])
  const isBy = ({ did, handle }: NetworkRecord) => did === name || handle === name
  if (!kind) return toTimelineHtml({ title, about: 'Everything that was published here, newest first.', timeline: { posts, reposts } })
  if (kind === 'hashtag' && name) {
    const tagged = posts.filter(({ value }) => String(value.text).toLowerCase().includes(`#${name.toLowerCase()}`))
    return toTimelineHtml({ title: `#${name}`, about: title, timeline: { posts: tagged, reposts: [] } })
  }
  if (kind !== 'profile' || !name) return undefined
  if (!rkey) return toTimelineHtml({ title: `@${name}`, about: title, timeline: { posts: posts.filter(isBy), reposts: [] } })
  const post = posts.find((one) => isBy(one) && one.rkey === rkey)
  return post && toTimelineHtml({ title: `@${post.handle}`, about: title, timeline: { posts, reposts: [] }, only: post.uri })
}

async function sendBlob(pdsURL: string, did: string, cid: string, response: ServerResponse): Promise<void> {
  const blob = await fetch(`${pdsURL}/xrpc/com.atproto.sync.getBlob?${new URLSearchParams({ did, cid })}`)
  const type = blob.headers.get('content-type') ?? ''
  const isPicture = blob.ok && /^image\/(jpeg|png|webp|gif)$/u.test(type)
  response.writeHead(isPicture ? 200 : 404, { 'content-type': isPicture ? type : 'text/plain', 'cache-control': 'max-age=3600', 'x-content-type-options': 'nosniff' })
  response.end(isPicture ? new Uint8Array(await blob.arrayBuffer()) : 'There is no such picture.')
}
