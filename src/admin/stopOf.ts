import { runningSilence } from '../domain/silences.ts'
import type { SettingsDoc } from './docs.ts'

/** What in the settings stops everything at a moment, if anything does. */
export function stopOf(settings: SettingsDoc | undefined, nowMs: number): { kind: 'stopped' } | { kind: 'silence'; until: string } | undefined {
  if (settings?.stopped) return { kind: 'stopped' }
  const silence = runningSilence(settings?.silences, nowMs)
  return silence && { kind: 'silence', until: silence.until }
}
