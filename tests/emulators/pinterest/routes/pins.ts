import { ApiError, boardNotFound, invalid, notPermitted, pinNotFound } from '../apiError.ts'
import { answerPage, type Call, type Handler, requireAccount, type Server } from '../server.ts'
import { maySee, mayUse, type StoredBoard, type StoredPin } from '../store.ts'

type CreateBody = {
  board_id?: string
  board_section_id?: string | null
  title?: string | null
  description?: string | null
  link?: string | null
  alt_text?: string | null
  media_source?: { source_type: string; content_type: string; data: string }
}

const create: Handler = (call) => {
  const given = call.body.value as CreateBody
  const { media_source: source } = given
  if (!given.board_id) throw invalid("Invalid request: 'board_id' is a required property")
  if (!source) throw invalid("Invalid request: 'media_source' is a required property")
  if (source.source_type !== 'image_base64') throw invalid('This source_type is not emulated.')
  if (given.link && !URL.canParse(given.link)) throw invalid('Invalid URL or link.')
  const board = requireBoard(call, given.board_id, given.board_section_id)
  refuseTrial(call)
  const bytes = Buffer.from(source.data, 'base64')
  const start = bytes.subarray(0, 4).toString('latin1')
  const type = start === '\x89PNG' ? 'image/png' : start.startsWith('\xff\xd8') ? 'image/jpeg' : undefined
  if (type !== source.content_type) throw invalid('Sorry, we could not read this image.')
  const pin = addPin(call.server, requireAccount(call).id, board.id, {
    sectionId: given.board_section_id ?? undefined,
    title: given.title ?? null,
    description: given.description ?? null,
    link: given.link ?? null,
    alt: given.alt_text ?? null,
    mimeType: source.content_type,
    bytes,
  })
  return { status: 201, json: toPinJson(call, pin) }
}

function refuseTrial({ server }: Call): void {
  if (server.settings.appAccess !== 'trial-refused') return
  const words = 'Apps with Trial access may not create Pins in production https://api.pinterest.com - use API Sandbox https://api-sandbox.pinterest.com instead.'
  throw new ApiError(403, 29, words)
}

function requireBoard(call: Call, id: string, section: string | null | undefined): StoredBoard {
  const board = call.server.store.boards.get(id)
  if (!board) throw boardNotFound()
  if (!mayUse(board, requireAccount(call).id)) throw notPermitted()
  if (section && !board.sections.has(section)) throw new ApiError(404, 2031, "Sorry! We couldn't find this board section.")
  return board
}

type NewPin = Pick<StoredPin, 'title' | 'description' | 'link' | 'alt' | 'mimeType' | 'bytes'> & { sectionId?: string | undefined; parentId?: string }

/** Somebody makes a Pin. */
export function addPin(server: Server, accountId: string, boardId: string, { sectionId, parentId, ...more }: NewPin): StoredPin {
  const pin: StoredPin = {
    id: server.store.nextId(),
    accountId,
    boardId,
    sectionId,
    parentId,
    createdAt: server.now(),
    isTrial: server.settings.appAccess === 'trial',
    counts: { impressions: 0, clicks: 0, comments: 0, reactions: 0 },
    ...more,
  }
  server.store.pins.set(pin.id, pin)
  return pin
}

function requirePin(call: Call): StoredPin {
  const pin = call.server.store.pins.get(call.params.pin_id ?? '')
  if (!pin || !maySee(call.server.store, pin, requireAccount(call).id)) throw pinNotFound()
  return pin
}

const save: Handler = (call) => {
  const given = call.body.value as { board_id?: string | null; board_section_id?: string | null }
  if (!given.board_id) throw invalid("Invalid request: 'board_id' is a required property")
  const original = requirePin(call)
  const board = requireBoard(call, given.board_id, given.board_section_id)
  refuseTrial(call)
  const { title, description, link, alt, mimeType, bytes } = original
  const more = { title, description, link, alt, mimeType, bytes, sectionId: given.board_section_id ?? undefined, parentId: original.id }
  return { status: 201, json: toPinJson(call, addPin(call.server, requireAccount(call).id, board.id, more)) }
}

const read: Handler = (call) => ({ json: toPinJson(call, requirePin(call)) })

const remove: Handler = (call) => {
  const pin = requirePin(call)
  if (pin.accountId !== requireAccount(call).id) throw notPermitted()
  call.server.store.pins.delete(pin.id)
  return { status: 204 }
}

const analytics: Handler = (call) => {
  const pin = requirePin(call)
  if (pin.accountId !== requireAccount(call).id) throw new ApiError(403, 403, 'Not authorized to access board or Pin.')
  const from = new Date(String(call.query.start_date))
  if (call.server.now().getTime() - from.getTime() > 90 * 86_400_000) throw new ApiError(400, 400, 'Invalid pins analytics parameters.')
  const saves = [...call.server.store.pins.values()].filter((one) => one.parentId === pin.id).length
  const { impressions, clicks, comments, reactions } = pin.counts
  const values: Record<string, number> = { IMPRESSION: impressions, SAVE: saves, PIN_CLICK: clicks, OUTBOUND_CLICK: clicks }
  const asked = [call.query.metric_types].flat().map(String)
  const summary = Object.fromEntries(Object.entries(values).filter(([name]) => asked.includes(name)))
  return { json: { all: { daily_metrics: [], lifetime_metrics: { TOTAL_COMMENTS: comments, TOTAL_REACTIONS: reactions }, summary_metrics: summary } } }
}

const listBoard: Handler = (call) => {
  const board = call.server.store.boards.get(call.params.board_id ?? '')
  const { id } = requireAccount(call)
  if (!board || (board.privacy === 'SECRET' && !mayUse(board, id))) throw new ApiError(404, 404, 'Board not found.')
  const pins = [...call.server.store.pins.values()].filter((one) => one.boardId === board.id && maySee(call.server.store, one, id))
  return answerPage(call, pins.reverse(), (pin) => toPinJson(call, pin))
}

/** Moments are in UTC and do not say so. */
function toMoment(at: Date): string {
  return at.toISOString().slice(0, 19)
}

function toPinJson({ server, account }: Call, pin: StoredPin): Record<string, unknown> {
  const size = { width: 600, height: 600, url: `${server.origin}/media/${pin.id}` }
  return {
    id: pin.id,
    created_at: toMoment(pin.createdAt),
    board_id: pin.boardId,
    board_section_id: pin.sectionId ?? null,
    board_owner: { username: server.store.accounts.get(server.store.boards.get(pin.boardId)?.ownerId ?? '')?.username ?? '' },
    title: pin.title,
    description: pin.description,
    link: pin.link,
    alt_text: pin.alt,
    dominant_color: null,
    parent_pin_id: server.settings.tellsParent ? (pin.parentId ?? null) : null,
    is_owner: pin.accountId === account?.id,
    is_standard: true,
    has_been_promoted: false,
    creative_type: 'REGULAR',
    media: { media_type: 'image', images: { '150x150': size, '400x300': size, '600x': size, '1200x': size } },
    pin_metrics: null,
  }
}

export const pinRoutes: Record<string, Handler> = {
  'POST /pins': create,
  'GET /pins/{pin_id}': read,
  'DELETE /pins/{pin_id}': remove,
  'POST /pins/{pin_id}/save': save,
  'GET /pins/{pin_id}/analytics': analytics,
  'GET /boards/{board_id}/pins': listBoard,
}
