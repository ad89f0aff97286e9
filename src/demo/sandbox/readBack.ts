import type { OtherAccount, SandboxAccount } from './accounts.ts'

/** The text of a post as the network itself gives it to anybody who asks, without the plugin; undefined when it is not there. */
export async function readBack({ network, baseURL, credentials }: SandboxAccount, remoteId: string): Promise<string | undefined> {
  if (network === 'mastodon') {
    const answer = await fetch(`${baseURL}/api/v1/statuses/${remoteId}`, { headers: { authorization: `Bearer ${credentials.accessToken}` } })
    return answer.ok ? toText(((await answer.json()) as { content: string }).content) : undefined
  }
  const [, repo = '', collection = '', rkey = ''] = /^at:\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(remoteId) ?? []
  const answer = await fetch(`${baseURL}/xrpc/com.atproto.repo.getRecord?${new URLSearchParams({ repo, collection, rkey })}`)
  return answer.ok ? ((await answer.json()) as { value: { text: string } }).value.text : undefined
}

type Standing = { id?: string; urn?: string; text?: string; message?: string; description?: string }

/** The same for the other networks, from what stands on their timeline. */
export async function readBackOther({ baseURL }: OtherAccount, remoteId: string): Promise<string | undefined> {
  const posts = (await (await fetch(`${baseURL}/_control/posts`)).json()) as Standing[]
  const post = posts.find(({ id, urn }) => (id ?? urn) === remoteId)
  return post && (post.text ?? post.message ?? post.description)
}

function toText(html: string): string {
  const plain = html
    .replaceAll(/<br ?\/?>/g, '\n')
    .replaceAll(/<\/p>\s*<p>/g, '\n\n')
    .replaceAll(/<[^>]+>/g, '')
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'", '&apos;': "'", '&amp;': '&' }
  return plain.replaceAll(/&(?:lt|gt|quot|#39|#x27|apos|amp);/g, (entity) => entities[entity] ?? entity)
}
