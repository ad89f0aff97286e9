import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { toSay } from '../../translations/say.ts'
import type { DeskProps } from '../desk.ts'
import { StopBanner } from '../StopBanner.tsx'
import { Styles } from '../Styles.tsx'
import { Cadence } from './Cadence.tsx'

/** How regularly every channel is fed, on one page. */
export async function CadenceView({ desk, initPageResult }: AdminViewServerProps & DeskProps) {
  const { req } = initPageResult
  const { payload, user, i18n } = req
  const say = toSay(i18n.t)
  const { channels } = desk.slugs
  const maySee = await desk.may('see', { payload, user, req })
  return (
    <Gutter>
      <Styles />
      <SetStepNav
        nav={[{ label: say('channels'), url: formatAdminURL({ adminRoute: payload.config.routes.admin, path: `/collections/${channels}` }) }, { label: say('cadence') }]}
      />
      <div className="social-page social-page--full social-stack">
        <StopBanner desk={desk} i18n={i18n} payload={payload} user={user} />
        <h1>{say('cadence')}</h1>
        {maySee ? <Cadence channels={channels} networkLabels={desk.networkLabels} /> : <p>{say('promotionNoAccess')}</p>}
      </div>
    </Gutter>
  )
}
