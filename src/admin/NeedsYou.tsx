import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { toSay } from '../translations/say.ts'
import type { DeskProps } from './desk.ts'
import { needs, toQuery } from './needs.ts'
import { countAs } from './reading.ts'
import { StopBanner } from './StopBanner.tsx'
import { Styles } from './Styles.tsx'

/** How many deliveries need a person and where to find them: one calm line each. Above the list of deliveries, and on the dashboard. */
export async function NeedsYou({ desk, payload, user, i18n, place = 'list' }: DeskProps & ServerProps & { place?: 'list' | 'dashboard' }) {
  const reader = { payload, user }
  if (!(await desk.may('see', reader))) return null
  const say = toSay(i18n.t)
  const to = (path: `/${string}`) => formatAdminURL({ adminRoute: payload.config.routes.admin, path })
  const { deliveries } = desk.slugs
  const counts = await Promise.all(needs.map(({ where }) => countAs(reader, deliveries, where)))
  const open = needs.flatMap((need, index) => ((counts[index] ?? 0) > 0 ? { ...need, count: counts[index] ?? 0 } : []))
  const headingId = `social-needs-${place}`
  return (
    <>
      {place === 'dashboard' ? <StopBanner desk={desk} i18n={i18n} payload={payload} user={user} /> : null}
      <section aria-labelledby={headingId} className="social-panel social-strip">
        <Styles />
        <div className="social-line social-line--apart">
          <h3 id={headingId}>{place === 'dashboard' ? `${say('group')}: ${say('needsYou').toLowerCase()}` : say('needsYou')}</h3>
          <span className="social-line">
            {place === 'dashboard' ? <Link href={to(`/collections/${deliveries}`)}>{say('deliveries')}</Link> : null}
            <Link href={to(`/collections/${deliveries}/calendar`)}>{say('calendar')}</Link>
            <Link href={to(`/collections/${desk.slugs.channels}/cadence`)}>{say('cadence')}</Link>
          </span>
        </div>
        {open.length === 0 ? (
          <p>
            <span aria-hidden="true">✓ </span>
            {say('needsNothing')}
          </p>
        ) : (
          <ul className="social-list social-list--spaced">
            {open.map((need) => (
              <li className="social-line" key={need.key}>
                <span className={`social-badge social-badge--${need.tone}`}>
                  <span aria-hidden="true" className="social-badge__sign">
                    {need.sign}
                  </span>
                  {need.count}
                </span>
                <Link href={`${to(`/collections/${deliveries}`)}${toQuery(need.where)}`}>{say(need.label)}</Link>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
