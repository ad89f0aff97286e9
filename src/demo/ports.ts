import { createServer } from 'node:net'

/** Whether a server can listen on this port, on every address. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::'))
}

/** The preferred port, or another free one. */
export async function findFreePort(preferred?: number): Promise<number> {
  if (preferred && (await isPortFree(preferred))) return preferred
  const server = createServer()
  await new Promise<void>((listening, fail) => server.once('error', fail).listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (!address || typeof address === 'string') throw new Error('This machine gave no free port.')
  return address.port
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((tell) => {
    const server = createServer()
    // A machine without IPv6 is no reason to call a port taken.
    server.once('error', (error: NodeJS.ErrnoException) => tell(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'))
    server.listen(port, host, () => server.close(() => tell(true)))
  })
}
