import type { ChannelContext } from '../port.ts'
import { createConsentSessions } from './oauth/consentSessions.ts'
import { readGrant } from './oauth/grant.ts'
import { createPasswordSessions } from './passwordSessions.ts'
import type { Sessions } from './sessions.ts'

/** The session of a channel, in the way in which it is connected just now. */
export function openSessions(context: ChannelContext): Sessions {
  const [byPassword, byConsent] = [createPasswordSessions(context), createConsentSessions(context)]
  const chosen = async () => (readGrant(await context.vault.read()) ? byConsent : byPassword)
  return {
    current: async () => (await chosen()).current(),
    renew: async (stale) => (await chosen()).renew(stale),
    restart: async () => (await chosen()).restart(),
    refresh: async () => (await chosen()).refresh(),
    identity: async () => (await chosen()).identity(),
    end: async () => (await chosen()).end(),
    access: (session) => (session.proofKey ? byConsent : byPassword).access(session),
    hear: (answer) => byConsent.hear(answer),
  }
}
