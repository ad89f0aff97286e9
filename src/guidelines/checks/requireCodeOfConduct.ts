import { addressesOf, parseAddress } from '../addresses.ts'
import { categoryOf, phrase, piecesOf, tuned } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { CheckContext, CheckedPost, Guideline, Level, Remark } from '../types.ts'

const inAddress =
  /code[-_.]?of[-_.]?conduct|(?:^|[/._#-])coc(?:$|[/._#?-])|codigo[-_.]?de[-_.]?conduc?ta|c%C3%B3digo-de-conduc?ta|code[-_.]?de[-_.]?conduite|verhaltens(?:kodex|regeln)|kodeks[-_.]?post|anti[-_.]?harassment/iu
const named = phrase('codes? of conduct|CoC|código de conduc?ta|code de conduite|verhaltenskodex|verhaltensregeln|kodeks postępowania|anti-harassment policy')
const denied = phrase(
  "(?:no|without(?: a| any)?|(?:doesn't|don't|does not|do not) (?:have|need|want|believe in)(?: a| any)?|lacks a|(?:not|never) (?:a|any)) (?:code of conduct|coc)|(?:code of conduct|coc) (?:is not|isn't|not) (?:needed|necessary|available)",
)
const call = phrase(
  'cfps?|call for (?:papers|proposals|talks|speakers|abstracts|presentations|tutorials|posters)|(?:submit|send in|propose) (?:your|a|an) (?:talk|paper|abstract|proposal|session|tutorial|poster)s?',
)
const open = phrase('opens?|opened|closes?|closing|deadline|until|till|due|extended|last (?:day|chance|call)|submit|submissions?|apply|before|by')

type Options = { categories: string[]; detect: boolean }

export const codeOfConductId = 'code-of-conduct'
const usualCategories = ['cfp', 'conference', 'call-for-paper', 'call-for-proposal', 'call-for-speaker']

/**
 * Conferences and their calls for proposals are promoted only with a Code of Conduct. Its address is required; whether the page can be
 * reached and is one comes in as `context.codesOfConduct`.
 */
export function requireCodeOfConduct({ level = 'block', categories = usualCategories, detect = true }: Partial<Options> & { level?: Level } = {}): Guideline {
  const own = { categories, detect }
  return {
    id: codeOfConductId,
    title: checkTitles.checkCodeOfConduct,
    defaultLevel: level,
    where: 'everywhere',
    options: { level, ...own },
    check(post, _channel, context) {
      const options = tuned(own, context)
      const required = isOfCategory(post, options.categories)
      if (!required && !(options.detect && looksLikeCall(post))) return []
      const address = findCodeOfConduct(post)
      if (address && parseAddress(address)) return judgeFact(address, context)
      const path = 'codeOfConduct'
      if (post.codeOfConduct?.trim()) return [{ path, ...tell('findingCodeUnreadable', { address: post.codeOfConduct.trim() }) }]
      if (!required) return [{ path, level: 'warn', ...tell('findingCodeOfCall') }]
      if (mentionsIt(post) && addressesOf(post).length) return [{ path, level: 'warn', ...tell('findingCodeUnlinked') }]
      return [{ path, ...tell('findingCodeMissing') }]
    },
  }
}

const isOfCategory = (post: Pick<CheckedPost, 'category'>, categories: readonly string[]) => categories.some((category) => categoryOf({ category }) === categoryOf(post))

/** Whether a guideline asks for the Code of Conduct of posts like this: by its category, or because it reads like a call. Nothing is asked where there is no such guideline. */
export function needsCodeOfConduct(post: CheckedPost, guidelines: readonly Guideline[]): 'category' | 'words' | undefined {
  const guideline = guidelines.find(({ id }) => id === codeOfConductId)
  if (!guideline) return undefined
  const { categories, detect } = tuned({ categories: usualCategories, detect: true }, { options: guideline.options })
  if (isOfCategory(post, categories)) return 'category'
  return detect && looksLikeCall(post) ? 'words' : undefined
}

/** The address of the Code of Conduct: the field, or a link of the post that obviously is one. */
export function findCodeOfConduct(post: CheckedPost): string | undefined {
  const field = post.codeOfConduct?.trim()
  if (field && parseAddress(field)) return field
  const addresses = addressesOf(post)
  const obvious = addresses.find(({ url }) => inAddress.test(`${url.hostname}${url.pathname}${url.hash}`))
  if (obvious) return obvious.written
  const labelled = piecesOf(post).flatMap(({ text, path }) => addresses.filter((address) => address.path === path && isLabelled(text, address.start ?? 0)))
  return labelled[0]?.written
}

/** Whether the words right before an address say that it is a Code of Conduct: "Code of Conduct: https://…". */
function isLabelled(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start)
  const label = [...before.matchAll(named)].at(-1)
  return label !== undefined && /^[^.!?/]*$/u.test(before.slice(label.index)) && !before.match(denied)
}

const mentionsIt = (post: CheckedPost) => piecesOf(post).some(({ text }) => text.match(named) && !text.replaceAll('’', "'").match(denied))

const looksLikeCall = (post: CheckedPost) => post.kind !== 'reply' && addressesOf(post).length > 0 && piecesOf(post).some(({ text }) => text.match(call) && text.match(open))

function judgeFact(address: string, context: CheckContext): Remark[] {
  const fact = context.codesOfConduct?.[address]
  const place = { path: 'codeOfConduct', word: address }
  if (fact === 'missing') return [{ ...place, ...tell('findingCodeGone', { address }) }]
  if (fact === 'unlike') return [{ ...place, ...tell('findingCodeUnlike', { address }) }]
  if (fact === 'slow') return [{ ...place, level: 'warn', ...tell('findingCodeSlow', { address }) }]
  return []
}
