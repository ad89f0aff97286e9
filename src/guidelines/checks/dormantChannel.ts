import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline } from '../types.ts'

/** Nothing is posted on a dormant channel. */
export function dormantChannel(): Guideline {
  return {
    id: 'dormant-channel',
    title: checkTitles.checkDormantChannel,
    defaultLevel: 'block',
    where: 'everywhere',
    per: 'channel',
    check: (_post, channel) => (channel?.standing === 'dormant' ? [{ path: 'channels', ...tell('findingDormant', { channel: channel.name }) }] : []),
  }
}
