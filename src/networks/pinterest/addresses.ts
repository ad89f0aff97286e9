/** The API of Pinterest. Its sandbox is https://api-sandbox.pinterest.com. */
export const pinterestApi = 'https://api.pinterest.com'

const apiHosts = new Set(['api.pinterest.com', 'api-sandbox.pinterest.com'])
const webHosts = /^(?:[a-z]{2,3}\.|www\.)?pinterest\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/i
const pinPath = /^\/pin\/(?:[^/]*--)?(\d+)(?:\/|$)/

/** Where people read: pinterest.com for the real API, else the server itself, which then serves pages too (a sandbox of ours). */
export function toWebOrigin(baseURL: string): string {
  const url = URL.canParse(baseURL) ? new URL(baseURL) : new URL(pinterestApi)
  return apiHosts.has(url.hostname) ? 'https://www.pinterest.com' : url.origin
}

export function toPinURL(baseURL: string, id: string): string {
  return `${toWebOrigin(baseURL)}/pin/${id}/`
}

/** The id behind the address of a Pin. Undefined: it is none. Short addresses (pin.it) do not tell. */
export function parsePinURL(url: string | undefined, baseURL: string): string | undefined {
  const typed = url?.trim() ?? ''
  if (!URL.canParse(typed)) return undefined
  const parsed = new URL(typed)
  const isWeb = parsed.protocol === 'https:' || parsed.protocol === 'http:'
  if (!isWeb || !(webHosts.test(parsed.hostname) || parsed.origin === toWebOrigin(baseURL))) return undefined
  return pinPath.exec(parsed.pathname)?.[1]
}
