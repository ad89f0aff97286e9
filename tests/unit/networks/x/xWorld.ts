import type { Content, Draft, MediaRef } from '../../../../src/domain/content.ts'
import { NetworkFailure } from '../../../../src/domain/failures.ts'
import { createHttp, type Http } from '../../../../src/http/http.ts'
import type { Channel, Connection, Credentials, FindQuestion, PublishCall, Vault } from '../../../../src/networks/port.ts'
import { type XOptions, x } from '../../../../src/networks/x/x.ts'
import type { PictureLimits } from '../../../../src/pictures/fitPicture.ts'
import { makePng } from '../../../emulators/kit/makePng.ts'
import { emulatedXApp } from '../../../emulators/x/startXEmulator.ts'

export function channelFor(baseURL = 'https://api.x.com', more: Partial<Channel> = {}): Channel {
  return { id: 'c1', name: 'Our X', network: 'x', baseURL, settings: {}, learnt: {}, ...more }
}

export function draftOf(text: string, more: Partial<Draft> = {}): Draft {
  return { kind: 'post', text, tags: [], media: [], more: [], overflow: 'shorten', ...more }
}

export function pictureOf(id: string, more: Partial<MediaRef> = {}): MediaRef {
  return { id, alt: `Picture ${id}`, filename: `${id}.png`, ...more }
}

export const postOf = (text: string, more: Partial<Content> = {}): Content => ({ kind: 'post', parts: [{ text, media: [] }], ...more })

/** One store of credentials, as all workers see it: changes wait for each other. */
export type TestVault = Vault & { held(): Credentials; changes(): number }

export function vaultOf(initial: Credentials): TestVault {
  let held = initial
  let count = 0
  let last: Promise<unknown> = Promise.resolve()
  return {
    held: () => held,
    changes: () => count,
    read: async () => held,
    update(change) {
      const next = last.then(async () => {
        const changed = await change(held)
        if (changed !== held) count += 1
        held = changed
        return held
      })
      last = next.catch(() => undefined)
      return next
    },
  }
}

type Opening = { vault?: Vault; now?: () => Date; options?: XOptions; picture?: (media: MediaRef, limits: PictureLimits) => { bytes: Uint8Array; mimeType: string } }

export const start = new Date('2026-03-02T09:00:00.000Z')

/** A connection with everything the engine would give. */
export function open(channel: Channel, { vault = vaultOf({}), now = () => start, options = emulatedXApp, picture }: Opening = {}): Connection {
  return x(options).open({
    channel,
    vault,
    http: localHttp(),
    loadPicture: async (media, limits) => ({
      ...(picture?.(media, limits) ?? { bytes: makePng({}), mimeType: 'image/png' }),
      width: 8,
      height: 8,
      filename: media.filename ?? 'picture.png',
    }),
    now,
  })
}

let shared: Http | undefined
export function localHttp(): Http {
  shared ??= createHttp({ allowPrivateHosts: true, timeoutMs: 3000 })
  return shared
}

export function callOf(content: Content, more: Partial<PublishCall> = {}): PublishCall {
  const partIndex = more.partIndex ?? 0
  const part = more.part ?? content.parts[partIndex] ?? { text: '', media: [] }
  return {
    content,
    part,
    partIndex,
    token: 'token.0',
    previous: [],
    memory: {},
    remember: async () => {},
    beforePublish: async () => {},
    signal: new AbortController().signal,
    ...more,
  }
}

export function questionOf(call: PublishCall, from: Date, more: Partial<FindQuestion> = {}): FindQuestion {
  const { content, part, partIndex, token, previous } = call
  return { content, part, partIndex, token, previous, memory: {}, attemptedFrom: from, attemptedUntil: from, now: from, ...more }
}

export async function failing(promise: Promise<unknown> | undefined): Promise<NetworkFailure> {
  const error = await Promise.resolve(promise).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof NetworkFailure)) throw new Error(`expected a NetworkFailure, got ${String(error)}`)
  return error
}
