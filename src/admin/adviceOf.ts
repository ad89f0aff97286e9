import { remedies } from '../domain/failures.ts'
import { en, type TranslationKey } from '../translations/en.ts'
import type { Say } from '../translations/say.ts'

type Told = { code?: string | null; advice?: string | null }

/** The next step after a failure in the reader's language. Advice that was written for one case stays as it was stored. */
export function adviceOf(say: Say, { code, advice }: Told): string | undefined {
  const remedy = code && Object.hasOwn(remedies, code) ? remedies[code as keyof typeof remedies] : undefined
  const key = `advice${(code ?? '').replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`
  return remedy?.advice === advice && key in en ? say(key as TranslationKey) : (advice ?? undefined)
}
