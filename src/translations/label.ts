import type { LabelFunction } from 'payload'
import { de } from './de.ts'
import { en, type TranslationKey } from './en.ts'
import { toSay } from './say.ts'

/** A label in the language of the person who reads it. */
export function label(key: TranslationKey): LabelFunction {
  return ({ t }) => toSay(t)(key)
}

/** The group in the admin's navigation, in every language (Payload takes no function here). */
export const groupLabel = { en: en.group, de: de.group }

/** Singular and plural labels of a collection. */
export function labels(singular: TranslationKey, plural: TranslationKey): { singular: LabelFunction; plural: LabelFunction } {
  return { singular: label(singular), plural: label(plural) }
}

/** What is merged into the host's `i18n.translations`. */
export const translations = { en: { socialCampaigns: en }, de: { socialCampaigns: de } }
