import type { TranslationKey } from '../translations/en.ts'
import type { PlaceDoc } from './docs.ts'

export type HealthLook = { label: TranslationKey; sign: string; tone: string; message?: string | undefined }

/** How a channel is, in words. `needsConnection`: whether its network has anything to connect. */
export function healthOf({ connected, health }: Pick<PlaceDoc, 'connected' | 'health'>, needsConnection: boolean): HealthLook {
  if (!needsConnection) return { label: 'healthNeedsNothing', sign: '✓', tone: 'neutral' }
  if (!connected) return { label: 'healthNotConnected', sign: '–', tone: 'neutral' }
  if (health?.ok === false) return { label: 'healthTrouble', sign: '!', tone: 'bad', message: health.alarm || health.message || undefined }
  if (health?.alarm) return { label: 'healthEnding', sign: '!', tone: 'question', message: health.alarm }
  if (health?.ok) return { label: 'healthOk', sign: '✓', tone: 'good' }
  return { label: 'healthNotChecked', sign: '◷', tone: 'waiting' }
}

/** Whether the network refused the access of a channel, which says so in its own words only. */
export const isRefused = (channel: Pick<PlaceDoc, 'connected' | 'trouble' | 'health'> | undefined): boolean =>
  channel?.connected === true && channel.trouble === 'unauthorized' && !channel.health?.alarm

/** Whether signing in again is what helps: the access was refused, ended, or ends soon and cannot be renewed. */
export function needsReconnect(channel: Pick<PlaceDoc, 'connected' | 'trouble' | 'health'> | undefined): boolean {
  return channel?.connected === true && (Boolean(channel.health?.alarm) || channel.trouble === 'unauthorized')
}
