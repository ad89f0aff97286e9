import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { toSay } from '../../translations/say.ts'
import type { DeskProps } from '../desk.ts'
import { Styles } from '../Styles.tsx'

/** Above the list of posts: how many wait for whom, and the way there. */
export async function WaitingStrip({ desk, payload, user, i18n }: DeskProps & ServerProps) {
  const reader = { payload, user }
  if (!(await desk.may('see', reader))) return null
  const say = toSay(i18n.t)
  const { forYou, others, withoutTime } = await desk.countWaiting(reader)
  const parts = [
    { label: say('waitingForYou'), count: forYou },
    { label: say('waitingForOthers'), count: others },
    { label: say('waitingForTime'), count: withoutTime },
  ].filter(({ count }) => count > 0)
  return (
    <div className="social-panel social-strip">
      <Styles />
      <div className="social-line social-line--apart">
        <span>{parts.length === 0 ? say('waitingNothing') : parts.map(({ label, count }) => `${label}: ${count}`).join(' · ')}</span>
        <Link href={formatAdminURL({ adminRoute: payload.config.routes.admin, path: `/collections/${desk.slugs.posts}/waiting` })}>{say('waiting')}</Link>
      </div>
    </div>
  )
}
