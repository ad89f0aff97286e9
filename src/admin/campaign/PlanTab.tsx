import type { DocumentViewServerProps } from 'payload'
import { DocumentTab } from '../DocumentTab.tsx'
import type { DeskProps } from '../desk.ts'
import { EvergreenPlan } from './EvergreenPlan.tsx'
import { type CampaignPlanProps, LaunchPlan } from './LaunchPlan.tsx'

/** The Plan tab of a campaign: a timeline around the moment of a launch, or the weeks ahead of an evergreen campaign. */
export async function PlanTab({ desk, initPageResult, doc }: DocumentViewServerProps & DeskProps) {
  const { req, docID } = initPageResult
  const { payload, user } = req
  const reader = { payload, user, req }
  if (docID === undefined) return null
  const { campaigns, posts, deliveries } = desk.slugs
  const props: CampaignPlanProps = {
    slugs: { campaigns, posts, deliveries },
    id: docID,
    mayPublish: await desk.may('publish', reader),
    mayWrite: await desk.may('write', reader),
    networkLabels: desk.networkLabels,
  }
  return (
    <DocumentTab desk={desk} initPageResult={initPageResult} view="plan">
      {(doc as { kind?: string } | null)?.kind === 'evergreen' ? <EvergreenPlan {...props} /> : <LaunchPlan {...props} />}
    </DocumentTab>
  )
}
