import { NetworkFailure } from '../../domain/failures.ts'
import type { Account } from '../port.ts'
import { isObject } from '../shared/bearerSession.ts'
import { toProfileURL } from './addresses.ts'
import type { Session } from './session.ts'

export type Self = { id: string; username: string | undefined }

/** Id and name of the account behind the token: remembered, else asked for. */
export async function readSelf(session: Session): Promise<Self> {
  return recallSelf(session) ?? askForSelf(session)
}

/** What the channel remembers of its account. */
export function recallSelf({ context }: Session): Self | undefined {
  const { userId, username } = context.channel.learnt
  return typeof userId === 'string' ? { id: userId, username: typeof username === 'string' ? username : undefined } : undefined
}

async function askForSelf(session: Session): Promise<Self & { json: Record<string, unknown> }> {
  const { json } = await session.send({ path: '/2/users/me', query: { 'user.fields': 'public_metrics' } })
  const data = isObject(json.data) ? json.data : {}
  if (typeof data.id !== 'string' || typeof data.username !== 'string') {
    throw new NetworkFailure('no-account', 'The server does not answer like X. Check the address of the channel.')
  }
  return { id: data.id, username: data.username, json: data }
}

/** Asks for the account and its followers. Throws NetworkFailure. */
export async function checkAccount(session: Session): Promise<Account> {
  const { id, username = '', json } = await askForSelf(session)
  const counts = isObject(json.public_metrics) ? json.public_metrics : {}
  return {
    handle: `@${username}`,
    name: typeof json.name === 'string' ? json.name : username,
    url: toProfileURL(session.context.channel.baseURL, username),
    followers: typeof counts.followers_count === 'number' ? counts.followers_count : undefined,
    learnt: { userId: id, username },
    tokenExpiresAt: await session.access.endsAt(),
  }
}
