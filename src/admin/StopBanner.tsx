import { Gutter } from '@payloadcms/ui'
import type { Payload, TypedUser } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { toSay } from '../translations/say.ts'
import { Moment } from './DueTime.tsx'
import type { DeskProps } from './desk.ts'
import type { RecordDoc, SettingsDoc } from './docs.ts'
import { findAs, globalAs } from './reading.ts'
import { Styles } from './Styles.tsx'
import { StopSwitch } from './stop/StopSwitch.tsx'
import { stopOf } from './stopOf.ts'

type StopBannerProps = DeskProps & { payload: Payload; i18n: { t: unknown }; user?: TypedUser | null | undefined; place?: 'list' | 'page' | 'settings' }

/**
 * On every social page: whether anything is sent at all. Says it aloud when everything is stopped or a time of silence is running, with who did it and
 * why, and the way on; else it is one quiet button for whoever may stop everything.
 */
export async function StopBanner({ desk, payload, user, i18n, place = 'page' }: StopBannerProps) {
  const reader = { payload, user }
  const [settings, mayPublish] = await Promise.all([globalAs<SettingsDoc>(reader, desk.slugs.settings), desk.may('publish', reader)])
  const stop = stopOf(settings, Date.now())
  if (!stop && !mayPublish) return null
  const content = stop ? (
    <Banner desk={desk} i18n={i18n} mayPublish={mayPublish} payload={payload} place={place} stop={stop} user={user} />
  ) : (
    <div className="social-switch">
      <Styles />
      <StopSwitch isStopped={false} />
    </div>
  )
  // The top of a list view lies outside the page's margins.
  return place === 'list' ? <Gutter>{content}</Gutter> : content
}

async function Banner({ desk, payload, user, i18n, place, stop, mayPublish }: StopBannerProps & { stop: NonNullable<ReturnType<typeof stopOf>>; mayPublish: boolean }) {
  const say = toSay(i18n.t)
  const [before = '', after = ''] = say('silenceBanner', { until: '|' }).split('|')
  const isStopped = stop.kind === 'stopped'
  const [done] = await findAs<RecordDoc>(
    { payload, user },
    { collection: desk.slugs.records, where: { what: { equals: isStopped ? 'everything-stopped' : 'silence-set' } }, sort: '-id', limit: 1 },
  )
  return (
    <div className={`social-banner${isStopped ? ' social-banner--bad' : ''}`} role="status">
      <Styles />
      <div className="social-banner__words">
        <p>
          <span aria-hidden="true">‖ </span>
          <strong>
            {isStopped ? (
              say('stopBanner')
            ) : (
              <>
                {before}
                <Moment at={stop.until} />
                {after}
              </>
            )}
          </strong>
        </p>
        {done ? (
          <p>
            {say('by', { who: done.by ?? '' })}, <Moment at={done.createdAt} />
            {done.reason ? <>: “{done.reason}”</> : null}
          </p>
        ) : null}
      </div>
      <div className="social-line">
        {mayPublish ? <StopSwitch isStopped /> : null}
        {place === 'settings' ? null : <a href={formatAdminURL({ adminRoute: payload.config.routes.admin, path: `/globals/${desk.slugs.settings}` })}>{say('openSettings')}</a>}
      </div>
    </div>
  )
}
