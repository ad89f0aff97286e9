import type { Capabilities, ChannelContext, Connection, Network } from '../port.ts'
import { fingerprintToken } from '../shared/fingerprintToken.ts'
import { connectFacebook } from './connect.ts'
import { findPart } from './find.ts'
import { type App, defaultBaseURL } from './graph.ts'
import { facebookLimits, maxPictures } from './limits.ts'
import { readMentions } from './mentions.ts'
import { facebookPermissions } from './permissions.ts'
import { publishPart } from './publish.ts'
import { checkAccount, readMetrics, removePart } from './reading.ts'
import { renderFacebook } from './render.ts'
import { createSession } from './session.ts'
import { resolveTarget } from './target.ts'

export type FacebookOptions = {
  /** Id of the app at developers.facebook.com. Without it channels are connected by pasting a Page's token. */
  clientId?: string | undefined
  /** Its secret; every call is then sent with a proof made of it, so pasted tokens must be of the same app. */
  clientSecret?: string | undefined
  /** The version of the Graph API. @default 'v26.0' */
  version?: string | undefined
  /** Creates posts unpublished and publishes them by their id, so that a lost answer cannot make a second post. @default true */
  twoSteps?: boolean | undefined
  /**
   * Brings comments under posts of the Page, and posts that mention it, into the inbox. Asks for `pages_read_user_content` on the consent page, which
   * refuses to open for an app that was not given this permission: then set it to false. @default true
   */
  comments?: boolean | undefined
  /** Where the API is, for channels that name no other: a proxy or a sandbox. @default 'https://graph.facebook.com' */
  baseURL?: string | undefined
}

const capabilities: Capabilities = {
  threads: 'comments',
  share: 'link',
  quote: false,
  reply: true,
  altText: true,
  contentWarning: false,
  language: false,
  linkCard: 'network',
  maxPictures,
  needsPicture: false,
  moving: 'no',
  delete: true,
  metrics: true,
  mentions: true,
  exactness: 'read-back',
}

/** Facebook Pages. Channels need the access token of a Page; `facebook.pageId` says which (it is found by itself). */
export function facebook({ clientId, clientSecret, version = 'v26.0', twoSteps = true, comments = true, baseURL = defaultBaseURL }: FacebookOptions = {}): Network {
  if (!/^v\d+\.\d+$/.test(version)) throw new Error(`payload-social-campaigns: facebook({ version: '${version}' }) is not a version of the Graph API. Write it like 'v26.0'.`)
  if (Boolean(clientId) !== Boolean(clientSecret)) throw new Error('payload-social-campaigns: facebook() needs clientId and clientSecret together. Give both, or neither.')
  const app = clientId && clientSecret ? { clientId, clientSecret } : undefined
  return {
    name: 'facebook',
    label: 'Facebook',
    defaultBaseURL: baseURL,
    requiredCredentials: ['accessToken'],
    capabilities: { ...capabilities, mentions: comments },
    limits: facebookLimits,
    render: renderFacebook,
    chooseToken: fingerprintToken,
    open: (context) => openFacebook(context, { version, app, twoSteps, comments }),
    connect: app && connectFacebook({ app, version, permissions: facebookPermissions({ comments }) }),
  }
}

type Opening = { version: string; app: App | undefined; twoSteps: boolean; comments: boolean }

function openFacebook(context: ChannelContext, { twoSteps, comments, ...options }: Opening): Connection {
  const session = createSession(context, options)
  return {
    publish: (call) => publishPart(session, { twoSteps }, call),
    find: (question) => findPart(session, question),
    remove: (receipt) => removePart(session, receipt),
    check: () => checkAccount(session),
    metrics: (remoteIds) => readMetrics(session, remoteIds),
    resolve: (url) => resolveTarget(session, url),
    ...(comments ? { mentions: (sinceId) => readMentions(session, sinceId) } : {}),
  }
}
