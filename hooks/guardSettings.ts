import { type CollectionBeforeChangeHook, type GlobalBeforeChangeHook, ValidationError } from 'payload'
import { type DigestSettings, findDigestChannel } from '../src/digest/collectDigest.ts'
import { refId } from '../src/domain/documents.ts'
import type { Silence } from '../src/domain/silences.ts'
import type { House } from '../src/house.ts'
import { type FieldProblem, refuse } from '../src/problems.ts'
import { readSettings } from '../src/readSettings.ts'

type Presets = { utmPresets?: { name: string }[] | null }

/** What cannot be seen from one field of the settings: presets with the same name, and a newsletter on a channel that sends by itself. */
export function guardSettings(house: House): GlobalBeforeChangeHook {
  return async ({ data, originalDoc, req }) => {
    const problems: FieldProblem[] = []
    const names = ((data as Presets).utmPresets ?? []).map((preset) => preset.name.trim().toLowerCase())
    for (const [index, name] of names.entries())
      if (names.indexOf(name) !== index) problems.push({ path: `utmPresets.${index}.name`, message: 'There is a preset with this name already. Choose another.' })
    const { digest } = data as DigestSettings
    const before = (originalDoc as DigestSettings | undefined)?.digest
    // Only when it is changed: a channel that is gone must not keep anybody from stopping everything.
    if (digest?.channel && channelOf(digest) !== channelOf(before)) {
      const found = await findDigestChannel({ house, req, wanted: digest.channel })
      if (!found.ok) problems.push({ path: 'digest.channel', message: found.message })
    }
    if (digest && !digest.channel && digest.weekday !== null && digest.weekday !== undefined && digest.weekday !== before?.weekday)
      problems.push({ path: 'digest.channel', message: 'Choose the manual channel that the newsletter is for, or leave the weekday empty.' })
    for (const [index, { from, until }] of ((data as { silences?: Silence[] | null }).silences ?? []).entries())
      if (Date.parse(until) < Date.parse(from)) problems.push({ path: `silences.${index}.until`, message: 'The silence ends before it begins. Choose a later end.' })
    if (problems.length > 0) throw new ValidationError({ global: house.slugs.settings, errors: problems, req }, req.t)
    return data
  }
}

const channelOf = (digest: DigestSettings['digest']) => refId(digest?.channel)

/** A campaign names one of the presets in the settings, or none. */
export function guardUtmPreset(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, operation, req }) => {
    if (typeof data.utmPreset !== 'string' || data.utmPreset === '' || data.utmPreset === originalDoc?.utmPreset) return data
    const { utmPresets } = await readSettings<Presets>({ house, req })
    const known = (utmPresets ?? []).map((preset) => preset.name)
    if (!known.some((name) => name.trim().toLowerCase() === String(data.utmPreset).trim().toLowerCase())) {
      const way = known.length > 0 ? `Choose one of ${known.join(', ')}.` : 'Make it in the settings first.'
      refuse({
        collection: house.slugs.campaigns,
        id: operation === 'update' ? originalDoc?.id : undefined,
        problems: [{ path: 'utmPreset', message: `There is no preset “${data.utmPreset}”. ${way}` }],
        req,
      })
    }
    return data
  }
}
