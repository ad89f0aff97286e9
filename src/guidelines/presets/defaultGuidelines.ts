import { accessibleText } from '../checks/accessibleText.ts'
import { callForHelpEnd } from '../checks/callForHelpEnd.ts'
import { doNotEngage } from '../checks/doNotEngage.ts'
import { dormantChannel } from '../checks/dormantChannel.ts'
import { emoji } from '../checks/emoji.ts'
import { frequency } from '../checks/frequency.ts'
import { hashtags } from '../checks/hashtags.ts'
import { inclusiveLanguage } from '../checks/inclusiveLanguage.ts'
import { insults } from '../checks/insults.ts'
import { links } from '../checks/links.ts'
import { mentions } from '../checks/mentions.ts'
import { namesSponsor } from '../checks/namesSponsor.ts'
import { noAffiliateLinks } from '../checks/noAffiliateLinks.ts'
import { noSalesLanguage } from '../checks/noSalesLanguage.ts'
import { notEmpty } from '../checks/notEmpty.ts'
import { pastDates } from '../checks/pastDates.ts'
import { placeholders } from '../checks/placeholders.ts'
import { readability } from '../checks/readability.ts'
import { exactRepeat, nearDuplicate } from '../checks/repeats.ts'
import { requireAltText } from '../checks/requireAltText.ts'
import { requireCodeOfConduct } from '../checks/requireCodeOfConduct.ts'
import { requireCredit } from '../checks/requireCredit.ts'
import { sensitiveTopics } from '../checks/sensitiveTopics.ts'
import { shouting } from '../checks/shouting.ts'
import { silenceDays } from '../checks/silenceDays.ts'
import { textInPictureOnly } from '../checks/textInPictureOnly.ts'
import { timeBoundWords } from '../checks/timeBoundWords.ts'
import { tone } from '../checks/tone.ts'
import { withinLimits } from '../checks/withinLimits.ts'
import { languageMatches } from '../server/languageMatches.ts'
import type { Guideline } from '../types.ts'

/** The whole set, with its default levels: little blocks, some warns, most only hints. */
export function defaultGuidelines(): Guideline[] {
  return [
    notEmpty(),
    withinLimits(),
    dormantChannel(),
    doNotEngage(),
    silenceDays(),
    requireCodeOfConduct(),
    requireAltText(),
    requireCredit(),
    textInPictureOnly(),
    tone(),
    insults(),
    noAffiliateLinks(),
    noSalesLanguage(),
    exactRepeat(),
    nearDuplicate(),
    frequency(),
    links(),
    mentions(),
    placeholders(),
    pastDates(),
    timeBoundWords(),
    callForHelpEnd(),
    namesSponsor(),
    shouting(),
    accessibleText(),
    inclusiveLanguage(),
    hashtags(),
    emoji(),
    readability(),
    languageMatches(),
    sensitiveTopics(),
  ]
}

/** The default set with some guidelines changed: each takes the place of the one with its id, or comes last. */
export function withGuidelines(base: readonly Guideline[], ...changed: Guideline[]): Guideline[] {
  const replaced = base.map((guideline) => changed.find((one) => one.id === guideline.id) ?? guideline)
  return [...replaced, ...changed.filter((one) => !base.some((guideline) => guideline.id === one.id))]
}
