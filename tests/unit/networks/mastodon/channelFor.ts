import type { Content, Draft, MediaRef } from '../../../../src/domain/content.ts'
import { createHttp, type Http } from '../../../../src/http/http.ts'
import { mastodon } from '../../../../src/networks/mastodon/mastodon.ts'
import type { Channel, ChannelContext, Connection, Credentials, PublishCall } from '../../../../src/networks/port.ts'
import { makePng } from '../../../emulators/kit/makePng.ts'

/** A channel on a server of which nothing was learnt, or what `learnt` says. */
export function channelFor(baseURL = 'https://mastodon.example', more: Partial<Channel> = {}): Channel {
  return { id: 'c1', name: 'Our Mastodon', network: 'mastodon', baseURL, settings: {}, learnt: {}, ...more }
}

export function draftOf(text: string, more: Partial<Draft> = {}): Draft {
  return { kind: 'post', text, tags: [], media: [], more: [], overflow: 'shorten', ...more }
}

export function pictureOf(id: string, more: Partial<MediaRef> = {}): MediaRef {
  return { id, alt: `Picture ${id}`, filename: `${id}.png`, ...more }
}

/** A connection with everything the engine would give, at a moment that stands still. */
export function connectTo(
  channel: Channel,
  credentials: Credentials,
  { http = localHttp(), now = new Date('2026-03-02T09:00:00Z') }: { http?: Http; now?: Date } = {},
): Connection {
  const context: ChannelContext = {
    channel,
    vault: { read: async () => credentials, update: async (change) => change(credentials) },
    http,
    loadPicture: async (media) => ({ bytes: makePng({}), mimeType: 'image/png', width: 8, height: 8, filename: media.filename ?? 'picture.png' }),
    now: () => now,
  }
  return mastodon().open(context)
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
