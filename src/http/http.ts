import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, buildConnector, type Dispatcher, fetch as undiciFetch, request as undiciRequest } from 'undici'
import { NetworkFailure } from '../domain/failures.ts'

/**
 * The one way out of the house. Every request to a network, a feed or a link goes through here: with a timeout, a cap on
 * the answer, and a guard that refuses private addresses at the moment of connecting (so names that resolve to one and
 * redirects to one are refused too).
 */
export type Http = {
  /** Sends one request and reads the whole answer. Throws NetworkFailure when there is no readable answer; any status is an answer. */
  send(request: HttpRequest): Promise<HttpAnswer>
  /** A guarded `fetch`, for libraries that take one. Throws what fetch throws. */
  fetch: typeof globalThis.fetch
  /** The guarded undici dispatcher, for libraries that use the global fetch (`requestInit: { dispatcher }`). */
  dispatcher: Dispatcher
  /** Looks a name up and refuses what is on a private network, before anything is sent. Throws NetworkFailure `private-address`; a name that cannot be looked up passes. */
  checkAddress(url: string): Promise<void>
  close(): Promise<void>
}

export type HttpRequest = {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers?: Record<string, string>
  /** A string or bytes are sent as they are, FormData and URLSearchParams with their own content type, `json` as JSON. */
  body?: string | Uint8Array | FormData | URLSearchParams
  json?: unknown
  /**
   * `publish`: the call makes something visible, so a missing answer is `ambiguous`.
   * `prepare` (default): a missing answer is `unreachable`, because repeating the call is harmless.
   */
  stage?: 'prepare' | 'publish'
  /** Default 30 000. From the call to the last byte of the answer. */
  timeoutMs?: number
  /** Default 10 MiB. */
  maxBytes?: number
  /** Default 0: a redirect is an answer like any other. Never followed on `publish`. */
  redirects?: number
  signal?: AbortSignal
}

export type HttpAnswer = {
  status: number
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>
  bytes: Uint8Array
  /** Where the answer came from, after redirects. */
  url: string
  text(): string
  /** The body as JSON, or undefined when it is not JSON. */
  json(): unknown
}

export type HttpOptions = {
  /** @default false */
  allowPrivateHosts?: boolean
  /** Which addresses may be reached where private ones are not allowed. @default isPublicAddress */
  isAllowed?: (address: string) => boolean
  /** @default 'payload-social-campaigns' */
  userAgent?: string
  /** @default 30000 */
  timeoutMs?: number
}

/** Thrown by the guard, inside undici, when an address is private. */
class PrivateAddressError extends Error {
  readonly code = 'PRIVATE_ADDRESS'
}

/** Whether an IP address may be reached: only ordinary public unicast is. Mapped and translated IPv4 is unwrapped first. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv6') {
    const v6 = parsed as ipaddr.IPv6
    const parts = v6.parts
    // NAT64 (64:ff9b::/96) and 6to4 (2002::/16) carry an IPv4 address that is reached in the end.
    if (v6.range() === 'rfc6052') return isPublicAddress(embedded(parts[6] ?? 0, parts[7] ?? 0))
    if (v6.range() === '6to4') return isPublicAddress(embedded(parts[1] ?? 0, parts[2] ?? 0))
    // The old way to carry an IPv4 address (::127.0.0.1): nothing public is there any more.
    if (parts.slice(0, 6).every((part) => part === 0)) return false
  }
  return parsed.range() === 'unicast'
}

function embedded(high: number, low: number): string {
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
}

function guardedConnector(isAllowed: (address: string) => boolean): buildConnector.connector {
  const lookup = (hostname: string, options: object, callback: (error: Error | null, address: string | LookupAddress[], family?: number) => void) => {
    systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '')
      const refused = addresses.find((entry) => !isAllowed(entry.address))
      const first = addresses[0]
      if (refused || !first) return callback(new PrivateAddressError(`${hostname} is on a private network`), '')
      if ('all' in options && options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
  const connect = buildConnector({ lookup: lookup as never, timeout: 10_000 })
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '')
    // A literal address is connected to without a lookup, so it is looked at here.
    if (isIP(host) && !isAllowed(host)) return callback(new PrivateAddressError(`${host} is on a private network`), null)
    connect(options, callback)
  }
}

/** Codes of errors that surely happened before a byte of the request was sent. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
])

/** The `code` of an error or of what caused it. */
function codeOf(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code } = at as { code?: unknown }
    if (typeof code === 'string') return code
  }
  return undefined
}

/** Turns whatever a request threw into a NetworkFailure. `stage` tells whether a missing answer matters. */
export function toConnectionFailure(error: unknown, host: string, stage: 'prepare' | 'publish' = 'prepare'): NetworkFailure {
  if (error instanceof NetworkFailure) return error
  const code = codeOf(error)
  if (code === 'PRIVATE_ADDRESS') return new NetworkFailure('private-address', `${host} is on a private network, which is not allowed here.`, { cause: error })
  if (code === 'ENOTFOUND') return new NetworkFailure('unreachable', `There is no server named ${host}.`, { cause: error })
  if (code !== undefined && neverSent.has(code)) return new NetworkFailure('unreachable', `${host} cannot be reached (${code}).`, { cause: error })
  if (stage === 'publish') return new NetworkFailure('no-answer', `${host} did not answer after the post was sent${code ? ` (${code})` : ''}.`, { cause: error })
  return new NetworkFailure('unreachable', `${host} did not answer${code ? ` (${code})` : ''}.`, { cause: error })
}

/** Makes the guarded client. One per process is enough: connections are pooled inside. */
export function createHttp({
  allowPrivateHosts = false,
  isAllowed = isPublicAddress,
  userAgent = 'payload-social-campaigns',
  timeoutMs: defaultTimeoutMs = 30_000,
}: HttpOptions = {}): Http {
  const settings = { keepAliveTimeout: 10_000, headersTimeout: defaultTimeoutMs, bodyTimeout: defaultTimeoutMs }
  const dispatcher = new Agent(allowPrivateHosts ? settings : { ...settings, connect: guardedConnector(isAllowed) })

  async function sendOnce(request: HttpRequest, url: URL): Promise<HttpAnswer> {
    const timeout = AbortSignal.timeout(request.timeoutMs ?? defaultTimeoutMs)
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout
    const headers: Record<string, string> = { 'user-agent': userAgent, accept: 'application/json', ...request.headers }
    let body: unknown = request.body ?? null
    if (request.json !== undefined) {
      body = JSON.stringify(request.json)
      headers['content-type'] ??= 'application/json'
    } else if (request.body instanceof URLSearchParams) {
      body = request.body.toString()
      headers['content-type'] ??= 'application/x-www-form-urlencoded'
    } else if (request.body instanceof FormData) {
      const encoded = new Response(request.body)
      headers['content-type'] = encoded.headers.get('content-type') ?? 'multipart/form-data'
      body = new Uint8Array(await encoded.arrayBuffer())
    }
    try {
      const answer = await undiciRequest(url, { method: request.method ?? 'GET', headers, body: body as string | Uint8Array | null, dispatcher, signal })
      const bytes = await readAtMost(answer.body, request.maxBytes ?? 10 * 1024 * 1024, url.host)
      const flat: Record<string, string> = {}
      for (const [name, value] of Object.entries(answer.headers)) if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value
      return toAnswer(answer.statusCode, flat, bytes, url.href)
    } catch (error) {
      throw toConnectionFailure(error, url.host, request.stage)
    }
  }

  return {
    dispatcher,
    fetch: ((input: Parameters<typeof undiciFetch>[0], init?: Parameters<typeof undiciFetch>[1]) =>
      undiciFetch(input, { ...init, dispatcher })) as unknown as typeof globalThis.fetch,
    async send(request) {
      let url: URL
      try {
        url = new URL(request.url)
      } catch {
        throw new NetworkFailure('invalid-link', `"${request.url}" is not an address.`)
      }
      if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new NetworkFailure('invalid-link', `Only http and https addresses can be used, not ${url.protocol}`)
      let answer = await sendOnce(request, url)
      for (let left = request.stage === 'publish' ? 0 : (request.redirects ?? 0); left > 0 && answer.status >= 300 && answer.status < 400 && answer.headers.location; left--) {
        const next = new URL(answer.headers.location, url)
        if (next.protocol !== 'https:' && next.protocol !== 'http:') break
        // Credentials never follow a redirect to another host.
        const { authorization: _dropped, ...kept } = request.headers ?? {}
        answer = await sendOnce(next.host === url.host ? request : { ...request, headers: kept }, next)
        url = next
      }
      return answer
    },
    async checkAddress(url) {
      if (allowPrivateHosts || !URL.canParse(url)) return
      const { hostname, host } = new URL(url)
      const literal = hostname.replace(/^\[|\]$/g, '')
      const addresses = isIP(literal) ? [literal] : await lookupAll(literal)
      if (!addresses.every(isAllowed)) throw new NetworkFailure('private-address', `${host} is on a private network, which is not allowed here.`)
    },
    close: () => dispatcher.close(),
  }
}

const lookupAll = (hostname: string): Promise<string[]> =>
  new Promise((resolve) => systemLookup(hostname, { all: true }, (error, addresses) => resolve(error ? [] : addresses.map(({ address }) => address))))

async function readAtMost(body: AsyncIterable<Uint8Array>, maxBytes: number, host: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > maxBytes) throw new Error(`${host} answered more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

function toAnswer(status: number, headers: Record<string, string>, bytes: Uint8Array, url: string): HttpAnswer {
  const text = () => new TextDecoder().decode(bytes)
  return {
    status,
    headers,
    bytes,
    url,
    text,
    json() {
      try {
        return JSON.parse(text()) as unknown
      } catch {
        return undefined
      }
    },
  }
}
