'use client'
import { Link, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { sayStored } from '../translations/sayTold.ts'
import { callApi } from './callApi.ts'
import { DueTime } from './DueTime.tsx'
import type { DeliveryDoc, PlaceDoc } from './docs.ts'
import { useRoutes, useSay } from './hooks.ts'
import { StateBadge } from './StateBadge.tsx'
import { Styles } from './Styles.tsx'
import { isUnderWay } from './underWay.ts'

type Row = Omit<DeliveryDoc, 'channel'> & { channel?: PlaceDoc | string | number | null }

const soonMs = 2_000

/** In the sidebar of a social post: what becomes of it on each channel, kept up to date while something is under way. */
export function DeliveriesOfPost({ deliveries }: { deliveries: string }) {
  const say = useSay()
  const routes = useRoutes()
  const { id, collectionSlug, data } = useDocumentInfo()
  const savedAt: unknown = data?.updatedAt
  const [rows, setRows] = useState<readonly Row[]>()

  useEffect(() => {
    // A save changes what is planned, so the time of the last one starts a new look.
    if (id === undefined || savedAt === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const leaving = new AbortController()
    const look = async () => {
      const answer = await callApi<{ docs: Row[] }>(routes.api(`/${deliveries}?where[post][equals]=${id}&depth=1&limit=100&sort=dueAt`), { signal: leaving.signal })
      if (leaving.signal.aborted) return
      const found = answer.ok ? answer.data.docs : undefined
      if (found) setRows(found)
      if (!found || isUnderWay(found, Date.now())) timer = setTimeout(look, soonMs)
    }
    void look()
    return () => {
      leaving.abort()
      clearTimeout(timer)
    }
  }, [id, deliveries, routes, savedAt])

  return (
    <div className="field-type">
      <section aria-labelledby="social-deliveries" className="social-stack">
        <Styles />
        <h3 id="social-deliveries">{say('deliveriesOfPost')}</h3>
        {id === undefined || rows?.length === 0 ? <p className="social-quiet">{say('deliveriesNone')}</p> : null}
        <ul className="social-list social-stack">
          {rows?.map((row) => {
            const channel = typeof row.channel === 'object' ? row.channel : undefined
            return (
              <li key={row.id}>
                <div className="social-line">
                  <StateBadge state={row.state} />
                  <Link href={routes.admin(`/collections/${deliveries}/${row.id}`)}>{channel?.name ?? say('channelGone')}</Link>
                </div>
                <div>
                  <DueTime at={row.publishedAt || row.dueAt} zone={channel?.timezone ?? undefined} />
                </div>
                {row.url ? (
                  <a href={row.url} rel="noreferrer" target="_blank">
                    {say('seeOnNetwork', { network: new URL(row.url).hostname })}
                  </a>
                ) : null}
                {row.error?.message && row.state !== 'published' ? <p className="social-bad">{sayStored(row.error.message, say)}</p> : null}
              </li>
            )
          })}
        </ul>
        {rows?.some(({ state }) => state === 'published') ? <Link href={routes.admin(`/collections/${collectionSlug}/${id}/live`)}>{say('liveContinue')}</Link> : null}
      </section>
    </div>
  )
}
