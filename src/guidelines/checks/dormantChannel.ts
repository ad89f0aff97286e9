import type { Guideline } from '../types.ts'

/** Nothing is posted on a dormant channel. */
export function dormantChannel(): Guideline {
  return {
    id: 'dormant-channel',
    title: 'Dormant channels stay silent',
    defaultLevel: 'block',
    where: 'everywhere',
    per: 'channel',
    check: (_post, channel) =>
      channel?.standing === 'dormant'
        ? [{ path: 'channels', message: `${channel.name} is dormant: we keep the account and post nothing there.`, suggestion: 'Take it off the channels of this post.' }]
        : [],
  }
}
