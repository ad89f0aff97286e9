import { addressesOf, parseAddress } from '../addresses.ts'
import { categoryOf, phrase, piecesOf, tuned } from '../reading.ts'
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

/**
 * Conferences and their calls for proposals are promoted only with a Code of Conduct. Its address is required; whether the page can be
 * reached and is one comes in as `context.codesOfConduct`.
 */
export function requireCodeOfConduct({
  level = 'block',
  categories = ['cfp', 'conference', 'call-for-paper', 'call-for-proposal', 'call-for-speaker'],
  detect = true,
}: Partial<Options> & { level?: Level } = {}): Guideline {
  const own = { categories, detect }
  return {
    id: 'code-of-conduct',
    title: 'Conferences have a Code of Conduct',
    defaultLevel: level,
    where: 'everywhere',
    options: { level, ...own },
    check(post, _channel, context) {
      const options = tuned(own, context)
      const required = options.categories.map((category) => category.replace(/s$/u, '')).includes(categoryOf(post))
      if (!required && !(options.detect && looksLikeCall(post))) return []
      const address = findCodeOfConduct(post)
      if (address && parseAddress(address)) return judgeFact(address, context)
      const place = { path: 'codeOfConduct', suggestion: 'Put the address of its Code of Conduct into the field, or ask the organisers for one.' }
      if (post.codeOfConduct?.trim()) return [{ ...place, message: `"${post.codeOfConduct.trim()}" is not the address of a Code of Conduct.` }]
      if (!required) return [{ ...place, level: 'warn', message: 'This looks like a call for proposals, and no Code of Conduct is linked. We promote conferences only with one.' }]
      if (mentionsIt(post) && addressesOf(post).length) return [{ ...place, level: 'warn', message: 'The text names a Code of Conduct but does not say where it is.' }]
      return [{ ...place, message: 'We promote conferences and their calls only if they have a Code of Conduct; none is given here.' }]
    },
  }
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
  if (fact === 'missing') return [{ ...place, message: `The Code of Conduct at ${address} cannot be found.`, suggestion: 'Check its address, or ask the organisers.' }]
  if (fact === 'unlike') return [{ ...place, message: `The page at ${address} does not look like a Code of Conduct.`, suggestion: 'Link the page that has its text.' }]
  if (fact === 'slow')
    return [{ ...place, level: 'warn', message: `The Code of Conduct at ${address} could not be read just now.`, suggestion: 'Open it once and see that it is there.' }]
  return []
}
