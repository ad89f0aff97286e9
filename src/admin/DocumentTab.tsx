import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import type { ReactNode } from 'react'
import type { TranslationKey } from '../translations/en.ts'
import { toSay } from '../translations/say.ts'
import type { DeskProps } from './desk.ts'
import { StopBanner } from './StopBanner.tsx'
import { Styles } from './Styles.tsx'

type DocumentTabProps = Pick<DocumentViewServerProps, 'initPageResult'> & DeskProps & { view: TranslationKey; children: ReactNode }

/** The frame of a tab of a document: its place in the navigation, the banner when everything is stopped, and nothing for who may not look. */
export async function DocumentTab({ desk, initPageResult, view, children }: DocumentTabProps) {
  const { req, collectionConfig, docID } = initPageResult
  const { payload, user, i18n } = req
  const say = toSay(i18n.t)
  if (!collectionConfig || docID === undefined) return null
  const { plural } = collectionConfig.labels
  return (
    <Gutter>
      <Styles />
      <SetDocumentStepNav
        collectionSlug={collectionConfig.slug}
        id={docID}
        pluralLabel={typeof plural === 'function' ? plural({ i18n, t: i18n.t as never }) : plural}
        useAsTitle={collectionConfig.admin.useAsTitle}
        view={say(view)}
      />
      {(await desk.may('see', { payload, user, req })) ? (
        <div className="social-page social-stack social-stack--wide">
          <StopBanner desk={desk} i18n={i18n} payload={payload} user={user} />
          {children}
        </div>
      ) : (
        <p className="social-page">{say('promotionNoAccess')}</p>
      )}
    </Gutter>
  )
}
