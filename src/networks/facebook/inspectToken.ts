import { NetworkFailure } from '../../domain/failures.ts'
import { requireScopes } from '../shared/requireScopes.ts'
import { type FacebookRule, facebookRules } from './answers.ts'
import { commentsPermission, publishPermission } from './permissions.ts'
import { readPageId, type Session } from './session.ts'

/** About one access, asked as the app: a bad parameter is an access of another app, which only that app may look at. */
const inspectRules = [{ from: 100, code: 'forbidden' }, ...facebookRules] as const satisfies readonly FacebookRule[]

/** What Facebook tells the app of an access to one of its Pages. */
export type Inspected = { readsComments: boolean; endsAt: Date | undefined }

export const notPage = 'This access belongs to a person, not to a Page. Connect the channel again and choose the Page.'

type TokenFacts = { app_id?: unknown; type?: unknown; is_valid?: unknown; expires_at?: unknown; scopes?: unknown; granular_scopes?: unknown; profile_id?: unknown }

/**
 * Looks at the access of a channel before it is used: whose it is, whether it still works, what it may do on this Page, and when it ends. Source:
 * developers.facebook.com, /debug_token. Undefined: no app is configured, so nobody may ask.
 *
 * @throws NetworkFailure `forbidden` when it cannot publish here, `unauthorized` when it is no good any more
 */
export async function inspectToken(session: Session): Promise<Inspected | undefined> {
  if (!session.inspect) return undefined
  await session.requireAccess()
  const facts = await ask(session.inspect)
  if (facts.app_id !== undefined && String(facts.app_id) !== session.clientId) throw ofOtherApp()
  if (facts.is_valid === false)
    throw new NetworkFailure('unauthorized', 'Facebook does not accept this access any more: it has ended or was taken back. Connect the channel again.')
  if (facts.type !== undefined && facts.type !== 'PAGE') throw new NetworkFailure('forbidden', notPage)
  const scopes = readTexts(facts.scopes)
  requireScopes({ label: 'Facebook', granted: scopes, needed: [publishPermission] })
  const { channel } = session.context
  const pageId = facts.profile_id === undefined ? readPageId(channel) : String(facts.profile_id)
  if (pageId && !isGivenFor(facts, publishPermission, pageId)) {
    const message = `This access to Facebook may publish, but not on the Page ${pageId}: ${publishPermission} was given for other Pages. Choose this Page on Facebook’s page, then connect again.`
    throw new NetworkFailure('forbidden', message)
  }
  return {
    readsComments: scopes.length === 0 || (scopes.includes(commentsPermission) && (!pageId || isGivenFor(facts, commentsPermission, pageId))),
    // Zero: it does not end by itself.
    endsAt: typeof facts.expires_at === 'number' && facts.expires_at > 0 ? new Date(facts.expires_at * 1000) : undefined,
  }
}

async function ask(inspect: NonNullable<Session['inspect']>): Promise<TokenFacts> {
  try {
    const { data } = await inspect(inspectRules)
    if (typeof data !== 'object' || data === null) throw new NetworkFailure('unavailable', 'Facebook did not tell what this access may do.')
    return data
  } catch (error) {
    if (!(error instanceof NetworkFailure) || error.kind !== 'refused' || error.code === 'outdated') throw error
    if (error.code === 'forbidden') throw ofOtherApp(error)
    // It is the app that asked, so the channel's own access is not what was refused.
    const message = 'Facebook does not accept the app that is set here, so the access cannot be looked at. Check clientId and clientSecret of facebook() in the options.'
    throw new NetworkFailure('forbidden', message, { cause: error })
  }
}

function ofOtherApp(cause?: unknown): NetworkFailure {
  const message = 'This access was made with another app than the one that is set here, so Facebook refuses it. Make it with this app, or connect the channel by its button.'
  return new NetworkFailure('forbidden', message, { cause })
}

/** A permission may be given for some Pages only. Where none are named it is given for all. */
function isGivenFor({ granular_scopes: granular }: TokenFacts, permission: string, pageId: string): boolean {
  const list = (Array.isArray(granular) ? granular : []) as { scope?: unknown; target_ids?: unknown }[]
  const targets = list.find(({ scope }) => scope === permission)?.target_ids
  return !Array.isArray(targets) || targets.map(String).includes(pageId)
}

function readTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}
