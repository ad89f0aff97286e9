import type { SettingsDoc } from './docs.ts'

/** What in the settings stops everything at a moment, if anything does. */
export function stopOf(settings: SettingsDoc | undefined, nowMs: number): { kind: 'stopped' } | { kind: 'silence'; until: string } | undefined {
  if (settings?.stopped) return { kind: 'stopped' }
  const { silenceFrom, silenceUntil } = settings ?? {}
  if (!silenceFrom || !silenceUntil) return undefined
  return Date.parse(silenceFrom) <= nowMs && nowMs < Date.parse(silenceUntil) ? { kind: 'silence', until: silenceUntil } : undefined
}
