import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerControl } from './control.ts'
import { createFaultBook, type Fault, type FaultBook, type Match } from './faults.ts'

/** One request as an emulator's handler sees it. Header names are lower case. */
export type KitRequest = { method: string; path: string; url: URL; headers: Readonly<Record<string, string>>; bytes: Buffer; at: Date }

/** What a handler answers. Without a status: 200. */
export type KitAnswer = { status?: number; headers?: Record<string, string>; json?: unknown; text?: string; html?: string; bytes?: Uint8Array }

/** What is remembered of a request. `status` is undefined when the client got no answer. Only the newest 5,000 are kept. */
export type RecordedRequest = { method: string; path: string; query: string; headers: Readonly<Record<string, string>>; body: string; at: Date; status: number | undefined }

export type ServerOptions = {
  /** @default 0, a free one */
  port?: number | undefined
  handle(request: KitRequest): KitAnswer | Promise<KitAnswer>
  /** @default the real time */
  clock?: (() => Date) | undefined
  /** The network's own headers and body for an error status, used by `status` faults that name none. */
  explain?: ((status: number) => KitAnswer) | undefined
  /** What users would read: answered on `GET /_control/posts`. */
  posts?: (() => unknown) | undefined
  /** Called by `reset()` and `POST /_control/reset`. */
  onReset?: (() => void) | undefined
  /** Answered on `GET /_control/violations`. */
  violations?: readonly string[] | undefined
}

/** A server on 127.0.0.1 that behaves, until it is told not to. */
export type KitServer = {
  url: string
  port: number
  requests: RecordedRequest[]
  fault(match: Match, fault: Fault, times?: number): void
  /** Forgets faults and recorded requests and calls `onReset`. */
  reset(): void
  close(): Promise<void>
}

const keptRequests = 5000

/** Starts a server on 127.0.0.1 with recorded requests and faults on demand, in code and over `/_control/*`. */
export async function startServer(options: ServerOptions): Promise<KitServer> {
  const faults = createFaultBook()
  const requests: RecordedRequest[] = []
  const clock = options.clock ?? (() => new Date())

  function reset() {
    faults.clear()
    requests.length = 0
    options.onReset?.()
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return response.destroy()
      send(response, { status: 500, text: `The emulator itself failed: ${error instanceof Error ? error.stack : String(error)}` })
    })
  })

  async function serve(incoming: IncomingMessage, response: ServerResponse) {
    const method = incoming.method ?? 'GET'
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
    if (url.pathname.startsWith('/_control/')) {
      const bytes = await readBytes(incoming)
      return send(response, answerControl({ method, path: url.pathname, bytes, faults, requests, reset, posts: options.posts, violations: options.violations }))
    }
    const fault = faults.take(method, url.pathname)
    const headers = flatten(incoming)
    const record: RecordedRequest = { method, path: url.pathname, query: url.search, headers, body: '', at: clock(), status: undefined }
    requests.push(record)
    if (requests.length > keptRequests * 2) requests.splice(0, requests.length - keptRequests)

    if (fault?.kind === 'cut') return incoming.socket.destroy()
    if (fault?.kind === 'slow') await pause(fault.ms, response)
    if (fault?.kind === 'hang' && fault.when === 'before') await pause(fault.ms, response)
    if (response.destroyed) return
    const bytes = await readBytes(incoming)
    record.body = bytes.length > 65_536 ? `${bytes.length} bytes` : bytes.toString()

    if (fault?.kind === 'status' && !fault.accepted) {
      record.status = fault.status
      return send(response, toErrorAnswer(fault, options.explain))
    }
    const answer = await options.handle({ method, path: url.pathname, url, headers, bytes, at: record.at })
    if (fault?.kind === 'lose') return incoming.socket.destroy()
    if (fault?.kind === 'hang' && fault.when === 'after') await pause(fault.ms, response)
    if (response.destroyed) return
    const final = fault?.kind === 'garbage' ? toGarbage(fault.as, answer) : fault?.kind === 'status' ? toErrorAnswer(fault, options.explain) : answer
    record.status = final.status ?? 200
    send(response, final)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    fault: (match, fault, times) => faults.arm(match, fault, times),
    reset,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Waits, but not longer than the client does. */
function pause(ms: number, response: ServerResponse): Promise<void> {
  if (response.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    response.once('close', done)
    function done() {
      clearTimeout(timer)
      response.off('close', done)
      resolve()
    }
  })
}

async function readBytes(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

function flatten(incoming: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value
  return flat
}

const htmlError = '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>'

function toErrorAnswer(fault: Fault & { kind: 'status' }, explain: ServerOptions['explain']): KitAnswer {
  const own = explain?.(fault.status)
  const headers = { ...own?.headers, ...fault.headers }
  if (fault.as === 'html') return { status: fault.status, headers, html: fault.body ?? htmlError }
  if (fault.as === 'text') return { status: fault.status, headers, text: fault.body ?? 'upstream connect error or disconnect/reset before headers' }
  if (fault.body !== undefined) return { status: fault.status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, text: fault.body }
  return { json: { error: `Error ${fault.status}` }, ...own, status: fault.status, headers }
}

function toGarbage(as: 'html' | 'truncated', answer: KitAnswer): KitAnswer {
  if (as === 'html') return { status: 200, html: '<!doctype html><title>Please wait</title><p>Checking your browser before you continue.' }
  const whole = JSON.stringify(answer.json ?? {})
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, text: whole.slice(0, Math.max(1, Math.floor(whole.length / 2))) }
}

/** Writes an answer; used by handlers through what they return. */
function send(response: ServerResponse, answer: KitAnswer): void {
  const { body, type } = toBody(answer)
  response.writeHead(answer.status ?? 200, { ...(type === undefined ? {} : { 'content-type': type }), 'content-length': body.length, ...answer.headers })
  response.end(body)
}

function toBody(answer: KitAnswer): { body: Buffer | Uint8Array; type: string | undefined } {
  if (answer.bytes !== undefined) return { body: answer.bytes, type: 'application/octet-stream' }
  if (answer.html !== undefined) return { body: Buffer.from(answer.html), type: 'text/html; charset=utf-8' }
  if (answer.text !== undefined) return { body: Buffer.from(answer.text), type: 'text/plain; charset=utf-8' }
  if (answer.json !== undefined) return { body: Buffer.from(JSON.stringify(answer.json)), type: 'application/json; charset=utf-8' }
  return { body: Buffer.alloc(0), type: undefined }
}

export type { Fault, FaultBook, Match }
