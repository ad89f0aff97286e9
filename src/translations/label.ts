import type { LabelFunction } from 'payload'
import type { Guideline } from '../guidelines/types.ts'
import { de } from './de.ts'
import { en, type TranslationKey } from './en.ts'
import { toSay } from './say.ts'
import { wordKey } from './wordKey.ts'

/** A label in the language of the person who reads it. */
export function label(key: TranslationKey): LabelFunction {
  return ({ t }) => toSay(t)(key)
}

/** The name of a check in the reader's language; one that a host has named stays as it is. */
export function labelOfCheck({ id, title }: Pick<Guideline, 'id' | 'title'>): string | LabelFunction {
  const key = wordKey('check', id)
  return key && en[key] === title ? label(key) : title
}

/** The group in the admin's navigation, in every language (Payload takes no function here). */
export const groupLabel = { en: en.group, de: de.group }

/** Singular and plural labels of a collection. */
export function labels(singular: TranslationKey, plural: TranslationKey): { singular: LabelFunction; plural: LabelFunction } {
  return { singular: label(singular), plural: label(plural) }
}

/** What is merged into the host's `i18n.translations`. */
export const translations = { en: { socialCampaigns: en }, de: { socialCampaigns: de } }
