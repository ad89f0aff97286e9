import type { BlobRef } from '@atproto/api'
import { NetworkFailure } from '../../domain/failures.ts'
import type { HttpAnswer } from '../../http/http.ts'
import type { FittedPicture } from '../../pictures/fitPicture.ts'
import type { ChannelContext } from '../port.ts'
import type { Session } from './session.ts'
import type { Sessions } from './sessions.ts'
import { bodyOf, callXrpc, errorOf, isTokenOver, objectOf, toXrpcFailure, type XrpcCall } from './xrpc.ts'

/** A record where it is stored. */
export type StoredRecord = { uri: string; cid: string; value: Record<string, unknown> }

type OwnCall = Omit<XrpcCall, 'server' | 'access'>
type Answered = { answer: HttpAnswer; session: Session }

export type Repo = {
  /** Calls as the signed-in account; renews the session once when its token is over. Any other status is an answer. */
  call(call: OwnCall): Promise<Answered>
  /** Writes a record as the signed-in account: the call that publishes. `beforeSend` is awaited right before each sending. */
  put(input: (did: string) => object, beforeSend: () => Promise<void>, signal: AbortSignal): Promise<Answered>
  /** Like `call`, and throws what a status that is not 200 means. */
  ask(call: OwnCall): Promise<Record<string, unknown>>
  /** A record of anybody's, or undefined when it is not there. Public: it works when the access has been revoked. */
  record(repo: string, collection: string, rkey: string): Promise<StoredRecord | undefined>
  /** The DID of a handle, or undefined when nobody has it. What was found is remembered. */
  resolveHandle(handle: string): Promise<string | undefined>
  upload(picture: FittedPicture, signal?: AbortSignal): Promise<BlobRef>
  fail(answer: HttpAnswer, stage?: 'prepare' | 'publish'): NetworkFailure
}

/** The calls to the server that holds the account's repository. */
export function openRepo({ channel, http, now }: Pick<ChannelContext, 'channel' | 'http' | 'now'>, sessions: Sessions): Repo {
  const dids = new Map<string, string>()
  const fail = (answer: HttpAnswer, stage: 'prepare' | 'publish' = 'prepare') => toXrpcFailure(answer, { account: channel.name, stage, now: now() })

  async function sendFormally(session: Session, send: (session: Session) => Promise<HttpAnswer>): Promise<Answered> {
    const answer = await send(session)
    return { answer: sessions.hear(answer) ? await send(session) : answer, session }
  }

  async function signedIn(send: (session: Session) => Promise<HttpAnswer>): Promise<Answered> {
    const answered = await sendFormally(await sessions.current(), send)
    return isTokenOver(answered.answer) ? sendFormally(await sessions.renew(answered.session), send) : answered
  }

  const repo: Repo = {
    fail,
    call: (call) => signedIn((session) => callXrpc(http, { ...call, server: session.pds, access: sessions.access(session) })),
    put: (input, beforeSend, signal) =>
      signedIn(async (session) => {
        const call: XrpcCall = { server: session.pds, method: 'com.atproto.repo.putRecord', json: input(session.did), access: sessions.access(session), stage: 'publish', signal }
        await beforeSend()
        if (signal.aborted) throw new NetworkFailure('unreachable', `Publishing on ${channel.name} was stopped before anything was sent.`)
        return callXrpc(http, call)
      }),
    async ask(call) {
      const { answer } = await repo.call(call)
      if (answer.status !== 200) throw fail(answer)
      return bodyOf(answer)
    },
    async record(owner, collection, rkey) {
      const { pds } = await sessions.identity()
      const answer = await callXrpc(http, { server: pds, method: 'com.atproto.repo.getRecord', params: { repo: owner, collection, rkey } })
      const { error, message } = errorOf(answer)
      if (error === 'RecordNotFound' || (answer.status === 400 && /could not locate record|could not find repo/iu.test(message))) return undefined
      const { uri, cid, value } = bodyOf(answer)
      if (answer.status !== 200 || typeof uri !== 'string' || typeof cid !== 'string') throw fail(answer)
      return { uri, cid, value: objectOf(value) }
    },
    async resolveHandle(name) {
      const handle = name.trim().replace(/^@/u, '').toLowerCase()
      const known = dids.get(handle)
      if (known) return known
      const answer = await callXrpc(http, { server: channel.baseURL, method: 'com.atproto.identity.resolveHandle', params: { handle }, timeoutMs: 10_000 })
      const { did } = bodyOf(answer)
      if (answer.status === 200 && typeof did === 'string') {
        dids.set(handle, did)
        return did
      }
      if (answer.status === 400) return undefined
      throw fail(answer)
    },
    async upload(picture, signal) {
      const { answer } = await repo.call({ method: 'com.atproto.repo.uploadBlob', bytes: { body: picture.bytes, mimeType: picture.mimeType }, ...(signal ? { signal } : {}) })
      if (answer.status !== 200) throw toPictureFailure(fail(answer), picture)
      const { blob } = bodyOf(answer)
      if (Object.keys(objectOf(blob)).length === 0) throw new NetworkFailure('unavailable', `The server of ${channel.name} took a picture and did not say where it is.`)
      // The JSON form goes back into the record as it came.
      return blob as BlobRef
    },
  }
  return repo
}

function toPictureFailure(failure: NetworkFailure, { filename }: FittedPicture): NetworkFailure {
  if (failure.code !== 'invalid-content' && failure.code !== 'too-long' && failure.code !== 'media-refused') return failure
  return new NetworkFailure('media-refused', `Bluesky refuses the picture ${filename}. ${failure.message}`, { status: failure.status })
}
