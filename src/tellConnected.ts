import { toStored } from './domain/storedSentences.ts'
import type { Account } from './networks/port.ts'

/** How a channel that works is, in words: as whom it is connected, and what is off although it works. */
export function tellConnected({ handle, notes = [] }: Pick<Account, 'handle' | 'notes'>): string {
  return [toStored('storedConnected', { handle }), ...notes].join(' ')
}
