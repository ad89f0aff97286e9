import { remedies } from '../domain/failures.ts'
import type { Say } from '../translations/say.ts'
import { wordKey } from '../translations/wordKey.ts'

type Told = { code?: string | null; advice?: string | null }

/** The next step after a failure in the reader's language. Advice that was written for one case stays as it was stored. */
export function adviceOf(say: Say, { code, advice }: Told): string | undefined {
  const remedy = code && Object.hasOwn(remedies, code) ? remedies[code as keyof typeof remedies] : undefined
  const key = code && remedy?.advice === advice ? wordKey('advice', code) : undefined
  return key ? say(key) : (advice ?? undefined)
}
