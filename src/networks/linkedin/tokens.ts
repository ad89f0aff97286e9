import { NetworkFailure } from '../../domain/failures.ts'
import type { Http } from '../../http/http.ts'
import type { ChannelContext } from '../port.ts'
import { linkedinRules, toLinkedInFailure } from './answers.ts'
import { toWebOrigin } from './author.ts'

/** The app that asks for access. Without one, access cannot be renewed. */
export type App = { clientId: string; clientSecret: string }

/**
 * When the access ends for good unless a person connects again. A refresh token, which LinkedIn gives to approved partners only, lives a year that renewing
 * does not lengthen; without one access lives 60 days.
 */
export async function readEnd({ vault }: Pick<ChannelContext, 'vault'>, app: App | undefined): Promise<Date | undefined> {
  const { refreshToken, refreshExpiresAt, expiresAt } = await vault.read()
  const at = new Date((app && refreshToken ? refreshExpiresAt : expiresAt) ?? '')
  return Number.isNaN(at.getTime()) ? undefined : at
}

/** What is kept of a token answer. Moments are ISO 8601. */
export type Kept = { accessToken: string; expiresAt?: string; refreshToken?: string; refreshExpiresAt?: string }

/** Asks for a token, by a code or a refresh token. Gives what is to be kept and what was granted. Throws NetworkFailure. */
export async function requestToken({ http, baseURL, form, now }: { http: Http; baseURL: string; form: Record<string, string>; now: Date }): Promise<{
  kept: Kept
  scopes: readonly string[]
}> {
  const answer = await http.send({ method: 'POST', url: `${toWebOrigin(baseURL)}/oauth/v2/accessToken`, body: new URLSearchParams(form) })
  const json = answer.status >= 200 && answer.status < 300 ? answer.json() : undefined
  const given = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>
  if (typeof given.access_token !== 'string') {
    const failure = toLinkedInFailure(answer, { stage: 'prepare', rules: linkedinRules, now, secrets: Object.values(form) })
    throw failure.kind === 'refused' ? new NetworkFailure('unauthorized', failure.message, { status: answer.status }) : failure
  }
  const moment = (seconds: unknown) => (typeof seconds === 'number' && seconds > 0 ? new Date(now.getTime() + seconds * 1000).toISOString() : undefined)
  const [expiresAt, refreshExpiresAt] = [moment(given.expires_in), moment(given.refresh_token_expires_in)]
  const kept: Kept = {
    accessToken: given.access_token,
    ...(expiresAt ? { expiresAt } : {}),
    ...(typeof given.refresh_token === 'string' ? { refreshToken: given.refresh_token } : {}),
    ...(refreshExpiresAt ? { refreshExpiresAt } : {}),
  }
  return { kept, scopes: typeof given.scope === 'string' ? given.scope.split(/[ ,]+/) : [] }
}
