import type { Capabilities, ChannelContext, Connection, Network } from '../port.ts'
import { fingerprintToken } from '../shared/fingerprintToken.ts'
import { checkAccount } from './account.ts'
import { defaultBaseURL, isOrganization, readAuthor } from './author.ts'
import { connectLinkedIn } from './connect.ts'
import { findPart } from './find.ts'
import { linkedinLimits, maxPictures } from './limits.ts'
import { readMentions } from './mentions.ts'
import { chooseScopes } from './permissions.ts'
import { publishPart } from './publish.ts'
import { hasHandle, readMetrics, removePart } from './reading.ts'
import { renderLinkedIn } from './render.ts'
import { createSession } from './session.ts'
import { resolveTarget } from './target.ts'

export type LinkedInOptions = {
  /** Client id of the app at developer.linkedin.com. Without it channels are connected by pasting a token. */
  clientId?: string | undefined
  /** Its client secret. */
  clientSecret?: string | undefined
  /** The API version, YYYYMM. LinkedIn retires a version after about a year. @default '202609' */
  version?: string | undefined
  /** Asks for access to organisations too. The app needs the Community Management API. @default false */
  organizations?: boolean | undefined
  /**
   * Asks for the permissions to comment too: answers, further parts as comments, and (with `organizations`) comments under the posts of a page in the
   * inbox. The app needs the Community Management API: LinkedIn refuses the whole consent to an app that lacks one of them. @default false
   */
  comments?: boolean | undefined
  /** Where the API is, for channels that name no other: a proxy or a sandbox. @default 'https://api.linkedin.com' */
  baseURL?: string | undefined
}

const capabilities: Capabilities = {
  threads: 'comments',
  share: 'native',
  quote: true,
  reply: true,
  altText: true,
  contentWarning: false,
  language: false,
  linkCard: 'ours',
  maxPictures,
  needsPicture: false,
  moving: 'yes',
  delete: true,
  metrics: true,
  mentions: 'comments',
  // An organisation's posts are read back; a person's cannot be, so the careful word stands here.
  exactness: 'person',
}

/** LinkedIn, as a person or an organisation. Channels need an access token; `linkedin.author` says who publishes (a person's is found by itself). */
export function linkedin({ clientId, clientSecret, version = '202609', organizations = false, comments = false, baseURL = defaultBaseURL }: LinkedInOptions = {}): Network {
  if (!/^20\d{2}(0[1-9]|1[0-2])$/.test(version))
    throw new Error(`payload-social-campaigns: linkedin({ version: '${version}' }) is not a version of LinkedIn's API. Write it like '202609'.`)
  if (Boolean(clientId) !== Boolean(clientSecret)) throw new Error('payload-social-campaigns: linkedin() needs clientId and clientSecret together. Give both, or neither.')
  const app = clientId && clientSecret ? { clientId, clientSecret } : undefined
  const scopes = chooseScopes({ organizations, comments })
  return {
    name: 'linkedin',
    label: 'LinkedIn',
    defaultBaseURL: baseURL,
    requiredCredentials: ['accessToken'],
    capabilities,
    // An app in its trial has a hundred requests a day for each person.
    inboxEveryMs: 60 * 60_000,
    limits: linkedinLimits,
    render: renderLinkedIn,
    chooseToken: fingerprintToken,
    open: (context) => openLinkedIn(context, { version, app }),
    connect: app && connectLinkedIn({ app, version, scopes }),
  }
}

function openLinkedIn(context: ChannelContext, options: Parameters<typeof createSession>[1]): Connection {
  const session = createSession(context, options)
  const author = readAuthor(context.channel)
  return {
    publish: (call) => publishPart(session, call),
    find: (question) => findPart(session, question),
    remove: (receipt) => removePart(session, receipt),
    check: () => checkAccount(session),
    metrics: (remoteIds) => readMetrics(session, remoteIds),
    resolve: (url) => resolveTarget(session, url),
    refresh: () => session.access.renew(),
    // Of a person LinkedIn lets nobody look names up, nor read what is said under their posts.
    ...(author && isOrganization(author)
      ? { hasHandle: (handle: string) => hasHandle(session, handle), mentions: (sinceId?: string) => readMentions(session, { author, sinceId }) }
      : {}),
  }
}
