import { type Said, sayThis } from '../domain/said.ts'
import { readStored } from '../domain/storedSentences.ts'
import { toDo } from '../guidelines/tell.ts'
import { en, type TranslationKey } from './en.ts'
import type { Say } from './say.ts'
import { sayEnglish } from './sayEnglish.ts'

/** What was said and stored in English, with the name of its sentence where it has one. */
export type Told = { message: string; suggestion?: string | undefined; says?: Said | undefined }

/**
 * A stored sentence in the reader's language. One without a name, of an organisation's own, or that says something else than its name does
 * (an older version's, or reworded) stays in the words in which it was stored.
 */
export function sayTold({ message, says }: Told, say: Say): string {
  return (says && inLanguage({ said: says, english: message, say })) ?? message
}

/** What to do about a finding, in the same way. */
export function saySuggestion({ suggestion, says }: Told, say: Say): string | undefined {
  return (says && suggestion !== undefined && inLanguage({ said: toDo(says), english: suggestion, say })) || suggestion
}

/** A finding in full: what it is and what to do. */
export const sayFully = (told: Told, say: Say): string => [sayTold(told, say), saySuggestion(told, say)].filter(Boolean).join(' ')

/** A text that was stored without a name: one of our own sentences in the reader's language, what a network said as it is. */
export function sayStored(text: string, say: Say): string {
  const found = readStored(text)
  return (found && [sayThis(found.says, sayKnown(say)), found.rest].filter(Boolean).join(' ')) || text
}

function inLanguage({ said, english, say }: { said: Said; english: string; say: Say }): string | undefined {
  return sayThis(said, sayKnown(sayEnglish)) === english ? sayThis(said, sayKnown(say)) : undefined
}

/** Says only sentences that we have: a stored name may be anything. */
const sayKnown = (say: Say) => (key: string, values?: Record<string, string | number>) => (Object.hasOwn(en, key) ? say(key as TranslationKey, values) : undefined)
