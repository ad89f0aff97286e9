import { accessibleText } from './checks/accessibleText.ts'
import { callForHelpEnd } from './checks/callForHelpEnd.ts'
import { doNotEngage } from './checks/doNotEngage.ts'
import { dormantChannel } from './checks/dormantChannel.ts'
import { emoji } from './checks/emoji.ts'
import { hashtags } from './checks/hashtags.ts'
import { inclusiveLanguage } from './checks/inclusiveLanguage.ts'
import { insults } from './checks/insults.ts'
import { links } from './checks/links.ts'
import { namesSponsor } from './checks/namesSponsor.ts'
import { noAffiliateLinks } from './checks/noAffiliateLinks.ts'
import { noSalesLanguage } from './checks/noSalesLanguage.ts'
import { notEmpty } from './checks/notEmpty.ts'
import { pastDates } from './checks/pastDates.ts'
import { placeholders } from './checks/placeholders.ts'
import { readability } from './checks/readability.ts'
import { requireAltText } from './checks/requireAltText.ts'
import { requireCodeOfConduct } from './checks/requireCodeOfConduct.ts'
import { requireCredit } from './checks/requireCredit.ts'
import { sensitiveTopics } from './checks/sensitiveTopics.ts'
import { shouting } from './checks/shouting.ts'
import { silenceDays } from './checks/silenceDays.ts'
import { textInPictureOnly } from './checks/textInPictureOnly.ts'
import { timeBoundWords } from './checks/timeBoundWords.ts'
import { tone } from './checks/tone.ts'
import { withinLimits } from './checks/withinLimits.ts'
import type { Guideline } from './types.ts'

/** Everything a browser needs to make a guideline again. JSON. */
export type GuidelineDescription = { id: string; options?: Readonly<Record<string, unknown>> | undefined }

type Make = (options?: Record<string, unknown>) => Guideline

const makers: readonly Make[] = [
  notEmpty,
  withinLimits,
  dormantChannel,
  doNotEngage,
  silenceDays,
  requireCodeOfConduct,
  requireAltText,
  requireCredit,
  textInPictureOnly,
  tone,
  insults,
  noAffiliateLinks,
  noSalesLanguage,
  inclusiveLanguage,
  shouting,
  hashtags,
  emoji,
  accessibleText,
  readability,
  links,
  placeholders,
  pastDates,
  timeBoundWords,
  callForHelpEnd,
  namesSponsor,
  sensitiveTopics,
]
const byId = new Map(makers.map((make) => [make().id, make]))

/** What a server hands to the browser: the guidelines that come with the package and may run there. A host's own ones stay on the server. */
export function describeGuidelines(guidelines: readonly Guideline[]): GuidelineDescription[] {
  return guidelines.filter((guideline) => guideline.where === 'everywhere' && byId.has(guideline.id)).map(({ id, options }) => ({ id, ...(options && { options }) }))
}

/** The guidelines of a description, in the same order. Unknown ones are left out. */
export function restoreGuidelines(descriptions: readonly GuidelineDescription[]): Guideline[] {
  return descriptions.flatMap(({ id, options }) => {
    const make = byId.get(id)
    return make ? [make({ ...options })] : []
  })
}
