import type { Content, Draft, MediaRef } from '../../../../src/domain/content.ts'
import { NetworkFailure } from '../../../../src/domain/failures.ts'
import { createHttp, type Http } from '../../../../src/http/http.ts'
import { type PinterestOptions, pinterest } from '../../../../src/networks/pinterest/pinterest.ts'
import type { Channel, Connection, Credentials, FindQuestion, PublishCall, Vault } from '../../../../src/networks/port.ts'
import { makePng } from '../../../emulators/kit/makePng.ts'
import { emulatedPinterestApp } from '../../../emulators/pinterest/startPinterestEmulator.ts'

export function channelFor(baseURL = 'https://api.pinterest.com', more: Partial<Channel> = {}): Channel {
  return { id: 'c1', name: 'Our Pinterest', network: 'pinterest', baseURL, settings: { board: '7' }, learnt: {}, ...more }
}

export function draftOf(text: string, more: Partial<Draft> = {}): Draft {
  return { kind: 'post', title: 'A title', text, link: 'https://example.org/a', tags: [], media: [pictureOf('p')], more: [], overflow: 'shorten', ...more }
}

export function pictureOf(id: string, more: Partial<MediaRef> = {}): MediaRef {
  return { id, alt: `Picture ${id}`, filename: `${id}.png`, ...more }
}

export const pinOf = (text: string, more: Partial<Content> = {}): Content => ({
  kind: 'post',
  title: 'A title',
  link: 'https://example.org/a?b=c&d=e',
  parts: [{ text, media: [pictureOf('p')] }],
  ...more,
})

/** One store of credentials, as all workers see it: changes wait for each other. */
export type TestVault = Vault & { held(): Credentials }

export function vaultOf(initial: Credentials): TestVault {
  let held = initial
  let last: Promise<unknown> = Promise.resolve()
  return {
    held: () => held,
    read: async () => held,
    update(change) {
      const next = last.then(async () => {
        held = await change(held)
        return held
      })
      last = next.catch(() => undefined)
      return next
    },
  }
}

export const start = new Date('2026-03-02T09:00:00.000Z')

/** A connection with everything the engine would give. */
export function open(
  channel: Channel,
  { vault = vaultOf({}), now = () => start, options = emulatedPinterestApp }: { vault?: Vault; now?: () => Date; options?: PinterestOptions } = {},
): Connection {
  const loadPicture = async (media: MediaRef) => ({ bytes: makePng({}), mimeType: 'image/png', width: 8, height: 8, filename: media.filename ?? 'picture.png' })
  return pinterest(options).open({ channel, vault, http: localHttp(), loadPicture, now })
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
    token: 'token',
    previous: [],
    memory: {},
    remember: async () => {},
    beforePublish: async () => {},
    signal: new AbortController().signal,
    ...more,
  }
}

export function questionOf(call: PublishCall, at: Date, more: Partial<FindQuestion> = {}): FindQuestion {
  const { content, part, partIndex, token, previous } = call
  return { content, part, partIndex, token, previous, memory: {}, attemptedFrom: at, attemptedUntil: at, now: at, ...more }
}

export async function failing(promise: Promise<unknown> | undefined): Promise<NetworkFailure> {
  const error = await Promise.resolve(promise).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof NetworkFailure)) throw new Error(`expected a NetworkFailure, got ${String(error)}`)
  return error
}
