import type { AdminViewServerProps } from 'payload'
import { DeskPage } from '../DeskPage.tsx'
import type { DeskProps } from '../desk.ts'
import { DebtsBoard } from './DebtsBoard.tsx'

/** The page of thanks that are owed: to whom, by when, and what will settle them. */
export async function DebtsView({ desk, initPageResult }: AdminViewServerProps & DeskProps) {
  const { req } = initPageResult
  const mayWrite = await desk.may('write', { payload: req.payload, user: req.user, req })
  const { sponsors, posts } = desk.slugs
  return (
    <DeskPage collection={sponsors} desk={desk} help="debtsHelp" initPageResult={initPageResult} plural="sponsors" title="debts">
      <DebtsBoard mayWrite={mayWrite} posts={posts} sponsors={sponsors} />
    </DeskPage>
  )
}
