import { createHash, randomBytes } from 'node:crypto'
import type { ConnectChoice } from '../networks/port.ts'
import type { Runtime } from '../runtime.ts'

/** How long a person may take on the consent page, and then to choose. */
const lifetimeMs = 10 * 60_000

/** What a connection that is under way is about. */
export type Subject = { network: string; channelId?: string | undefined; name?: string | undefined }

/** A connection that a person began: waiting for the consent page, for a choice, for a yes, or over. */
export type Pending = Subject &
  (
    | { stage: 'consent'; verifier: string; remember: Record<string, string> }
    | { stage: 'choice'; credentials: Record<string, string>; baseURL?: string | undefined; choices: ConnectChoice[] }
    | { stage: 'confirm'; credentials: Record<string, string>; baseURL?: string | undefined; choice?: ConnectChoice | undefined; message: string }
    | { stage: 'over'; ok: boolean; message: string }
  )

type Stored = Pick<Runtime, 'query' | 'tables' | 'sealer' | 'now'>

/** Connections under way: sealed in the database, each bound to the person who began it, used once, and gone after ten minutes. */
export type PendingConnections = {
  put(owner: string, pending: Pending, id?: string): Promise<string>
  /** Gives it and forgets it, so that it cannot be used twice. Undefined: unknown, used, too old, somebody else's, or at another stage. */
  take<Stage extends Pending['stage']>(owner: string, id: string, stages: readonly Stage[]): Promise<Extract<Pending, { stage: Stage }> | undefined>
  read(owner: string, id: string): Promise<Pending | undefined>
}

/** A name that nobody can guess: the state of the consent page, and how a later step is asked for. */
export const newPendingId = () => randomBytes(32).toString('base64url')

/** Opens the store of connections under way. */
export function openPendingConnections({ query, tables, sealer, now }: Stored): PendingConnections {
  // Whoever reads the table finds no state that could be used.
  const keyOf = (id: string) => createHash('sha256').update(id).digest('base64url')
  const open = (rows: { sealed: string }[], key: string) => (rows[0] ? (JSON.parse(sealer.open(rows[0].sealed, `connect:${key}`)) as Pending) : undefined)
  return {
    async put(owner, pending, id = newPendingId()) {
      const key = keyOf(id)
      await query(`delete from ${tables.connects} where expires_at < $1::timestamptz`, [now()])
      await query(`insert into ${tables.connects} (key, owner, stage, sealed, expires_at) values ($1, $2, $3, $4, $5::timestamptz)`, [
        key,
        owner,
        pending.stage,
        sealer.seal(JSON.stringify(pending), `connect:${key}`),
        new Date(now().getTime() + lifetimeMs),
      ])
      return id
    },
    async take<Stage extends Pending['stage']>(owner: string, id: string, stages: readonly Stage[]) {
      const key = keyOf(id)
      const rows = await query<{ sealed: string }>(
        `delete from ${tables.connects} where key = $1 and owner = $2 and stage = any($3::text[]) and expires_at > $4::timestamptz returning sealed`,
        [key, owner, [...stages], now()],
      )
      return open(rows, key) as Extract<Pending, { stage: Stage }> | undefined
    },
    async read(owner, id) {
      const key = keyOf(id)
      return open(await query<{ sealed: string }>(`select sealed from ${tables.connects} where key = $1 and owner = $2 and expires_at > $3::timestamptz`, [key, owner, now()]), key)
    },
  }
}
