import type { Where } from 'payload'
import type { TranslationKey } from '../translations/en.ts'
import { stateLooks } from './states.ts'

/** Something in the ledger that waits for a person: its words, and how to find it. */
export type Need = { key: string; label: TranslationKey; sign: string; tone: string; where: Where }

const asked: Where[] = [{ state: { equals: 'unknown' } }, { askedAt: { exists: true } }]

/** What needs a person, most urgent first. */
export const needs: readonly Need[] = [
  { key: 'unknown', label: 'needsUnknown', ...signOf('unknown'), where: { and: [...asked, { 'channel.network': { not_equals: 'manual' } }] } },
  { key: 'hand', label: 'handTodo', sign: '✎', tone: 'question', where: { and: [...asked, { 'channel.network': { equals: 'manual' } }] } },
  { key: 'failed', label: 'needsFailed', ...signOf('failed'), where: { and: [{ state: { equals: 'failed' } }] } },
  { key: 'missed', label: 'needsMissed', ...signOf('missed'), where: { and: [{ state: { equals: 'missed' } }] } },
  { key: 'trouble', label: 'needsTrouble', ...signOf('held'), where: { and: [{ state: { equals: 'held' } }, { holdReason: { equals: 'channel-trouble' } }] } },
]

function signOf(state: keyof typeof stateLooks): { sign: string; tone: string } {
  const { sign, tone } = stateLooks[state]
  return { sign, tone }
}
