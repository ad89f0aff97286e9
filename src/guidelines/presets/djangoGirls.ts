import { inclusiveLanguage } from '../checks/inclusiveLanguage.ts'
import { noAffiliateLinks } from '../checks/noAffiliateLinks.ts'
import type { Guideline, Organisation } from '../types.ts'
import { defaultGuidelines, withGuidelines } from './defaultGuidelines.ts'

/** Django Girls: own and befriended sites. */
export const djangoGirlsOrganisation: Organisation = {
  name: 'Django Girls',
  domains: ['djangogirls.org'],
  eventDomains: ['djangoproject.com', 'python.org', 'pyladies.com', 'djangocon.eu', 'djangocon.us', 'patreon.com'],
  language: 'en',
}

/**
 * The social media guidelines of Django Girls: no advertising for anyone (paid links block), conferences only with a Code of Conduct,
 * credit for every picture, nothing hurtful, not too much. Figures of speech stay unmarked until the team wants them marked.
 */
export function djangoGirls(): Guideline[] {
  return withGuidelines(defaultGuidelines(), noAffiliateLinks({ level: 'block' }), inclusiveLanguage({ figures: false }))
}
