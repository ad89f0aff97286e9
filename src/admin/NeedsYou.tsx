import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { toSay } from '../translations/say.ts'
import { ChannelNeed } from './connect/ChannelNeed.tsx'
import { findChannelsInNeed } from './connect/channelsInNeed.ts'
import type { DeskProps } from './desk.ts'
import { needs } from './needs.ts'
import { countAs } from './reading.ts'
import { Styles } from './Styles.tsx'
import { DebtsNeed } from './sponsors/DebtsNeed.tsx'

/** How many deliveries and thanks need a person and where to find them: one calm line each. Above the list of deliveries, and on the dashboard. */
export async function NeedsYou({ desk, payload, user, i18n, place = 'list' }: DeskProps & ServerProps & { place?: 'list' | 'dashboard' }) {
  const reader = { payload, user }
  if (!(await desk.may('see', reader))) return null
  const say = toSay(i18n.t)
  const to = (path: `/${string}`) => formatAdminURL({ adminRoute: payload.config.routes.admin, path })
  const { deliveries } = desk.slugs
  const counts = await Promise.all(needs.map(({ where }) => countAs(reader, deliveries, where)))
  const open = needs.flatMap((need, index) => ((counts[index] ?? 0) > 0 ? { ...need, count: counts[index] ?? 0 } : []))
  const channels = await findChannelsInNeed(desk, reader)
  const debts = place === 'dashboard' ? await desk.countDebts(reader) : { open: 0, overdue: 0 }
  const waiting = place === 'dashboard' ? await desk.countWaiting(reader) : undefined
  const headingId = `social-needs-${place}`
  return (
    <section aria-labelledby={headingId} className="social-panel social-strip">
      <Styles />
      <div className="social-line social-line--apart">
        <h3 id={headingId}>{say('needsYou')}</h3>
        {place === 'dashboard' ? null : <Link href={to(`/collections/${deliveries}/calendar`)}>{say('calendar')}</Link>}
      </div>
      {open.length === 0 && channels.length === 0 && debts.open === 0 && !waiting?.forYou ? (
        <p>
          <span aria-hidden="true">✓ </span>
          {say('needsNothing')}
        </p>
      ) : (
        <ul className="social-list social-list--spaced">
          {waiting?.forYou ? (
            <li className="social-line">
              <span className="social-badge social-badge--waiting">
                <span aria-hidden="true" className="social-badge__sign">
                  ◎
                </span>
                {waiting.forYou}
              </span>
              <Link href={to(`/collections/${desk.slugs.posts}/waiting`)}>{say('waitingForYou')}</Link>
            </li>
          ) : null}
          {channels.map((channel) => (
            <ChannelNeed channel={channel} href={to(`/collections/${desk.slugs.channels}/${channel.id}`)} key={channel.id} say={say} />
          ))}
          {open.map((need) => (
            <li className="social-line" key={need.key}>
              <span className={`social-badge social-badge--${need.tone}`}>
                <span aria-hidden="true" className="social-badge__sign">
                  {need.sign}
                </span>
                {need.count}
              </span>
              <Link href={`${to(`/collections/${deliveries}/attention`)}#${need.key}`}>{say(need.label)}</Link>
            </li>
          ))}
          {debts.open > 0 ? <DebtsNeed {...debts} adminRoute={payload.config.routes.admin} say={say} sponsors={desk.slugs.sponsors} /> : null}
        </ul>
      )}
    </section>
  )
}
