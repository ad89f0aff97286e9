import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on 127.0.0.1 and its port, which is chosen by the system when 0. */
export async function listenLocally(port = 0, handler?: RequestListener): Promise<{ server: Server; port: number }> {
  const server = handler ? createServer(handler) : createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
  server.removeAllListeners('error')
  return { server, port: (server.address() as AddressInfo).port }
}

/** Closes a server and the connections that are still open to it. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
