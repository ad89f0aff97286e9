import { wordsOf } from './reading.ts'
import type { CheckContext, CheckedPost } from './types.ts'

/** Languages that the word lists speak. */
export const listLanguages = ['en', 'es', 'fr', 'de', 'pt', 'pl'] as const
export type ListLanguage = (typeof listLanguages)[number]

const smallWords: Record<ListLanguage, string> = {
  en: 'the and you your for with are is our this that from have has will who what how their they was not we to of it all can i my me in on at an be but by do so if when had been',
  es: 'el los las del una por para con que es son está están nuestra nuestro nuestras nuestros muy más pero como este esta y en se lo al sus todos eres sois',
  fr: 'le les des du une pour avec que qui est sont nous vous notre nos votre vos dans sur pas plus mais cette ces et au aux ce il elle ils tous êtes',
  de: 'der die das den dem ein eine einen für mit und ist sind wir ihr euch uns unsere unser nicht auch auf von zu bei im am wer wie alle seid',
  pt: 'o os as do da dos das um uma para com que é são você vocês nossa nosso nossas nossos muito mais mas não em no na nas nos e ao todos',
  pl: 'i w z na do się nie jest są dla to że jak nasz nasze nasza was wam nas dziękujemy od po tym już czy lub wszyscy jesteście',
}
const sets = Object.fromEntries(listLanguages.map((language) => [language, new Set(smallWords[language].split(' '))])) as Record<ListLanguage, Set<string>>

/**
 * The languages whose word lists apply to a text: the post's own field, and a language that is written so plainly that small words show
 * it. Without either, the organisation's language.
 */
export function languagesOf(text: string, post: CheckedPost, context: CheckContext): ListLanguage[] {
  const declared = toListLanguage(post.language)
  const guessed = guess(text)
  const found = [declared, guessed].filter((language) => language !== undefined)
  const chosen = found.length || post.language ? found : [toListLanguage(context.organisation?.language) ?? 'en']
  return [...new Set(chosen)].filter((language) => !context.languagesOff?.includes(language))
}

function toListLanguage(language: string | undefined): ListLanguage | undefined {
  const short = language?.toLowerCase().slice(0, 2)
  return listLanguages.find((one) => one === short)
}

function guess(text: string): ListLanguage | undefined {
  const words = wordsOf(text).map((word) => word.toLowerCase())
  const scores = listLanguages.map((language) => ({ language, score: words.filter((word) => sets[language].has(word)).length }))
  const [first, second] = scores.sort((a, b) => b.score - a.score)
  return first && second && first.score >= 2 && first.score > second.score ? first.language : undefined
}
