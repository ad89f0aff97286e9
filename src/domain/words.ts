/** The words of the design, as data. Every other room spells them by importing them from here. */

/** Networks that come with the package. A host may register more, so a network's name is a plain string elsewhere. */
export const builtInNetworks = ['mastodon', 'bluesky', 'linkedin', 'x', 'facebook', 'pinterest', 'manual'] as const
export type BuiltInNetwork = (typeof builtInNetworks)[number]

/** What a social post does: say something, pass on somebody's post, or answer one. */
export const postKinds = ['post', 'share', 'reply'] as const
export type PostKind = (typeof postKinds)[number]

/** How much a channel matters: it shapes what is planned for it. Nothing is ever planned for a dormant channel. */
export const standings = ['primary', 'active', 'occasional', 'dormant'] as const
export type Standing = (typeof standings)[number]

/** Tied to a moment, or prepared in advance without one. */
export const lifespans = ['ad-hoc', 'evergreen'] as const
export type Lifespan = (typeof lifespans)[number]

/** What to do with a text over a network's limit. */
export const overflows = ['shorten', 'thread'] as const
export type Overflow = (typeof overflows)[number]

export const campaignKinds = ['launch', 'evergreen'] as const
export type CampaignKind = (typeof campaignKinds)[number]

export const campaignStatuses = ['planned', 'running', 'stopped', 'finished'] as const
export type CampaignStatus = (typeof campaignStatuses)[number]

/** Most characters that a text may have: more than any network takes. */
export const mostText = 100_000
