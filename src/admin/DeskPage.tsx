import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import type { ReactNode } from 'react'
import type { TranslationKey } from '../translations/en.ts'
import { toSay } from '../translations/say.ts'
import type { DeskProps } from './desk.ts'
import { StopBanner } from './StopBanner.tsx'
import { Styles } from './Styles.tsx'

export type DeskPageProps = Pick<AdminViewServerProps, 'initPageResult'> &
  DeskProps & {
    /** The collection above it, for the way back. */
    collection: string
    plural: TranslationKey
    title: TranslationKey
    help?: TranslationKey
    children: ReactNode
  }

/** The frame of a page of ours: the way back, what is stopped, a heading. Whoever may not see anything is told so. */
export async function DeskPage({ desk, initPageResult, collection, plural, title, help, children }: DeskPageProps) {
  const { req } = initPageResult
  const { payload, user, i18n } = req
  const say = toSay(i18n.t)
  if (!(await desk.may('see', { payload, user, req }))) {
    return (
      <Gutter>
        <p className="social-page">{say('promotionNoAccess')}</p>
      </Gutter>
    )
  }
  return (
    <Gutter>
      <Styles />
      <SetStepNav nav={[{ label: say(plural), url: formatAdminURL({ adminRoute: payload.config.routes.admin, path: `/collections/${collection}` }) }, { label: say(title) }]} />
      <div className="social-page social-stack social-stack--wide">
        <StopBanner desk={desk} i18n={i18n} payload={payload} user={user} />
        <header className="social-stack">
          <h2>{say(title)}</h2>
          {help ? <p className="social-quiet">{say(help)}</p> : null}
        </header>
        {children}
      </div>
    </Gutter>
  )
}
