import { APIError, type CollectionSlug, type Endpoint, Forbidden, type PayloadRequest } from 'payload'
import { callbackPath, clientPath, toCallbackURL } from '../connect/clientOf.ts'
import { finishConnection } from '../connect/finishConnection.ts'
import { giveAccessBack } from '../connect/giveAccessBack.ts'
import { newPendingId, openPendingConnections, type Pending, type Subject } from '../connect/pendingConnections.ts'
import { createPkce } from '../connect/pkce.ts'
import type { ChannelDoc } from '../domain/documents.ts'
import { NetworkFailure } from '../domain/failures.ts'
import type { House } from '../house.ts'
import type { ConnectChoice, ConnectFlow } from '../networks/port.ts'
import { goOnPage, plainPage } from './connectPages.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

const tooLate = 'This connection was not begun by you, was used already, or took longer than ten minutes. Begin again from the channel.'

/**
 * Connecting a channel by the network's own consent page: begin, come back, choose (a Page, a board), and see how it went. What is
 * secret stays on the server; the browser carries a name that cannot be guessed, for ten minutes, once.
 */
export function connectEndpoints(house: House): Endpoint[] {
  const guarded = (path: string, method: 'get' | 'post', handler: (req: PayloadRequest) => Promise<Response>): Endpoint => ({
    path: `/social-campaigns/connect${path}`,
    method,
    async handler(req) {
      await requireRole(house, 'manageChannels', req)
      return handler(req)
    },
  })
  return [
    guarded('', 'post', (req) => begin(house, req)),
    { path: callbackPath, method: 'get', handler: (req) => comeBack(house, req) },
    { path: `${clientPath}/:network`, method: 'get', handler: (req) => describe(house, req) },
    guarded('/pending', 'get', (req) => show(house, req)),
    guarded('/choose', 'post', (req) => choose(house, req)),
  ]
}

const ownerOf = (req: PayloadRequest) => `${req.user?.collection}:${req.user?.id}`

/** POST /api/social-campaigns/connect { network, input?, channel?, name? } → { redirectTo } */
async function begin(house: House, req: PayloadRequest): Promise<Response> {
  const body = await readBody(req)
  const before = body.channel === undefined || body.channel === null ? undefined : await readChannel(house, req, body.channel)
  const network = house.networks.get(before?.network ?? String(body.network ?? ''))
  if (!network) badRequest('network', `Choose a network: ${[...house.networks.values()].map(({ label }) => label).join(', ')}.`)
  const { connect } = network
  if (!connect) badRequest('network', `${network.label} has no consent page here: connect it by writing its credentials into the channel.`)
  const input = (inputOf(connect, before) || (typeof body.input === 'string' ? body.input : '')).trim()
  if (connect.asks && input === '') badRequest('input', `${connect.asks.label}: type it first, for instance ${connect.asks.placeholder}.`)
  const runtime = house.runtime(req.payload)
  const { verifier, challenge } = createPkce()
  const state = newPendingId()
  const redirectURI = redirectURIOf(req)
  const baseURL = before?.baseURL || (typeof body.baseURL === 'string' && body.baseURL) || network.defaultBaseURL
  const started = await connect
    .start({ input, redirectURI, state, codeChallenge: challenge, http: runtime.http, client: runtime.clientFor(network.name), ...(baseURL ? { baseURL } : {}) })
    .catch((error: unknown) => badRequest('input', sentenceOf(error, req)))
  const subject: Subject = {
    network: network.name,
    channelId: before && String(before.id),
    name: typeof body.name === 'string' && body.name.trim() !== '' ? body.name.trim() : undefined,
  }
  await openPendingConnections(runtime).put(ownerOf(req), { ...subject, stage: 'consent', verifier, remember: started.remember }, state)
  return json({ redirectTo: started.redirectTo })
}

/** A channel stays on its server and its account: another one would be asked about afterwards. */
function inputOf({ asks }: ConnectFlow, before: ChannelDoc | undefined): string {
  if (!asks || !before) return ''
  return (asks.is === 'account' && before.handle) || before.baseURL || ''
}

/** GET …/client/:network: the document that networks read about this installation. For everybody, and without a secret. */
async function describe(house: House, req: PayloadRequest): Promise<Response> {
  const name = String(req.routeParams?.network ?? '')
  const client = house.runtime(req.payload).clientFor(name)
  const document = client && house.networks.get(name)?.connect?.describeClient?.(client)
  if (!document) throw new APIError('There is no such document.', 404, {}, true)
  return json(document)
}

/** GET …/callback: where the consent page sends the person back to. Always ends on a page of the admin, which shows what became of it. */
async function comeBack(house: House, req: PayloadRequest): Promise<Response> {
  // Payload takes no cookie on a navigation that another site began. A page of our own that goes on by itself is ours. Some networks come back to
  // 127.0.0.1 where the site is localhost: then it takes one page more.
  const turn = Number(req.searchParams.get('again') ?? 0)
  if (!req.user && turn < (isByNumber(req) ? 1 : 2)) return goOnPage(nextTurn(req, isByNumber(req) ? 1 : 2))
  if (!req.user) return plainPage({ status: 401, message: 'Sign in to the admin in this browser, then connect the channel again.', back: adminURL(house, req) })
  if (!(await house.can('manageChannels', req))) throw new Forbidden(req.t)
  const params = Object.fromEntries(req.searchParams)
  const pendings = openPendingConnections(house.runtime(req.payload))
  const pending = await pendings.take(ownerOf(req), params.state ?? '', ['consent'])
  if (!pending) return plainPage({ status: 400, message: tooLate, back: adminURL(house, req) })
  const next = await afterConsent(house, req, pending, params)
  const id = await pendings.put(ownerOf(req), next)
  return Response.redirect(`${adminURL(house, req, next.channelId)}?connect=${id}`, 302)
}

/** Turns the answer of the consent page into the next step. */
async function afterConsent(house: House, req: PayloadRequest, pending: Extract<Pending, { stage: 'consent' }>, params: Record<string, string>): Promise<Pending> {
  const { stage: _stage, verifier, remember, ...subject } = pending
  try {
    const connect = house.networks.get(subject.network)?.connect
    if (!connect) throw new NetworkFailure('not-supported', 'The network is not installed any more.')
    const { http, clientFor } = house.runtime(req.payload)
    const client = clientFor(subject.network)
    const { credentials, baseURL, choices } = await connect.finish({
      code: params.code ?? '',
      redirectURI: redirectURIOf(req),
      codeVerifier: verifier,
      remember,
      http,
      client,
      params,
    })
    const choice = choices && (await pickByItself(house, req, subject, choices))
    if (choices && !choice) return { ...subject, stage: 'choice', credentials, baseURL, choices }
    return await finish(house, req, subject, { credentials, baseURL, choice }, false)
  } catch (error) {
    return { ...subject, stage: 'over', ok: false, message: sentenceOf(error, req) }
  }
}

/** There is nothing to ask where there is one choice, or where the channel has chosen already. */
async function pickByItself(house: House, req: PayloadRequest, { channelId, network }: Subject, choices: readonly ConnectChoice[]): Promise<ConnectChoice | undefined> {
  const before = channelId === undefined ? undefined : await readChannel(house, req, channelId)
  const chosen = (before?.[network] ?? {}) as Record<string, unknown>
  const same = before && choices.find(({ settings = {} }) => Object.keys(settings).length > 0 && Object.entries(settings).every(([key, value]) => chosen[key] === value))
  return same ?? (choices.length === 1 ? choices[0] : undefined)
}

async function finish(
  house: House,
  req: PayloadRequest,
  subject: Subject,
  access: { credentials: Record<string, string>; baseURL?: string | undefined; choice?: ConnectChoice | undefined },
  confirmed: boolean,
): Promise<Pending> {
  const finished = await finishConnection({ house, req, subject, access, confirmed })
  if (finished.kind === 'confirm') return { ...subject, stage: 'confirm', ...access, message: finished.message }
  return { ...subject, stage: 'over', channelId: finished.channelId, ok: true, message: finished.message }
}

/** GET …/pending?id=…: what is asked of the person, or how it went. Never a credential. */
async function show(house: House, req: PayloadRequest): Promise<Response> {
  const pending = await openPendingConnections(house.runtime(req.payload)).read(ownerOf(req), req.searchParams.get('id') ?? '')
  if (!pending) throw new APIError(tooLate, 404, {}, true)
  return json(toShown(pending))
}

function toShown(pending: Pending) {
  const { stage, network, channelId: channel } = pending
  if (stage === 'choice') return { stage, network, channel, choices: pending.choices.map(({ id, label }) => ({ id, label })) }
  if (stage === 'confirm') return { stage, network, channel, message: pending.message }
  if (stage === 'over') return { stage, network, channel, ok: pending.ok, message: pending.message }
  return { stage, network, channel }
}

/** POST …/choose { id, choice?, confirm?, cancel? }: the second step. Answers with what is shown next. */
async function choose(house: House, req: PayloadRequest): Promise<Response> {
  const { id, choice: wanted, confirm, cancel } = await readBody(req)
  const pendings = openPendingConnections(house.runtime(req.payload))
  const owner = ownerOf(req)
  const seen = typeof id === 'string' ? await pendings.read(owner, id) : undefined
  if (typeof id !== 'string' || !seen) throw new APIError(tooLate, 404, {}, true)
  if (seen.stage === 'choice' && cancel !== true && !seen.choices.some((choice) => choice.id === wanted)) badRequest('choice', 'Choose one of the places that were offered.')
  if (seen.stage === 'confirm' && cancel !== true && confirm !== true) badRequest('confirm', seen.message)
  const pending = await pendings.take(owner, id, ['choice', 'confirm'])
  if (!pending) throw new APIError(tooLate, 409, {}, true)
  const { network, channelId, name, credentials, baseURL } = pending
  const choice = pending.stage === 'confirm' ? pending.choice : pending.choices.find((one) => one.id === wanted)
  const subject = { network, channelId, name }
  if (cancel === true) {
    const channel = { id: 'new', name: 'The channel', network, baseURL: baseURL ?? null, learnt: {}, [network]: choice?.settings } as ChannelDoc
    const left = await giveAccessBack(house.runtime(req.payload), channel, { ...credentials, ...choice?.credentials })
    const over: Pending = { ...subject, stage: 'over', ok: false, message: ['Nothing was connected.', left].filter(Boolean).join(' ') }
    return json({ id: await pendings.put(owner, over), ...toShown(over) })
  }
  const next = await finish(house, req, subject, { credentials, baseURL, choice }, pending.stage === 'confirm' || confirm === true).catch(
    (error: unknown): Pending => ({ ...subject, stage: 'over', ok: false, message: sentenceOf(error, req) }),
  )
  return json({ id: await pendings.put(owner, next), ...toShown(next) })
}

async function readChannel(house: House, req: PayloadRequest, id: unknown): Promise<ChannelDoc> {
  const found = await req.payload.findByID({
    collection: house.slugs.channels as CollectionSlug,
    id: String(id),
    depth: 0,
    overrideAccess: false,
    disableErrors: true,
    showHiddenFields: true,
    req,
  })
  if (!found) badRequest('channel', 'This channel does not exist any more. Reload the page.')
  return found as unknown as ChannelDoc
}

function redirectURIOf({ payload: { config } }: PayloadRequest): string {
  if (!config.serverURL) throw new APIError('Connecting needs the address of this server: set serverURL in the Payload config.', 400, {}, true)
  return toCallbackURL({ serverURL: config.serverURL, apiRoute: config.routes.api })
}

function adminURL(house: House, { payload: { config } }: PayloadRequest, channel?: string): string {
  const path = `${config.routes.admin}/collections/${house.slugs.channels}${channel === undefined ? '' : `/${channel}`}`
  return `${config.serverURL.replace(/\/+$/, '')}${path}`
}

type Refusal = { data?: { errors?: { message?: string }[] } }

/** What a person reads about a failure. What is nobody's business stays in the log. */
function sentenceOf(error: unknown, req: PayloadRequest): string {
  if (error instanceof NetworkFailure) return error.message
  const refusals = (error as Refusal | null)?.data?.errors?.flatMap(({ message }) => message ?? []) ?? []
  if (refusals.length > 0) return refusals.join(' ')
  if (error instanceof APIError && error.isPublic) return error.message
  req.payload.logger.error({ plugin: 'social-campaigns', event: 'connect-failed', error: error instanceof Error ? error.message : String(error) })
  return 'The connection could not be made. Try again; the log of the server says more.'
}

/** Whether the browser came to this machine by its number although the site goes by its name. */
function isByNumber(req: PayloadRequest): boolean {
  const host = req.headers.get('host') ?? ''
  return /^(127\.0\.0\.1|\[::1\])(:|$)/.test(host) && new URL(redirectURIOf(req)).hostname === 'localhost'
}

function nextTurn(req: PayloadRequest, turn: number): string {
  const to = new URL(redirectURIOf(req))
  for (const [name, value] of req.searchParams) to.searchParams.append(name, value)
  to.searchParams.set('again', String(turn))
  return to.href
}
