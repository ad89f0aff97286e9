import type { StoredPart } from '../ledger/deliveryRow.ts'
import type { Receipt } from '../networks/port.ts'

/** A part with its receipt, as the ledger keeps it. */
export function toStoredPart(stored: StoredPart, { remoteId, url, publishedAt, extra }: Receipt): StoredPart {
  return { ...stored, remoteId, url, publishedAt, ...(extra ? { extra: { ...extra } } : {}) }
}
