import { NetworkFailure } from '../../domain/failures.ts'
import type { ResolvedTarget } from '../port.ts'
import { parsePinURL, toPinURL } from './addresses.ts'
import { type Pin, toPin } from './pins.ts'
import type { Session } from './session.ts'

/** Looks a pasted link up. */
export async function resolveTarget(session: Session, url: string): Promise<ResolvedTarget | undefined> {
  const { baseURL } = session.context.channel
  const id = parsePinURL(url, baseURL)
  const pin = id ? await fetchPin(session, id) : undefined
  if (!pin) return undefined
  return { remoteId: pin.id, url: toPinURL(baseURL, pin.id), author: pin.author ? `@${pin.author}` : '', text: [pin.title, pin.description].filter(Boolean).join('\n\n') }
}

/** One Pin; undefined when it is gone or not to be seen. */
export async function fetchPin(session: Session, id: string): Promise<Pin | undefined> {
  return unlessMissing(session.send({ path: `/v5/pins/${encodeURIComponent(id)}` }).then(({ json }) => toPin(json)))
}

export async function unlessMissing<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof NetworkFailure && (error.status === 404 || error.status === 410)) return undefined
    throw error
  }
}
