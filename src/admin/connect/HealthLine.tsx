import { Moment } from '../DueTime.tsx'
import type { PlaceDoc } from '../docs.ts'
import { useSay } from '../hooks.ts'

/** When a channel was last asked, until when its access lasts, how many follow it, and why its mentions do not come in. */
export function HealthLine({ health, inbox }: Pick<PlaceDoc, 'health' | 'inbox'>) {
  const say = useSay()
  const facts = health ? (
    <p className="social-line social-quiet">
      {health.checkedAt ? (
        <span>
          {say('checkedAt')} <Moment at={health.checkedAt} />
        </span>
      ) : null}
      {health.tokenExpiresAt ? (
        <span>
          {say('tokenExpires')} <Moment at={health.tokenExpiresAt} />
        </span>
      ) : null}
      {typeof health.followers === 'number' ? <span>{say('followers', { followers: health.followers })}</span> : null}
    </p>
  ) : null
  return (
    <>
      {facts}
      {inbox?.message ? (
        <p>
          <strong>{say('inboxNotRead')}</strong> {inbox.message}
        </p>
      ) : null}
    </>
  )
}
