import { boardNotFound } from '../apiError.ts'
import { answerPage, type Call, type Handler, requireAccount } from '../server.ts'
import { mayUse, type StoredBoard } from '../store.ts'

const readAccount: Handler = (call) => {
  const account = requireAccount(call)
  const { store } = call.server
  return {
    json: {
      account_type: 'BUSINESS',
      id: account.id,
      username: account.username,
      business_name: account.businessName,
      profile_image: `${call.server.origin}/favicon.ico`,
      website_url: '',
      follower_count: account.followers,
      following_count: 0,
      board_count: [...store.boards.values()].filter((one) => one.ownerId === account.id).length,
      pin_count: [...store.pins.values()].filter((one) => one.accountId === account.id).length,
      monthly_views: 0,
    },
  }
}

const listBoards: Handler = (call) => {
  const { id } = requireAccount(call)
  const boards = [...call.server.store.boards.values()].filter((one) => mayUse(one, id))
  return answerPage(call, boards, (board) => toBoardJson(call, board))
}

const readBoard: Handler = (call) => {
  const board = call.server.store.boards.get(call.params.board_id ?? '')
  if (!board || (board.privacy === 'SECRET' && !mayUse(board, requireAccount(call).id))) throw boardNotFound()
  return { json: toBoardJson(call, board) }
}

function toBoardJson({ server }: Call, board: StoredBoard): Record<string, unknown> {
  return {
    id: board.id,
    name: board.name,
    description: '',
    privacy: board.privacy,
    created_at: board.createdAt.toISOString().slice(0, 19),
    owner: { username: server.store.accounts.get(board.ownerId)?.username ?? '' },
    collaborator_count: board.collaborators.size,
    pin_count: [...server.store.pins.values()].filter((one) => one.boardId === board.id).length,
    follower_count: 0,
  }
}

export const accountRoutes: Record<string, Handler> = { 'GET /user_account': readAccount, 'GET /boards': listBoards, 'GET /boards/{board_id}': readBoard }
