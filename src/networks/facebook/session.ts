import { NetworkFailure } from '../../domain/failures.ts'
import type { Channel, ChannelContext } from '../port.ts'
import { type App, callGraph, type GraphRequest, toWebOrigin } from './graph.ts'

/** How one channel talks to Facebook: as its Page. */
export type Session = {
  context: ChannelContext
  /** Throws NetworkFailure `not-connected`. */
  requireAccess(): Promise<void>
  /** The JSON object of a 2xx answer. Throws NetworkFailure. */
  call(request: GraphRequest): Promise<Record<string, unknown>>
}

const timeoutMs = 30_000

export function createSession(context: ChannelContext, { version, app }: { version: string; app: App | undefined }): Session {
  const { channel, http, vault } = context
  async function readToken(): Promise<string> {
    const { accessToken } = await vault.read()
    if (!accessToken) throw new NetworkFailure('not-connected', `The channel "${channel.name}" has no access token.`)
    return accessToken
  }
  return {
    context,
    async requireAccess() {
      await readToken()
    },
    call: async (request) => callGraph({ http, baseURL: channel.baseURL, version, app, now: context.now() }, await readToken(), { timeoutMs, ...request }),
  }
}

/** The id of the Page: the channel's setting, else the Page whose token it is, as `check` learnt. */
export function readPageId({ settings, learnt }: Pick<Channel, 'settings' | 'learnt'>): string | undefined {
  const told = [settings.pageId, learnt.pageId].map((value) => String(value ?? '').trim())
  return told.find((value) => /^\d+$/.test(value))
}

/** @throws NetworkFailure `no-account` */
export function requirePageId(channel: Channel): string {
  const pageId = readPageId(channel)
  if (!pageId) throw new NetworkFailure('no-account', `The channel "${channel.name}" does not say which Page it publishes on. Connect it again and choose the Page.`)
  return pageId
}

/** The page of a post, whose id is `page_post`. */
export function toPostURL(baseURL: string, id: string): string {
  const [page, post] = id.split('_')
  return `${toWebOrigin(baseURL)}/${page}/posts/${post}`
}
