import type { TranslationKey } from '../translations/en.ts'
import type { PlaceDoc } from './docs.ts'

export type HealthLook = { label: TranslationKey; sign: string; tone: string; message?: string | undefined }

/** How a channel is, in words. `needsConnection`: whether its network has anything to connect. */
export function healthOf({ connected, health }: Pick<PlaceDoc, 'connected' | 'health'>, needsConnection: boolean): HealthLook {
  if (!needsConnection) return { label: 'healthNeedsNothing', sign: '✓', tone: 'neutral' }
  if (!connected) return { label: 'healthNotConnected', sign: '–', tone: 'neutral' }
  if (health?.ok === false) return { label: 'healthTrouble', sign: '!', tone: 'bad', message: health.message || undefined }
  if (health?.ok) return { label: 'healthOk', sign: '✓', tone: 'good' }
  return { label: 'healthNotChecked', sign: '◷', tone: 'waiting' }
}
