import { approvalSentences } from '../../domain/approvalSentences.ts'
import { storedSentences } from '../../domain/storedSentences.ts'
import { scheduleSentences } from '../../schedule/sentences.ts'

/** What the server says and keeps: alarms and health of the channels, what is known of a delivery, and why approval is needed. */
export const told = { ...scheduleSentences, ...storedSentences, ...approvalSentences }
