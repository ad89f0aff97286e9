import type { ChannelDoc, PostDoc } from './domain/documents.ts'
import { NetworkFailure } from './domain/failures.ts'
import type { House } from './house.ts'
import { type PostMaterial, renderFor } from './planPost.ts'
import type { Runtime } from './runtime.ts'

/** What a pasted link is on one channel: the network's own post, or why it is none. */
export type ResolvedOn = { channel: string; name: string; url?: string; author?: string; text?: string; message?: string; isMissing?: boolean }

/** How long somebody's save waits for all networks together. */
const patienceMs = 6_000

/** Looks the target of a share or reply up on each channel of a post, in its order, with the channel's own access. Never throws. */
export async function resolveTargets({ house, runtime, target, material }: { house: House; runtime: Runtime; target: string; material: PostMaterial }): Promise<ResolvedOn[]> {
  const channels = material.channelIds.flatMap((id) => material.channels.find((channel) => String(channel.id) === id) ?? [])
  return Promise.all(channels.map((channel) => resolveOn({ house, runtime, target, channel })))
}

async function resolveOn({ house, runtime, target, channel }: { house: House; runtime: Runtime; target: string; channel: ChannelDoc }): Promise<ResolvedOn> {
  const at = { channel: String(channel.id), name: channel.name }
  const network = house.networks.get(channel.network)
  if (!network) return { ...at, message: `“${channel.network}” is not installed.` }
  if (!channel.connected) return { ...at, message: 'The channel is not connected, so the link cannot be looked up.' }
  let late: NodeJS.Timeout | undefined
  try {
    const { connection } = runtime.open(channel)
    if (!connection.resolve)
      return {
        ...at,
        message:
          network.requiredCredentials.length === 0 ? 'Open the link and check it yourself.' : `${network.label} lets no app look posts up. Open the link and check it yourself.`,
      }
    const found = await Promise.race([
      connection.resolve(target),
      new Promise<never>((_, reject) => {
        late = setTimeout(() => reject(new NetworkFailure('unreachable', `${network.label} did not answer in time.`)), patienceMs)
      }),
    ])
    if (!found) return { ...at, isMissing: true, message: `${network.label} finds no post at this link.` }
    return { ...at, url: found.url, author: found.author, text: found.text }
  } catch (error) {
    return { ...at, message: error instanceof NetworkFailure ? error.message : 'The link could not be looked up.' }
  } finally {
    clearTimeout(late)
  }
}

/** Channels on which a post shares or answers the network's own post. On the others it goes out as a post with the link, whatever the link is. */
export function channelsThatNeedTarget({ house, post, material }: { house: House; post: PostDoc; material: PostMaterial }): ChannelDoc[] {
  return material.channels.filter((channel) => {
    const kind = renderFor({ house, post, channel, material })?.rendered.content.kind
    return kind !== undefined && kind !== 'post' && house.networks.get(channel.network)?.capabilities.share !== 'link'
  })
}
