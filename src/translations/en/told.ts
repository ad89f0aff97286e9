import { scheduleSentences } from '../../schedule/sentences.ts'

/** What the server says and keeps: alarms of the channels, and why approval is needed. */
export const told = { ...scheduleSentences }
