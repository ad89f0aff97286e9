import { NetworkFailure } from '../../domain/failures.ts'
import type { Account, ChannelContext, Connection, ResolvedTarget } from '../port.ts'
import { readMentions, readMetrics, readProfile } from './appView.ts'
import { openSessions } from './openSessions.ts'
import { appURLOf, parseAtUri, toPostURL, toProfileURL } from './postURL.ts'
import { findPart, publishPart } from './publish.ts'
import { openRepo } from './repo.ts'
import { readTarget, type Target } from './targets.ts'

/** Opens a channel on Bluesky. The session is made or taken up by the first call that needs one. */
export function openBluesky(context: ChannelContext): Connection {
  const { channel } = context
  const sessions = openSessions(context)
  const repo = openRepo(context, sessions)
  const tools = { context, repo, sessions }

  return {
    publish: (call) => publishPart(call, tools),
    find: (question) => findPart(question, tools),
    async remove({ remoteId }) {
      const place = parseAtUri(remoteId)
      if (!place) throw new NetworkFailure('target-missing', `"${remoteId}" is not a post of Bluesky.`)
      await repo.ask({ method: 'com.atproto.repo.deleteRecord', json: place })
    },
    async check(): Promise<Account> {
      const session = await sessions.restart().catch((error: unknown) => {
        throw toStranger(error)
      })
      if (session.status) throw new NetworkFailure('suspended', `The account of ${channel.name} is ${session.status}.`)
      const profile = await readProfile(repo, session.did).catch(() => undefined)
      return {
        handle: session.handle,
        url: toProfileURL(appURLOf(channel), session),
        ...profile,
        learnt: { did: session.did, pds: session.pds, appView: profile !== undefined },
      }
    },
    metrics: (remoteIds) => readMetrics(repo, remoteIds),
    async resolve(url): Promise<ResolvedTarget | undefined> {
      const target = await readTarget(url, repo)
      const place = target && parseAtUri(target.ref.uri)
      return place && toResolved(target, toPostURL(appURLOf(channel), target.author, place.rkey))
    },
    hasHandle: async (handle) => (await repo.resolveHandle(handle)) !== undefined,
    refresh: () => sessions.refresh(),
    revoke: () => sessions.end(),
    mentions: (sinceId) => readMentions(repo, channel, sinceId),
  }
}

/** Whoever answers the question for a session with something else altogether is no server of Bluesky's, which does not pass. */
function toStranger(error: unknown): unknown {
  const isOther = error instanceof NetworkFailure && error.code === 'unavailable' && error.status !== undefined && error.status < 300
  return isOther ? new NetworkFailure('no-account', error.message, { status: error.status, cause: error }) : error
}

function toResolved({ ref, root, author, text }: Target, url: string): ResolvedTarget {
  return { remoteId: ref.uri, url, author: author.handle ?? author.did, text, extra: { cid: ref.cid, rootUri: root.uri, rootCid: root.cid } }
}
