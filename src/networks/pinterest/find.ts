import { NetworkFailure } from '../../domain/failures.ts'
import { toStored } from '../../domain/storedSentences.ts'
import type { FindQuestion, Found } from '../port.ts'
import { earliestOf, matchOwnPosts, type OwnPost, type OwnPostQuestion } from '../shared/ownPosts.ts'
import { parsePinURL, toPinURL } from './addresses.ts'
import { explainNoBoard, readBoard } from './board.ts'
import { type Pin, toPin } from './pins.ts'
import type { Session } from './session.ts'

const pageSize = '250'
const mostPages = 20

/**
 * Settles a lost answer by reading the board: the same title, description and link, made at that time; of a saved Pin, the one it was saved from. The order
 * of the list is not documented, so only the whole of it can say that a Pin is surely not there.
 */
export async function findPart(session: Session, question: FindQuestion): Promise<Found> {
  const { channel } = session.context
  const board = readBoard(channel)
  if (!board) throw new NetworkFailure('no-account', explainNoBoard(channel))
  const { pins, isComplete } = await listPins(session, board.id)
  const { content, part, attemptedFrom, attemptedUntil } = question
  const common = { pictures: 0, attemptedFrom, attemptedUntil, isComplete }
  const match = (toText: (pin: Pin) => string, asked: Pick<OwnPostQuestion, 'text'>): Found =>
    matchOwnPosts(
      pins.map((pin) => toOwnPost(pin, toText(pin), channel.baseURL)),
      { ...common, ...asked },
    )

  if (content.kind === 'share') {
    const found = match((pin) => pin.parentId ?? '', { text: parsePinURL(content.target, channel.baseURL) ?? 'nothing' })
    const unknown = match((pin) => (pin.parentId === undefined ? 'unknown' : ''), { text: 'unknown' })
    if (found.answer !== 'absent' || unknown.answer === 'absent') return found
    return { answer: 'unsure', evidence: toStored('storedNewPin'), lookAt: lookAt(unknown) }
  }
  const words = (title = '', description = '') => `${title}\n${description}`
  const found = match((pin) => `${words(pin.title, pin.description)}\n${toPlainLink(pin.link)}`, {
    text: `${words(content.title, part.text)}\n${toPlainLink(content.link ?? '')}`,
  })
  if (found.answer !== 'absent') return found
  const loosely = match((pin) => words(pin.title, pin.description), { text: words(content.title, part.text) })
  if (loosely.answer === 'absent') return found
  return { answer: 'unsure', evidence: toStored('storedOtherLink'), lookAt: lookAt(loosely) }
}

function lookAt(found: Found): string | undefined {
  return found.answer === 'found' ? found.receipt.url : found.answer === 'unsure' ? found.lookAt : undefined
}

/** Every Pin of the board that Pinterest gives. */
async function listPins(session: Session, boardId: string): Promise<{ pins: Pin[]; isComplete: boolean }> {
  const pins: Pin[] = []
  let bookmark: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const { json } = await session.send({ path: `/v5/boards/${boardId}/pins`, query: { page_size: pageSize, ...(bookmark ? { bookmark } : {}) } })
    if (!Array.isArray(json.items)) return { pins, isComplete: false }
    pins.push(...json.items.flatMap((one) => toPin(one) ?? []))
    bookmark = typeof json.bookmark === 'string' && json.bookmark !== '' ? json.bookmark : undefined
    if (!bookmark) return { pins, isComplete: true }
  }
  return { pins, isComplete: false }
}

function toOwnPost(pin: Pin, text: string, baseURL: string): OwnPost {
  // A Pin without a time is taken for as old as can be.
  const at = pin.createdAt ?? earliestOf(new Date(0)).toISOString()
  return { receipt: { remoteId: pin.id, url: toPinURL(baseURL, pin.id), publishedAt: at }, text, pictures: 0, at: new Date(at) }
}

/** A link without its scheme and the ways to write the same one, so that it is compared as words. */
function toPlainLink(link: string): string {
  if (!URL.canParse(link)) return link.replace(/^https?:\/\//i, '')
  const { host, pathname, search, hash } = new URL(link)
  return `${host}${pathname}${search}${hash}`.replace(/\/$/, '')
}
