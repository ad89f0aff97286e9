import type { DocumentViewServerProps } from 'payload'
import { toSay } from '../../translations/say.ts'
import { DocumentTab } from '../DocumentTab.tsx'
import type { DeskProps } from '../desk.ts'
import { LiveCampaign } from './LiveCampaign.tsx'
import { LiveThread } from './LiveThread.tsx'

/** Live-posting, made for a phone: of a campaign, where a thread begins, or of a social post, whose thread grows. */
export async function LiveTab({ desk, initPageResult }: DocumentViewServerProps & DeskProps) {
  const { req, docID, collectionConfig } = initPageResult
  const { payload, user, i18n } = req
  if (docID === undefined || !collectionConfig) return null
  const { campaigns, posts, deliveries } = desk.slugs
  const mayPublish = await desk.may('publish', { payload, user, req })
  return (
    <DocumentTab desk={desk} initPageResult={initPageResult} view="live">
      {!mayPublish ? (
        <p>{toSay(i18n.t)('campaignAskPublisher')}</p>
      ) : collectionConfig.slug === campaigns ? (
        <LiveCampaign id={docID} slugs={{ campaigns, posts, media: desk.media }} />
      ) : (
        <LiveThread id={docID} slugs={{ posts, deliveries, media: desk.media }} />
      )}
    </DocumentTab>
  )
}
