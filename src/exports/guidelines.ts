export { accessibleText } from '../guidelines/checks/accessibleText.ts'
export { callForHelpEnd } from '../guidelines/checks/callForHelpEnd.ts'
export { doNotEngage } from '../guidelines/checks/doNotEngage.ts'
export { dormantChannel } from '../guidelines/checks/dormantChannel.ts'
export { emoji } from '../guidelines/checks/emoji.ts'
export { frequency } from '../guidelines/checks/frequency.ts'
export { hashtags } from '../guidelines/checks/hashtags.ts'
export { inclusiveLanguage } from '../guidelines/checks/inclusiveLanguage.ts'
export { insults } from '../guidelines/checks/insults.ts'
export { links } from '../guidelines/checks/links.ts'
export { mentions } from '../guidelines/checks/mentions.ts'
export { namesSponsor } from '../guidelines/checks/namesSponsor.ts'
export { noAffiliateLinks } from '../guidelines/checks/noAffiliateLinks.ts'
export { noSalesLanguage } from '../guidelines/checks/noSalesLanguage.ts'
export { notEmpty } from '../guidelines/checks/notEmpty.ts'
export { pastDates } from '../guidelines/checks/pastDates.ts'
export { placeholders } from '../guidelines/checks/placeholders.ts'
export { readability } from '../guidelines/checks/readability.ts'
export { exactRepeat, nearDuplicate } from '../guidelines/checks/repeats.ts'
export { requireAltText } from '../guidelines/checks/requireAltText.ts'
export { findCodeOfConduct, requireCodeOfConduct } from '../guidelines/checks/requireCodeOfConduct.ts'
export { requireCredit } from '../guidelines/checks/requireCredit.ts'
export { sensitiveTopics } from '../guidelines/checks/sensitiveTopics.ts'
export { shouting } from '../guidelines/checks/shouting.ts'
export { silenceDays } from '../guidelines/checks/silenceDays.ts'
export { textInPictureOnly } from '../guidelines/checks/textInPictureOnly.ts'
export { timeBoundWords } from '../guidelines/checks/timeBoundWords.ts'
export { tone } from '../guidelines/checks/tone.ts'
export { withinLimits } from '../guidelines/checks/withinLimits.ts'
export { describeGuidelines, type GuidelineDescription, restoreGuidelines } from '../guidelines/everywhere.ts'
export { looksLikeCodeOfConduct } from '../guidelines/looksLikeCodeOfConduct.ts'
export { defaultGuidelines, withGuidelines } from '../guidelines/presets/defaultGuidelines.ts'
export { djangoGirls, djangoGirlsOrganisation } from '../guidelines/presets/djangoGirls.ts'
export { pyOpenSci, pyOpenSciOrganisation } from '../guidelines/presets/pyOpenSci.ts'
export { highestLevel, runGuidelines } from '../guidelines/runGuidelines.ts'
export { languageMatches } from '../guidelines/server/languageMatches.ts'
export type {
  CheckContext,
  CheckedChannel,
  CheckedLimits,
  CheckedMedia,
  CheckedPost,
  CheckedVariant,
  CheckSetting,
  CodeOfConductFact,
  Finding,
  Guideline,
  GuidelineSettings,
  Ignored,
  Level,
  LinkFact,
  Organisation,
  RecentPost,
  Remark,
  Silence,
} from '../guidelines/types.ts'
