import { createTell, manners, type Said, sayFrom, sayThis } from '../domain/said.ts'
import { findingSentences } from './sentences.ts'
import type { Remark } from './types.ts'

type Sentence = keyof typeof findingSentences
/** A sentence that says what was found. */
export type FindingKey = Exclude<Extract<Sentence, `finding${string}`>, `${string}Do`>

const english = sayFrom({ ...manners, ...findingSentences })
const tellEnglish = createTell(findingSentences)

/** What a check says: the English sentences, and their name and values, by which other languages say the same. */
export function tell(key: FindingKey, values?: Said['values']): Pick<Remark, 'message' | 'suggestion' | 'says'> {
  const told = tellEnglish(key, values)
  return { ...told, suggestion: sayThis(toDo(told.says), english) }
}

/** A sentence of the table inside of another one. */
export const words = (key: Exclude<Sentence, FindingKey | `${FindingKey}Do`>, values?: Said['values']): Said => ({ key, ...(values && { values }) })

/** The sentence that says what to do about what was found. */
export const toDo = ({ key, values }: Said): Said => ({ key: `${key}Do`, values })
