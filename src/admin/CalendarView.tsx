import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { toSay } from '../translations/say.ts'
import { Calendar } from './Calendar.tsx'
import type { DeskProps } from './desk.ts'
import type { PlaceDoc } from './docs.ts'
import { CalendarLinks } from './exchange/CalendarLinks.tsx'
import { isMonth } from './month.ts'
import { findAs } from './reading.ts'
import { StopBanner } from './StopBanner.tsx'
import { Styles } from './Styles.tsx'

/** The calendar of deliveries: a month as a grid on wide windows, as a list on narrow ones. */
export async function CalendarView({ desk, initPageResult, searchParams }: AdminViewServerProps & DeskProps) {
  const { req } = initPageResult
  const { payload, user, i18n } = req
  const say = toSay(i18n.t)
  const reader = { payload, user, req }
  if (!(await desk.may('see', reader))) {
    return (
      <Gutter>
        <p className="social-page">{say('promotionNoAccess')}</p>
      </Gutter>
    )
  }
  const channels = await findAs<PlaceDoc>(reader, { collection: desk.slugs.channels, where: {}, sort: 'name' })
  const campaigns = await findAs<{ id: string | number; name: string }>(reader, { collection: desk.slugs.campaigns, where: {}, sort: 'name', limit: 500 })
  const { month, channel, campaign } = searchParams ?? {}
  const { deliveries } = desk.slugs
  const mayPublish = await desk.may('publish', reader)
  return (
    <Gutter>
      <Styles />
      <SetStepNav
        nav={[{ label: say('deliveries'), url: formatAdminURL({ adminRoute: payload.config.routes.admin, path: `/collections/${deliveries}` }) }, { label: say('calendar') }]}
      />
      <div className="social-page social-page--full social-stack">
        <StopBanner desk={desk} i18n={i18n} payload={payload} user={user} />
        <Calendar
          channels={channels.map(({ id, name, network }) => ({ id: String(id), name, network: desk.networkLabels[network] ?? network }))}
          campaigns={campaigns.map(({ id, name }) => ({ id: String(id), name }))}
          deliveries={deliveries}
          initialCampaign={typeof campaign === 'string' ? campaign : ''}
          initialChannel={typeof channel === 'string' ? channel : ''}
          initialMonth={isMonth(month) ? month : new Date().toISOString().slice(0, 7)}
          mayPublish={mayPublish}
        />
        {mayPublish ? <CalendarLinks campaigns={campaigns.map(({ id, name }) => ({ id: String(id), name }))} /> : null}
      </div>
    </Gutter>
  )
}
