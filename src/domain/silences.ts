/** A time in which nothing is sent: mourning, a crisis. ISO moments; `until` is the first one after it. */
export type Silence = { id?: string | null; from: string; until: string; reason?: string | null }

/** The silence that is running at a moment, the longest where there are several. */
export function runningSilence(silences: readonly Silence[] | null | undefined, nowMs: number): Silence | undefined {
  return (silences ?? []).filter(({ from, until }) => Date.parse(from) <= nowMs && nowMs < Date.parse(until)).sort((a, b) => Date.parse(b.until) - Date.parse(a.until))[0]
}

/** Those that are running or to come. */
export const silencesAhead = (silences: readonly Silence[] | null | undefined, nowMs: number): Silence[] => (silences ?? []).filter(({ until }) => nowMs < Date.parse(until))
