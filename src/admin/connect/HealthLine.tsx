import { Moment } from '../DueTime.tsx'
import type { PlaceDoc } from '../docs.ts'
import { useSay } from '../hooks.ts'

/** When a channel was last asked, until when its access lasts, and how many follow it. */
export function HealthLine({ health }: Pick<PlaceDoc, 'health'>) {
  const say = useSay()
  if (!health) return null
  return (
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
  )
}
