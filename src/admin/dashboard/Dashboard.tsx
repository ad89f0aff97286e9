import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { toSay } from '../../translations/say.ts'
import type { DeskProps } from '../desk.ts'
import { NeedsYou } from '../NeedsYou.tsx'
import { StopBanner } from '../StopBanner.tsx'
import { Styles } from '../Styles.tsx'
import { DashboardStyles } from './DashboardStyles.tsx'
import { GoingList } from './GoingList.tsx'
import { loadToday } from './loadToday.ts'

/** The social part of the host's dashboard: what needs somebody, who wrote to us, what goes out next and what went out, and the ways on. */
export async function Dashboard({ desk, payload, user, i18n }: DeskProps & Pick<ServerProps, 'payload' | 'user' | 'i18n'>) {
  const reader = { payload, user }
  if (!(await desk.may('see', reader))) return null
  const say = toSay(i18n.t)
  const to = (path: `/${string}`) => formatAdminURL({ adminRoute: payload.config.routes.admin, path })
  const [today, mayWrite] = await Promise.all([loadToday({ desk, reader, now: new Date() }), desk.may('write', reader)])
  const { slugs } = desk
  return (
    <section aria-labelledby="social-dashboard" className="social-dashboard">
      <Styles />
      <DashboardStyles />
      <header className="social-dashboard__head">
        <h2 id="social-dashboard">{say('group')}</h2>
        <div className="social-line">
          {mayWrite ? (
            <Link className="social-write" href={to(`/collections/${slugs.posts}/create`)}>
              {say('writePost')}
            </Link>
          ) : null}
          <Link href={to(`/collections/${slugs.deliveries}/calendar`)}>{say('calendar')}</Link>
          <Link href={to(`/collections/${slugs.channels}/cadence`)}>{say('cadence')}</Link>
          <Link href={to(`/collections/${slugs.posts}/waiting`)}>{say('waiting')}</Link>
          <Link href={to(`/collections/${slugs.mentions}/inbox`)}>{say('inbox')}</Link>
          <Link href={to(`/collections/${slugs.records}`)}>{say('recordTitle')}</Link>
          <StopBanner desk={desk} i18n={i18n} payload={payload} user={user} />
        </div>
      </header>
      <div className="social-dashboard__grid">
        <div className="social-stack">
          <NeedsYou desk={desk} i18n={i18n} payload={payload} place="dashboard" {...(user ? { user } : {})} />
          <section aria-labelledby="social-wrote" className="social-panel">
            <h3 id="social-wrote">{say('wroteToUs')}</h3>
            <p>
              {today.mentions === 0 ? (
                say('wroteNobody')
              ) : (
                <Link href={to(`/collections/${slugs.mentions}/inbox`)}>{say(today.mentions === 1 ? 'wroteOne' : 'wroteSome', { count: today.mentions })}</Link>
              )}
            </p>
            {today.mine > 0 ? (
              <p>
                <Link href={`${to(`/collections/${slugs.mentions}/inbox`)}?show=mine`}>{say(today.mine === 1 ? 'wroteMineOne' : 'wroteMine', { count: today.mine })}</Link>
              </p>
            ) : null}
          </section>
        </div>
        <GoingList empty="soonNothing" going={today.soon} heading="soon" {...{ desk, say, to }} />
        <GoingList empty="latelyNothing" going={today.lately} heading="lately" {...{ desk, say, to }} />
      </div>
    </section>
  )
}
