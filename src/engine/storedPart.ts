import type { StoredPart } from '../ledger/deliveryRow.ts'
import type { Receipt } from '../networks/port.ts'

/** A part with its receipt, as the ledger keeps it. What was remembered on the way is over. */
export function toStoredPart({ memory: _over, ...stored }: StoredPart, { remoteId, url, publishedAt, extra }: Receipt): StoredPart {
  return { ...stored, remoteId, url, publishedAt, ...(extra ? { extra: { ...extra } } : {}) }
}
