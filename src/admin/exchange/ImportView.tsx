import type { AdminViewServerProps } from 'payload'
import { toSay } from '../../translations/say.ts'
import { DeskPage } from '../DeskPage.tsx'
import type { DeskProps } from '../desk.ts'
import { ImportBoard } from './ImportBoard.tsx'

/** The page on which planned posts come in from a CSV file: choose, look, confirm. */
export async function ImportView({ desk, initPageResult }: AdminViewServerProps & DeskProps) {
  const { req } = initPageResult
  const mayWrite = await desk.may('write', { payload: req.payload, user: req.user, req })
  const { posts, deliveries } = desk.slugs
  return (
    <DeskPage collection={posts} desk={desk} help="importHelp" initPageResult={initPageResult} plural="posts" title="importTitle">
      {mayWrite ? <ImportBoard deliveries={deliveries} posts={posts} /> : <p>{toSay(req.i18n.t)('importNoAccess')}</p>}
    </DeskPage>
  )
}
