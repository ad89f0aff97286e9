import type { Content, Draft, MediaRef } from '../../../../src/domain/content.ts'
import { NetworkFailure } from '../../../../src/domain/failures.ts'
import { createHttp, type Http } from '../../../../src/http/http.ts'
import { facebook } from '../../../../src/networks/facebook/facebook.ts'
import type { Channel, ChannelContext, Connection, Credentials, Network, PartMemory, PublishCall } from '../../../../src/networks/port.ts'
import { makePng } from '../../../emulators/kit/makePng.ts'

export function channelFor(baseURL = 'https://graph.facebook.com', pageId = '1234', more: Partial<Channel> = {}): Channel {
  return { id: 'c1', name: 'Our Page', network: 'facebook', baseURL, settings: { pageId }, learnt: {}, ...more }
}

export function draftOf(text: string, more: Partial<Draft> = {}): Draft {
  return { kind: 'post', text, tags: [], media: [], more: [], overflow: 'shorten', ...more }
}

export function pictureOf(id: string, more: Partial<MediaRef> = {}): MediaRef {
  return { id, alt: `Picture ${id}`, filename: `${id}.png`, ...more }
}

/** A connection with everything the engine would give. */
export function connectTo(
  channel: Channel,
  credentials: Credentials,
  { network = facebook(), now = () => new Date('2026-03-02T09:00:00Z') }: { network?: Network; now?: () => Date } = {},
): Connection {
  const context: ChannelContext = {
    channel,
    vault: { read: async () => credentials, update: async (change) => change(credentials) },
    http: localHttp(),
    loadPicture: async (media) => ({ bytes: makePng({}), mimeType: 'image/png', width: 8, height: 8, filename: media.filename ?? 'picture.png' }),
    now,
  }
  return network.open(context)
}

let shared: Http | undefined
/** One client for all tests of a file. */
export function localHttp(): Http {
  shared ??= createHttp({ allowPrivateHosts: true, timeoutMs: 3000 })
  return shared
}

/** What is remembered for the parts under way, by token: it outlives a connection, as the ledger outlives a worker. */
export const memories = new Map<string, PartMemory>()

export function callOf(content: Content, more: Partial<PublishCall> = {}): PublishCall {
  const partIndex = more.partIndex ?? 0
  const part = more.part ?? content.parts[partIndex] ?? { text: '', media: [] }
  const token = more.token ?? `token of ${part.text}`
  return {
    content,
    part,
    partIndex,
    token,
    previous: [],
    memory: memories.get(token) ?? {},
    remember: async (memory) => void memories.set(token, memory),
    beforePublish: async () => {},
    signal: new AbortController().signal,
    ...more,
  }
}

export const post = (text: string, more: Partial<Content> = {}): Content => ({ kind: 'post', parts: [{ text, media: [] }], ...more })

export async function failing(promise: Promise<unknown> | undefined): Promise<NetworkFailure> {
  const error = await Promise.resolve(promise).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof NetworkFailure)) throw new Error(`expected a NetworkFailure, got ${String(error)}`)
  return error
}
