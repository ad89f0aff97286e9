import type { CampaignStatus } from '../domain/words.ts'

/** The one table of legal moves of a campaign, with why each exists. */
export const campaignMoves = {
  planned: { running: 'a person starts it, or its first post is out', stopped: 'a person stops it', finished: 'a person ends it' },
  running: { stopped: 'a person stops it', finished: 'a person ends it, or its end has come' },
  stopped: { running: 'a person resumes it', finished: 'a person ends it' },
  finished: {},
} as const satisfies Record<CampaignStatus, Partial<Record<CampaignStatus, string>>>

/** Why a campaign may not go from one status to another, as a sentence; undefined when it may. */
export function refusedMove(from: CampaignStatus, to: CampaignStatus): string | undefined {
  if (from === to || to in campaignMoves[from]) return undefined
  if (from === 'finished') return 'This campaign is finished. Duplicate it, or turn it into an evergreen campaign.'
  const legal = Object.keys(campaignMoves[from])
  return `A campaign that is ${from} cannot become ${to}. It can become ${legal.join(' or ')}.`
}
