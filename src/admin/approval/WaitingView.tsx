import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { toSay } from '../../translations/say.ts'
import type { DeskProps } from '../desk.ts'
import { StopBanner } from '../StopBanner.tsx'
import { TeamStyles } from './TeamStyles.tsx'
import { WaitingList } from './WaitingList.tsx'

/** The inbox of posts that wait: for the person who looks, for others, for a time. */
export async function WaitingView({ desk, initPageResult }: AdminViewServerProps & DeskProps) {
  const { req } = initPageResult
  const { payload, user, i18n } = req
  const say = toSay(i18n.t)
  if (!(await desk.may('see', { payload, user, req })))
    return (
      <Gutter>
        <p className="social-page">{say('promotionNoAccess')}</p>
      </Gutter>
    )
  const { posts } = desk.slugs
  return (
    <Gutter>
      <TeamStyles />
      <SetStepNav nav={[{ label: say('posts'), url: formatAdminURL({ adminRoute: payload.config.routes.admin, path: `/collections/${posts}` }) }, { label: say('waiting') }]} />
      <div className="social-page social-page--full social-stack social-stack--wide social-team">
        <StopBanner desk={desk} i18n={i18n} payload={payload} user={user} />
        <WaitingList posts={posts} />
      </div>
    </Gutter>
  )
}
