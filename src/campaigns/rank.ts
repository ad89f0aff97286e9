import type { CampaignDoc } from './campaignDoc.ts'

const byAge = (a: CampaignDoc, b: CampaignDoc) => String(a.createdAt).localeCompare(String(b.createdAt)) || Number(a.id) - Number(b.id) || String(a.id).localeCompare(String(b.id))

/** The evergreen campaigns in the order in which they are planned: the older one first. */
export const sortEvergreen = (campaigns: readonly CampaignDoc[]): CampaignDoc[] => campaigns.filter(({ kind, status }) => kind === 'evergreen' && status !== 'finished').sort(byAge)

/** The place of each evergreen campaign: the younger one makes room for the older. */
export const rankEvergreen = (campaigns: readonly CampaignDoc[]): Map<string, number> => new Map(sortEvergreen(campaigns).map(({ id }, index) => [String(id), index]))
