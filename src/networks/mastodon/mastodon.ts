import type { Capabilities, ChannelContext, Connection, Network } from '../port.ts'
import { checkAccount } from './account.ts'
import { connectMastodon, revokeAccess } from './connect.ts'
import { findPart } from './find.ts'
import { mastodonLimits } from './limits.ts'
import { publishPart } from './publish.ts'
import { hasHandle, readMentions, readMetrics, removePart } from './reading.ts'
import { renderMastodon } from './render.ts'
import { resolveTarget } from './resolveTarget.ts'
import { createSession } from './session.ts'
import { chooseMastodonToken } from './token.ts'

export type MastodonOptions = {
  /** The name of the app on the consent page and under "posted with". @default 'payload-social-campaigns' */
  appName?: string
  /** The website of the app, linked from its name. */
  website?: string
}

const capabilities: Capabilities = {
  threads: 'native',
  share: 'native',
  quote: true,
  reply: true,
  altText: true,
  contentWarning: true,
  language: true,
  linkCard: 'network',
  maxPictures: 4,
  needsPicture: false,
  moving: 'yes',
  delete: true,
  metrics: true,
  mentions: true,
  exactness: 'token',
}

/** Mastodon, and servers that speak its API. Channels need a `baseURL`, their server, and an access token. */
export function mastodon({ appName = 'payload-social-campaigns', website }: MastodonOptions = {}): Network {
  return {
    name: 'mastodon',
    label: 'Mastodon',
    requiredCredentials: ['accessToken'],
    capabilities,
    limits: mastodonLimits,
    render: renderMastodon,
    chooseToken: chooseMastodonToken,
    open: openMastodon,
    connect: connectMastodon({ appName, website }),
  }
}

function openMastodon(context: ChannelContext): Connection {
  const session = createSession(context)
  return {
    publish: (call) => publishPart(session, call),
    find: (question) => findPart(session, question),
    remove: (receipt) => removePart(session, receipt),
    check: () => checkAccount(session),
    metrics: (remoteIds) => readMetrics(session, remoteIds),
    resolve: (url) => resolveTarget(session, url),
    hasHandle: (handle) => hasHandle(session, handle),
    revoke: () => revokeAccess(session),
    mentions: (sinceId) => readMentions(session, sinceId),
  }
}
