import { bluesky } from './bluesky/bluesky.ts'
import { manual } from './manual/manual.ts'
import { mastodon } from './mastodon/mastodon.ts'
import type { Network } from './port.ts'

/** The networks of a host that names none: those that need no registered app. */
export function defaultNetworks(): Network[] {
  return [mastodon(), bluesky(), manual()]
}
