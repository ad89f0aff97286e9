import type { DocumentViewServerProps } from 'payload'
import { DocumentTab } from '../DocumentTab.tsx'
import type { DeskProps } from '../desk.ts'
import { Report } from './Report.tsx'

/** The Report tab of a campaign: what became of it, read against its goal. */
export function ReportTab({ desk, initPageResult }: DocumentViewServerProps & DeskProps) {
  const { docID } = initPageResult
  if (docID === undefined) return null
  const { campaigns, posts } = desk.slugs
  return (
    <DocumentTab desk={desk} initPageResult={initPageResult} view="report">
      <Report id={docID} slugs={{ campaigns, posts }} />
    </DocumentTab>
  )
}
