/** The API of X. */
export const xApi = 'https://api.x.com'

const webHosts = /^(?:www\.|mobile\.)?(?:x|twitter)\.com$/i
const statusPath = /^\/(?:(i\/web)|(?:@?(\w{1,15})))\/status(?:es)?\/(\d{1,19})(?:\/|$)/

/** Where people read: x.com for the real API, else the server itself, which then serves pages too (a sandbox). */
export function toWebOrigin(baseURL: string): string {
  const origin = URL.canParse(baseURL) ? new URL(baseURL).origin : xApi
  return origin === xApi || origin === 'https://api.twitter.com' ? 'https://x.com' : origin
}

/** The address of a post. X finds it without the name, too. */
export function toPostURL(baseURL: string, username: string | undefined, id: string): string {
  return `${toWebOrigin(baseURL)}/${username ?? 'i/web'}/status/${id}`
}

export function toProfileURL(baseURL: string, username: string): string {
  return `${toWebOrigin(baseURL)}/${username}`
}

/** The id behind a pasted link, and the name of its author when the link has it. Undefined: not the address of a post on X. */
export function parsePostURL(url: string, baseURL: string): { id: string; username: string | undefined } | undefined {
  if (!URL.canParse(url.trim())) return undefined
  const parsed = new URL(url.trim())
  const isWeb = parsed.protocol === 'https:' || parsed.protocol === 'http:'
  if (!isWeb || !(webHosts.test(parsed.hostname) || parsed.origin === toWebOrigin(baseURL))) return undefined
  const match = statusPath.exec(parsed.pathname)
  return match?.[3] ? { id: match[3], username: match[2] === 'i' ? undefined : match[2] } : undefined
}
