import { NetworkFailure } from '../../domain/failures.ts'
import { type ApiRequest, type Session, whereAllowed } from './session.ts'

/** Most that LinkedIn gives at once. */
const pageSize = 100
const mostPages = 10

export type Listed<Element> = { elements: Element[]; isComplete: boolean }

/** Page after page, until the end or until `isPast` says that it is far enough. Undefined when reading is not allowed. */
export async function readPages<Element>(
  session: Session,
  toRequest: (range: string) => Pick<ApiRequest, 'path' | 'headers'>,
  isPast: (elements: readonly Element[]) => boolean = () => false,
): Promise<Listed<Element> | undefined> {
  const all: Element[] = []
  for (let page = 0; page < mostPages; page++) {
    const json = await whereAllowed(session.read(toRequest(`start=${page * pageSize}&count=${pageSize}`)))
    if (!json) return undefined
    if (!Array.isArray(json.elements)) throw new NetworkFailure('unavailable', 'LinkedIn answered a list that cannot be read.')
    const elements = json.elements as Element[]
    all.push(...elements)
    if (elements.length < pageSize || isPast(elements)) return { elements: all, isComplete: true }
  }
  return { elements: all, isComplete: false }
}
