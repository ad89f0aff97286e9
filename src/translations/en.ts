import { advice } from './en/advice.ts'
import { campaigns } from './en/campaigns.ts'
import { everywhere } from './en/everywhere.ts'
import { exchange } from './en/exchange.ts'
import { fields } from './en/fields.ts'
import { findings } from './en/findings.ts'
import { networks } from './en/networks.ts'
import { team } from './en/team.ts'
import { told } from './en/told.ts'

/** Every label and sentence of the plugin in English, room by room; the shape that other languages follow. */
export const en = { ...everywhere, ...fields, ...advice, ...networks, ...campaigns, ...exchange, ...team, ...findings, ...told }

/** A name of one of them. */
export type TranslationKey = keyof typeof en

/** What a translation has to say. */
export type Translations = Record<TranslationKey, string>
