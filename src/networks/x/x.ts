import type { Capabilities, ChannelContext, Connection, Network } from '../port.ts'
import { checkAccount } from './account.ts'
import { xApi } from './addresses.ts'
import { connectX, revokeAccess } from './connect.ts'
import { findPart } from './find.ts'
import { maxPictures, xLimits } from './limits.ts'
import { publishPart } from './publish.ts'
import { hasHandle, readMentions, readMetrics, removePart } from './reading.ts'
import { renderX } from './render.ts'
import { resolveTarget } from './resolveTarget.ts'
import { createXSession } from './session.ts'
import { chooseXToken } from './token.ts'

export type XOptions = {
  /** Of the app at developer.x.com. Without it a channel is connected by pasting a token, which nobody renews. */
  clientId?: string
  /** Of a confidential client. A public client has none. */
  clientSecret?: string
  /** The app has Enterprise access, so it may quote posts. @default false */
  paidQuotes?: boolean
  /** Where the API is, for channels that name no other: a proxy or a sandbox. @default 'https://api.x.com' */
  baseURL?: string
}

/**
 * X. Every call is paid: about 0.015 US dollars for a post, 0.20 for one with a link (a bare `readme.md` is a link, too), 0.001 for each own post that is
 * read back. Source: docs.x.com, pricing (2026).
 */
export function x({ clientId, clientSecret, paidQuotes = false, baseURL = xApi }: XOptions = {}): Network {
  const app = clientId ? { clientId, clientSecret } : undefined
  const capabilities: Capabilities = {
    threads: 'native',
    share: 'native',
    quote: paidQuotes,
    reply: 'if-mentioned',
    altText: true,
    contentWarning: false,
    language: false,
    linkCard: 'network',
    maxPictures,
    needsPicture: false,
    moving: 'alone',
    delete: true,
    metrics: true,
    mentions: true,
    refusesRepeats: true,
    exactness: 'read-back',
  }
  return {
    name: 'x',
    label: 'X',
    defaultBaseURL: baseURL,
    requiredCredentials: ['accessToken'],
    capabilities,
    limits: () => xLimits,
    render: (draft, channel) => renderX(draft, channel, { paidQuotes }),
    chooseToken: chooseXToken,
    open: (context) => openX(context, { app, paidQuotes }),
    connect: app ? connectX(app) : undefined,
  }
}

function openX(context: ChannelContext, installation: Parameters<typeof createXSession>[1]): Connection {
  const session = createXSession(context, installation)
  return {
    publish: (call) => publishPart(session, call),
    find: (question) => findPart(session, question),
    remove: (receipt) => removePart(session, receipt),
    check: () => checkAccount(session),
    metrics: (remoteIds) => readMetrics(session, remoteIds),
    resolve: (url) => resolveTarget(session, url),
    hasHandle: (handle) => hasHandle(session, handle),
    refresh: () => session.access.renew(),
    revoke: () => revokeAccess(session),
    mentions: (sinceId) => readMentions(session, sinceId),
  }
}
