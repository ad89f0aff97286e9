import type { DocumentViewServerProps } from 'payload'
import { DocumentTab } from '../DocumentTab.tsx'
import type { DeskProps } from '../desk.ts'
import { Queue } from './Queue.tsx'

/** The Queue tab of a channel: its next slots and who has them, and how its week stands. */
export async function QueueTab({ desk, initPageResult }: DocumentViewServerProps & DeskProps) {
  const { req, docID } = initPageResult
  const { payload, user } = req
  if (docID === undefined) return null
  const { channels, posts } = desk.slugs
  return (
    <DocumentTab desk={desk} initPageResult={initPageResult} view="queue">
      <Queue id={docID} mayPublish={await desk.may('publish', { payload, user, req })} slugs={{ channels, posts }} />
    </DocumentTab>
  )
}
