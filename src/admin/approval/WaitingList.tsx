'use client'
import { Link } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { Waiting, WaitingGroup, WaitingRow } from '../../approval/readWaiting.ts'
import type { TranslationKey } from '../../translations/en.ts'
import { callApi } from '../callApi.ts'
import { Moment } from '../DueTime.tsx'
import { useRoutes, useSay } from '../hooks.ts'
import { Badge, StateBadge } from '../StateBadge.tsx'

const groups: readonly { group: WaitingGroup; label: TranslationKey; none: TranslationKey }[] = [
  { group: 'you', label: 'waitingForYou', none: 'waitingNoneForYou' },
  { group: 'others', label: 'waitingForOthers', none: 'waitingNoneForOthers' },
  { group: 'time', label: 'waitingForTime', none: 'waitingNoneForTime' },
]

/** What waits, in three groups, kept up to date when the window is looked at again. */
export function WaitingList({ posts }: { posts: string }) {
  const say = useSay()
  const routes = useRoutes()
  const [waiting, setWaiting] = useState<Waiting>()
  const [trouble, setTrouble] = useState<string>()

  useEffect(() => {
    const leaving = new AbortController()
    const look = () =>
      void callApi<Waiting>(routes.api('/social-campaigns/waiting'), { signal: leaving.signal }).then((answer) => {
        if (leaving.signal.aborted) return
        setTrouble(answer.ok ? undefined : (answer.message ?? say('notDone')))
        if (answer.ok) setWaiting(answer.data)
      })
    look()
    window.addEventListener('focus', look)
    return () => {
      window.removeEventListener('focus', look)
      leaving.abort()
    }
  }, [routes, say])

  return (
    <>
      <h2>{say('waiting')}</h2>
      {trouble ? (
        <p className="social-bad" role="alert">
          {trouble}
        </p>
      ) : null}
      {waiting === undefined && !trouble ? (
        <p className="social-quiet" role="status">
          {say('approvalLoading')}
        </p>
      ) : null}
      {waiting
        ? groups.map(({ group, label, none }) => {
            const rows = waiting.posts.filter((row) => row.group === group)
            return (
              <section aria-labelledby={`social-waiting-${group}`} className="social-panel" key={group}>
                <h3 id={`social-waiting-${group}`}>
                  {say(label)} <span className="social-badge">{rows.length}</span>
                </h3>
                {rows.length === 0 ? (
                  <p className="social-quiet">{say(none)}</p>
                ) : (
                  <ul className="social-list">
                    {rows.map((row) => (
                      <WaitingItem href={routes.admin(`/collections/${posts}/${row.id}`)} key={row.id} row={row} />
                    ))}
                  </ul>
                )}
              </section>
            )
          })
        : null}
    </>
  )
}

function WaitingItem({ row, href }: { row: WaitingRow; href: string }) {
  const say = useSay()
  return (
    <li className="social-waiting__row">
      <div>
        <p>
          <Link href={href}>{row.title || say('post')}</Link>
        </p>
        <p className="social-quiet">{row.text}</p>
      </div>
      <div>
        <p>{row.channels.join(', ') || <span className="social-quiet">{say('waitingNoChannel')}</span>}</p>
        {row.writtenBy ? <p className="social-quiet">{say('writtenBy', { name: row.writtenBy })}</p> : null}
      </div>
      <div>
        <p>{row.queue ? say('fieldQueue') : row.publishAt ? <Moment at={row.publishAt} /> : <span className="social-quiet">{say('waitingNoTime')}</span>}</p>
        <p className="social-quiet">
          {say('waitingSince')} <Moment at={row.updatedAt} />
        </p>
      </div>
      <div className="social-stack social-standing">
        <p>{row.changesAsked ? <Badge label="changesAsked" sign="↩" tone="question" /> : <StateBadge state={row.status} />}</p>
        {row.changesAsked ? null : <p>{say('approvalsOf', { given: row.approvals, needed: row.needed })}</p>}
        {row.comments > 0 ? <p className="social-quiet">{say('commentCount', { count: row.comments })}</p> : null}
      </div>
    </li>
  )
}
