import type { Content, Draft, MediaRef } from '../../../../src/domain/content.ts'
import { NetworkFailure } from '../../../../src/domain/failures.ts'
import { createHttp, type Http } from '../../../../src/http/http.ts'
import { type LinkedInOptions, linkedin } from '../../../../src/networks/linkedin/linkedin.ts'
import type { Channel, ChannelContext, Connection, Credentials, PublishCall } from '../../../../src/networks/port.ts'
import { makePng } from '../../../emulators/kit/makePng.ts'

export const organization = 'urn:li:organization:5555'

export function channelFor(baseURL = 'https://api.linkedin.com', author = organization, more: Partial<Channel> = {}): Channel {
  return { id: 'c1', name: 'Our LinkedIn', network: 'linkedin', baseURL, settings: { author }, learnt: {}, ...more }
}

export function draftOf(text: string, more: Partial<Draft> = {}): Draft {
  return { kind: 'post', text, tags: [], media: [], more: [], overflow: 'shorten', ...more }
}

export function pictureOf(id: string, more: Partial<MediaRef> = {}): MediaRef {
  return { id, alt: `Picture ${id}`, filename: `${id}.png`, ...more }
}

type More = { options?: LinkedInOptions; now?: () => Date; http?: Http; stored?: Credentials[] }

/** A connection with everything the engine would give. What the vault stores is added to `stored`. */
export function connectTo(
  channel: Channel,
  credentials: Credentials,
  { options = {}, now = () => new Date('2026-03-02T09:00:00Z'), http = localHttp(), stored = [] }: More = {},
): Connection {
  let held = credentials
  const context: ChannelContext = {
    channel,
    vault: {
      read: async () => held,
      update: async (change) => {
        held = await change(held)
        stored.push(held)
        return held
      },
    },
    http,
    loadPicture: async (media) => ({ bytes: makePng({}), mimeType: 'image/png', width: 8, height: 8, filename: media.filename ?? 'picture.png' }),
    now,
  }
  return linkedin(options).open(context)
}

let shared: Http | undefined
/** One client for all tests of a file. */
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
    token: 'token-1',
    previous: [],
    memory: {},
    remember: async () => {},
    beforePublish: async () => {},
    signal: new AbortController().signal,
    ...more,
  }
}

export const post = (text: string, more: Partial<Content['parts'][number]> = {}): Content => ({ kind: 'post', parts: [{ text, media: [], ...more }] })

export async function failing(promise: Promise<unknown> | undefined): Promise<NetworkFailure> {
  const error = await Promise.resolve(promise).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof NetworkFailure)) throw new Error(`expected a NetworkFailure, got ${String(error)}`)
  return error
}
