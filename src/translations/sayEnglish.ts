import { fillPlaces } from '../domain/said.ts'
import { en } from './en.ts'
import type { Say } from './say.ts'

/** Says our sentences in English, where nobody's language is known: what is stored with a delivery, and the command line. */
export const sayEnglish: Say = (key, values = {}) => fillPlaces(en[key], values)
