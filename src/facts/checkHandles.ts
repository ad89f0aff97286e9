import type { PayloadRequest } from 'payload'
import type { House } from '../house.ts'
import { askHandle } from './askHandle.ts'

/** What a network said about one handle of the book, and when. `unasked`: it could not be asked, and why. */
export type HandleCheck = { handle: string; answer: 'there' | 'missing' | 'unasked'; why?: string | undefined; at: string }

/** By the name of the network. */
export type HandleChecks = Readonly<Record<string, HandleCheck>>

/** The handles that an entry of the book has, by network. */
export function handlesOf(house: House, doc: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries([...house.networks.keys()].flatMap((name) => (typeof doc[name] === 'string' && doc[name].trim() !== '' ? [[name, doc[name].trim()]] : [])))
}

/** Asks each network whether it has such a handle, all at the same time. Never throws. */
export async function checkHandles({ house, req, handles }: { house: House; req: PayloadRequest; handles: Readonly<Record<string, string>> }): Promise<HandleChecks> {
  const checks = await Promise.all(
    Object.entries(handles).map(async ([network, handle]): Promise<[string, HandleCheck]> => {
      const asked = await askHandle({ house, req, network, handle })
      const at = new Date().toISOString()
      return [network, typeof asked === 'object' ? { handle, answer: 'unasked', why: asked.why, at } : { handle, answer: asked, at }]
    }),
  )
  return Object.fromEntries(checks)
}

/** What could not be asked, in a line for each network. */
export function noteOf(house: House, checks: HandleChecks): string | null {
  const lines = Object.entries(checks).flatMap(([network, { answer, why }]) =>
    answer === 'unasked' ? [`${house.networks.get(network)?.label ?? network}: not checked. ${why ?? ''}`.trim()] : [],
  )
  return lines.length > 0 ? lines.join('\n') : null
}
