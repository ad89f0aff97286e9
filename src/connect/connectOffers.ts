import type { Network } from '../networks/port.ts'

/** A network whose channels are connected by its consent page, as the admin offers it. Plain data. */
export type ConnectOffer = { name: string; label: string; asks?: { name: string; label: string; placeholder: string; is?: 'server' | 'account' } }

/** What the admin has to know to offer connecting. */
export function connectOffers(networks: Iterable<Network>): ConnectOffer[] {
  return [...networks].flatMap(({ name, label, connect }) => (connect ? [{ name, label, ...(connect.asks ? { asks: { ...connect.asks } } : {}) }] : []))
}
