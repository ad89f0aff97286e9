import { NetworkFailure } from '../../domain/failures.ts'
import type { Account } from '../port.ts'
import { toWebOrigin } from './addresses.ts'
import { readBoard } from './board.ts'
import type { Session } from './session.ts'

/** Asks for the account, its followers, and whether its board is still there. Throws NetworkFailure. */
export async function checkAccount(session: Session): Promise<Account> {
  const { channel } = session.context
  const { json } = await session.send({ path: '/v5/user_account' })
  const { username, business_name: name, follower_count: followers } = json
  if (typeof username !== 'string') throw new NetworkFailure('no-account', 'The server does not answer like Pinterest. Check the address of the channel.')
  const board = readBoard(channel)
  const boardName = board ? await readBoardName(session, board.id) : undefined
  return {
    handle: `@${username}`,
    name: typeof name === 'string' && name !== '' ? name : username,
    url: `${toWebOrigin(channel.baseURL)}/${username}/`,
    followers: typeof followers === 'number' ? followers : undefined,
    learnt: { username, ...(boardName ? { boardName } : {}) },
    tokenExpiresAt: await session.access.endsAt(),
  }
}

async function readBoardName(session: Session, id: string): Promise<string | undefined> {
  try {
    const { json } = await session.send({ path: `/v5/boards/${id}` })
    return typeof json.name === 'string' ? json.name : undefined
  } catch (error) {
    if (error instanceof NetworkFailure && (error.status === 404 || error.code === 'forbidden')) {
      const message = `The board ${id} of the channel "${session.context.channel.name}" is not there, or the account may not use it. Connect it again and choose another.`
      throw new NetworkFailure('no-account', message, { status: error.status, setting: 'board', cause: error })
    }
    throw error
  }
}
