import type { UIFieldServerProps } from 'payload'
import type { DeskProps } from '../desk.ts'
import { FeedPanel } from './FeedPanel.tsx'

/** How a feed is, above its form. */
export async function FeedHealth({ desk, id, req }: UIFieldServerProps & DeskProps) {
  if (id === undefined) return null
  const mayWrite = await desk.may('write', { payload: req.payload, user: req.user, req })
  return <FeedPanel feeds={desk.slugs.feeds} id={id} mayWrite={mayWrite} posts={desk.slugs.posts} />
}
