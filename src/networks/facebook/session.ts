import { NetworkFailure } from '../../domain/failures.ts'
import type { Channel, ChannelContext } from '../port.ts'
import type { FacebookRule } from './answers.ts'
import { type App, callGraph, type GraphRequest } from './graph.ts'

/** How one channel talks to Facebook: as its Page. */
export type Session = {
  context: ChannelContext
  /** Throws NetworkFailure `not-connected`. */
  requireAccess(): Promise<void>
  /** The JSON object of a 2xx answer. Throws NetworkFailure. */
  call(request: GraphRequest): Promise<Record<string, unknown>>
  /** Id of the app that is configured. */
  clientId: string | undefined
  /** What Facebook tells the app of the channel's access. Undefined: no app is configured. Throws NetworkFailure. */
  inspect: ((rules: readonly FacebookRule[]) => Promise<Record<string, unknown>>) | undefined
}

const timeoutMs = 30_000

export function createSession(context: ChannelContext, { version, app }: { version: string; app: App | undefined }): Session {
  const { channel, http, vault } = context
  async function readToken(): Promise<string> {
    const { accessToken } = await vault.read()
    if (!accessToken) throw new NetworkFailure('not-connected', `The channel "${channel.name}" has no access token.`)
    return accessToken
  }
  const caller = () => ({ http, baseURL: channel.baseURL, version, app, now: context.now() })
  return {
    context,
    clientId: app?.clientId,
    async requireAccess() {
      await readToken()
    },
    call: async (request) => callGraph(caller(), await readToken(), { timeoutMs, ...request }),
    inspect:
      app && (async (rules) => callGraph(caller(), `${app.clientId}|${app.clientSecret}`, { path: '/debug_token', query: { input_token: await readToken() }, rules, timeoutMs })),
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
