import type { KitAnswer, KitRequest } from './startServer.ts'

/** A handler that passes every request on to a real server, so that faults can be put in front of one that has none. */
export function forwardTo(origin: string): (request: KitRequest) => Promise<KitAnswer> {
  return async (request) => {
    const { host: _host, connection: _connection, 'content-length': _length, 'transfer-encoding': _encoding, 'keep-alive': _keep, ...headers } = request.headers
    const answer = await fetch(new URL(`${request.path}${request.url.search}`, origin), {
      method: request.method,
      headers: { ...headers, 'accept-encoding': 'identity' },
      ...(request.bytes.length > 0 ? { body: new Uint8Array(request.bytes) } : {}),
      redirect: 'manual',
    })
    const kept: Record<string, string> = {}
    for (const [name, value] of answer.headers) if (!['content-length', 'transfer-encoding', 'connection', 'keep-alive'].includes(name)) kept[name] = value
    return { status: answer.status, headers: kept, bytes: new Uint8Array(await answer.arrayBuffer()) }
  }
}
