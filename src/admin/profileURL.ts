import type { PlaceDoc } from './docs.ts'

/** Where people see what a channel has posted. Undefined where that cannot be told from the channel's fields. */
export function profileURL({ network, handle, baseURL, bluesky }: Pick<PlaceDoc, 'network' | 'handle' | 'baseURL' | 'bluesky'>): string | undefined {
  const name = handle?.replace(/^@/, '')
  const server = baseURL?.replace(/\/+$/, '')
  if (network === 'bluesky' && name) return `${(bluesky?.appURL || 'https://bsky.app').replace(/\/+$/, '')}/profile/${name}`
  if (network === 'mastodon' && name && server) return `${server}/@${name.split('@')[0]}`
  return network === 'mastodon' ? server : undefined
}
