import type { Guideline } from './types.ts'

const known = new WeakMap<readonly Guideline[], string>()

/** A name for the rules that are in force: another set of guidelines, other options or changed settings give another one. */
export function rulesOf(guidelines: readonly Guideline[], settingsChangedAt: string | Date | null | undefined): string {
  let set = known.get(guidelines)
  if (set === undefined) {
    set = hash(JSON.stringify(guidelines.map(({ id, defaultLevel, options }) => [id, defaultLevel, options ?? null])))
    known.set(guidelines, set)
  }
  return `${set}/${settingsChangedAt ? new Date(settingsChangedAt).toISOString() : 'never'}`
}

/** FNV-1a: short, the same everywhere, and nobody has to be kept from finding another set with the same name. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return (value >>> 0).toString(36)
}
