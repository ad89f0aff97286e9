import type { UIFieldServerProps } from 'payload'
import type { DeskProps } from '../desk.ts'
import { ThanksPanel } from './ThanksPanel.tsx'

/** What a sponsor is owed, above its form. */
export async function ThanksOfSponsor({ desk, id, req }: UIFieldServerProps & DeskProps) {
  if (id === undefined) return null
  const mayWrite = await desk.may('write', { payload: req.payload, user: req.user, req })
  return <ThanksPanel id={id} mayWrite={mayWrite} posts={desk.slugs.posts} sponsors={desk.slugs.sponsors} />
}
