import type { Limits, Network } from '../port.ts'
import { openBluesky } from './connection.ts'
import { blueskyLimits, defaultRate, maxPictures } from './limits.ts'
import { connectBluesky } from './oauth/connect.ts'
import { renderBluesky } from './renderBluesky.ts'
import { chooseBlueskyToken } from './token.ts'

export type BlueskyOptions = {
  /** How fast one channel may publish. Servers of one's own may allow more. @default 19 a minute, 500 at once */
  rate?: Limits['rate']
  /** Where identities are looked up when a channel is connected by the consent page. @default 'https://plc.directory' */
  directory?: string | undefined
}

/**
 * Bluesky and every other server of the AT protocol. A channel is connected by the consent page of the account's
 * own server, or with its handle and an app password. Its `baseURL` is the
 * account's own server when it is not on bsky.social. The setting `bluesky.appURL` names where people read its posts.
 */
export function bluesky({ rate = defaultRate, directory = 'https://plc.directory' }: BlueskyOptions = {}): Network {
  if (!(rate.perMinute > 0) || !(rate.burst >= 1)) {
    throw new Error(`payload-social-campaigns: bluesky({ rate }) needs a perMinute above 0 and a burst of at least 1, not ${JSON.stringify(rate)}. Leave it out for the default.`)
  }
  const limits = blueskyLimits(rate)
  return {
    name: 'bluesky',
    label: 'Bluesky',
    defaultBaseURL: 'https://bsky.social',
    requiredCredentials: ['identifier', 'appPassword'],
    otherCredentials: ['oauth', 'accessToken', 'refreshToken'],
    capabilities: {
      threads: 'native',
      share: 'native',
      quote: true,
      reply: true,
      altText: true,
      contentWarning: true,
      language: true,
      linkCard: 'ours',
      maxPictures,
      needsPicture: false,
      moving: 'no',
      delete: true,
      metrics: true,
      mentions: true,
      exactness: 'token',
    },
    limits: () => limits,
    render: renderBluesky,
    chooseToken: chooseBlueskyToken,
    open: openBluesky,
    connect: connectBluesky({ directory: directory.replace(/\/+$/u, '') }),
  }
}
