import { Gutter } from '@payloadcms/ui'
import type { Payload, TypedUser } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { toSay } from '../translations/say.ts'
import { Moment } from './DueTime.tsx'
import type { DeskProps } from './desk.ts'
import type { SettingsDoc } from './docs.ts'
import { globalAs } from './reading.ts'
import { Styles } from './Styles.tsx'
import { stopOf } from './stopOf.ts'

type StopBannerProps = DeskProps & { payload: Payload; i18n: { t: unknown }; user?: TypedUser | null | undefined; place?: 'list' | 'page' }

/** Says on every social page that nothing is sent at all: everything is stopped, or a time of silence is running. */
export async function StopBanner({ desk, payload, user, i18n, place = 'page' }: StopBannerProps) {
  const settings = await globalAs<SettingsDoc>({ payload, user }, desk.slugs.settings)
  const stop = stopOf(settings, Date.now())
  if (!stop) return null
  const say = toSay(i18n.t)
  const [before = '', after = ''] = say('silenceBanner', { until: '|' }).split('|')
  const banner = (
    <div className={`social-banner${stop.kind === 'stopped' ? ' social-banner--bad' : ''}`} role="status">
      <Styles />
      <p>
        <span aria-hidden="true">‖ </span>
        <strong>
          {stop.kind === 'stopped' ? (
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
      <a href={formatAdminURL({ adminRoute: payload.config.routes.admin, path: `/globals/${desk.slugs.settings}` })}>{say('openSettings')}</a>
    </div>
  )
  // The top of a list view lies outside the page's margins.
  return place === 'list' ? <Gutter>{banner}</Gutter> : banner
}
