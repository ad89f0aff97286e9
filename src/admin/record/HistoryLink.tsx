'use client'
import { Link, useDocumentInfo } from '@payloadcms/ui'
import { toRecordQuery } from '../../domain/recordFilter.ts'
import { useRoutes, useSay } from '../hooks.ts'

/** From a post, a campaign or a channel to what the record says about it. */
export function HistoryLink({ records }: { records: string }) {
  const say = useSay()
  const routes = useRoutes()
  const { id, collectionSlug } = useDocumentInfo()
  if (id === undefined || !collectionSlug) return null
  return (
    <Link className="social-history" href={`${routes.admin(`/collections/${records}`)}${toRecordQuery({ subject: `${collectionSlug}:${id}` })}`}>
      {say('history')}
    </Link>
  )
}
