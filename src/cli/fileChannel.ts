import { checkedLimits } from '../checkedLimits.ts'
import type { CheckedChannel } from '../guidelines/types.ts'
import { bluesky } from '../networks/bluesky/bluesky.ts'
import { facebook } from '../networks/facebook/facebook.ts'
import { linkedin } from '../networks/linkedin/linkedin.ts'
import { mastodon } from '../networks/mastodon/mastodon.ts'
import { pinterest } from '../networks/pinterest/pinterest.ts'
import type { Network } from '../networks/port.ts'
import { x } from '../networks/x/x.ts'

const networks = new Map<string, Network>([mastodon(), bluesky(), linkedin(), x(), facebook(), pinterest()].map((network) => [network.name, network]))
const otherNames: Readonly<Record<string, string>> = { twitter: 'x', fosstodon: 'mastodon', bsky: 'bluesky' }

/** A channel of a file, where it is only a name: that of a network brings the network's usual limits. */
export function fileChannel(name: string): CheckedChannel {
  const id = name.toLowerCase()
  const network = networks.get(otherNames[id] ?? id)
  const channel = { id, name, network: network?.name ?? id }
  return network ? { ...channel, ...checkedLimits(network, { ...channel, baseURL: network.defaultBaseURL ?? '', settings: {}, learnt: {} }) } : channel
}
