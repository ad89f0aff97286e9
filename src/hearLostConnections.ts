type Hearing<Event extends string, Argument> = { on(event: Event, listener: (argument: Argument) => void): unknown }
type Client = Hearing<'error', Error>
type Pool = Hearing<'error', Error> & { on(event: 'acquire', listener: (client: Client) => void): unknown }

/**
 * Gives a pool of connections to PostgreSQL, and each connection, an ear for errors. Without one, a connection that the server closes
 * (a restart of the database) ends the process: an idle one, and one that is out of the pool between two statements.
 */
export function hearLostConnections(pool: Pool, onLost: (error: Error) => void): void {
  const heard = new WeakSet<Client>()
  pool.on('error', onLost)
  pool.on('acquire', (client) => {
    if (heard.has(client)) return
    heard.add(client)
    client.on('error', onLost)
  })
}
