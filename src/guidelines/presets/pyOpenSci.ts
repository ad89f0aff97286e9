import { frequency } from '../checks/frequency.ts'
import { requireCodeOfConduct } from '../checks/requireCodeOfConduct.ts'
import type { Guideline, Organisation } from '../types.ts'
import { defaultGuidelines, withGuidelines } from './defaultGuidelines.ts'

/** pyOpenSci: own and befriended sites. */
export const pyOpenSciOrganisation: Organisation = {
  name: 'pyOpenSci',
  domains: ['pyopensci.org', 'pyopensci.discourse.group'],
  eventDomains: ['scipy.org', 'scipy2026.scipy.org', 'python.org', 'numfocus.org', 'openjournals.org', 'joss.theoj.org'],
  language: 'en',
}

/**
 * The social strategy of pyOpenSci: content that reflects its commitments to diversity and inclusion, evergreen posts without a time frame,
 * nothing on dormant channels, a regular cadence rather than bursts. Calls for proposals of others are recognised by their category only.
 */
export function pyOpenSci(): Guideline[] {
  return withGuidelines(defaultGuidelines(), requireCodeOfConduct({ detect: false }), frequency({ perDay: 4, perWeek: 15 }))
}
