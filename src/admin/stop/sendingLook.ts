import type { TranslationKey } from '../../translations/en.ts'
import type { PlaceDoc } from '../docs.ts'

export type SendingLook = { sign: string; label: TranslationKey; tone: string }
type Sends = Pick<PlaceDoc, 'paused' | 'standing' | 'connected' | 'trouble'>

/** Whether a channel sends, is paused, sleeps, or waits until somebody looks after its connection. `needsConnection`: whether its network has anything to connect. */
export function sendingLook({ paused, standing, connected, trouble }: Sends, needsConnection: boolean): SendingLook {
  if (standing === 'dormant') return { sign: '☾', label: 'sendingAsleep', tone: 'neutral' }
  if (paused) return { sign: '‖', label: 'fieldPaused', tone: 'question' }
  if (needsConnection && (!connected || trouble)) return { sign: '–', label: 'sendingWaits', tone: 'neutral' }
  return { sign: '▶', label: 'sendingOn', tone: 'neutral' }
}

/** Pausing means something where a channel would send. */
export const mayPause = ({ paused, standing }: Pick<Sends, 'paused' | 'standing'>): boolean => paused === true || standing !== 'dormant'
