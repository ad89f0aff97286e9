import type { Capabilities, ChannelContext, Connection, Network } from '../port.ts'
import { fingerprintToken } from '../shared/fingerprintToken.ts'
import { checkAccount } from './account.ts'
import { pinterestApi } from './addresses.ts'
import { connectPinterest } from './connect.ts'
import { findPart } from './find.ts'
import { pinterestLimits } from './limits.ts'
import type { PinterestApp } from './oauth.ts'
import { publishPart } from './publish.ts'
import { readMetrics, removePart } from './reading.ts'
import { renderPinterest } from './render.ts'
import { resolveTarget } from './resolveTarget.ts'
import { createPinterestSession } from './session.ts'

export type PinterestOptions = {
  /** Of the app at developers.pinterest.com. Without id and secret a channel is connected by pasting a token, which nobody renews. */
  clientId?: string
  clientSecret?: string
  /** Where the API is, for channels that name no other: a proxy, or https://api-sandbox.pinterest.com. @default 'https://api.pinterest.com' */
  baseURL?: string
}

const capabilities: Capabilities = {
  threads: 'none',
  share: 'native',
  quote: false,
  reply: false,
  altText: true,
  contentWarning: false,
  language: false,
  linkCard: 'none',
  maxPictures: 1,
  needsPicture: true,
  moving: 'no',
  delete: true,
  metrics: true,
  mentions: false,
  exactness: 'read-back',
}

/**
 * Pinterest. A channel pins to one board (`settings.board`, its number). While the app has trial access its Pins are seen by nobody but the account, or are
 * refused outside of Pinterest's own sandbox. Pinterest has no way to give access back: the app is removed in the settings of the account.
 */
export function pinterest({ clientId, clientSecret, baseURL = pinterestApi }: PinterestOptions = {}): Network {
  const app = clientId && clientSecret ? { clientId, clientSecret } : undefined
  return {
    name: 'pinterest',
    label: 'Pinterest',
    defaultBaseURL: baseURL,
    requiredCredentials: ['accessToken'],
    capabilities,
    limits: () => pinterestLimits,
    render: renderPinterest,
    chooseToken: fingerprintToken,
    open: (context) => openPinterest(context, app),
    connect: app ? connectPinterest(app) : undefined,
  }
}

function openPinterest(context: ChannelContext, app: PinterestApp | undefined): Connection {
  const session = createPinterestSession(context, app)
  return {
    publish: (call) => publishPart(session, call),
    find: (question) => findPart(session, question),
    remove: (receipt) => removePart(session, receipt),
    check: () => checkAccount(session),
    metrics: (remoteIds) => readMetrics(session, remoteIds),
    resolve: (url) => resolveTarget(session, url),
    refresh: () => session.access.renew(),
  }
}
