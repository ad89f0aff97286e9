import { advice } from './de/advice.ts'
import { campaigns } from './de/campaigns.ts'
import { everywhere } from './de/everywhere.ts'
import { exchange } from './de/exchange.ts'
import { fields } from './de/fields.ts'
import { findings } from './de/findings.ts'
import { networks } from './de/networks.ts'
import { team } from './de/team.ts'
import { told } from './de/told.ts'
import type { Translations } from './en.ts'

/** Everything in German. */
export const de: Translations = { ...everywhere, ...fields, ...advice, ...networks, ...campaigns, ...exchange, ...team, ...findings, ...told }
