import type { Voice, VoiceKey } from './voices.ts'

/** The accounts that the demo's channels are connected to, on networks that run on this machine. */
export const sandboxAccounts = [
  { key: 'djangoGirlsMastodon', network: 'mastodon', user: 'djangogirls', name: 'Django Girls' },
  { key: 'pyOpenSciMastodon', network: 'mastodon', user: 'pyopensci', name: 'pyOpenSci' },
  { key: 'djangoGirlsBluesky', network: 'bluesky', user: 'djangogirls', name: 'Django Girls' },
  { key: 'pyOpenSciBluesky', network: 'bluesky', user: 'pyopensci', name: 'pyOpenSci' },
] as const

export type SandboxKey = (typeof sandboxAccounts)[number]['key']

/** What a channel needs to publish to one of them. */
export type SandboxAccount = {
  network: 'mastodon' | 'bluesky'
  name: string
  handle: string
  baseURL: string
  credentials: Record<string, string>
  /** Where people see what was posted. */
  page: string
}

/** Networks of which the demo has one account each; nothing is promoted there by itself. */
export const otherNetworks = ['linkedin', 'x', 'facebook', 'pinterest'] as const
export type OtherNetwork = (typeof otherNetworks)[number]
export type OtherAccount = {
  handle: string
  baseURL: string
  /** Asks for access when a further channel is connected there. */
  app: { clientId: string; clientSecret: string }
  credentials: Record<string, string>
  settings: Record<string, string>
  page: string
}

/** Everything that the seed and the demo need to know; plain data, so that it can be handed to another process. */
export type SandboxFacts = {
  accounts: Record<SandboxKey, SandboxAccount>
  mastodonURL: string
  blueskyURL: string
  plcURL: string
  others: Record<OtherNetwork, OtherAccount>
  /** Websites of other people: blogs and conferences. */
  neighboursURL: string
  /** What stands on Mastodon already. */
  voices: Record<VoiceKey, Voice>
}
