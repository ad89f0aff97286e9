import type { PayloadRequest } from 'payload'
import type { UTMPreset } from './compose/links.ts'
import type { House } from './house.ts'
import { readSettings } from './readSettings.ts'

type SettingsDoc = { utmPresets?: ({ name: string } & Partial<Record<(typeof keys)[number], string | null>>)[] | null }
const keys = ['source', 'medium', 'campaign', 'term', 'content'] as const

/** The campaign parameters that the settings keep under a name. Undefined when there is no such preset any more. */
export async function readUtmPreset({ house, req, name }: { house: House; req: PayloadRequest; name: string }): Promise<UTMPreset | undefined> {
  const settings = await readSettings<SettingsDoc>({ house, req })
  const plain = (text: string) => text.trim().toLowerCase()
  const found = settings.utmPresets?.find((preset) => plain(preset.name) === plain(name))
  return found && Object.fromEntries(keys.flatMap((key) => (found[key] ? [[key, found[key]]] : [])))
}
