'use client'
import { Button, Link } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import type { ImportProgress } from './importDocs.ts'

const everyMs = 700

/** An import while it runs, and what came of it. It goes on when this page is left. */
export function ImportRun({ token, total, posts, deliveries, onAgain }: { token: string; total: number; posts: string; deliveries: string; onAgain(): void }) {
  const say = useSay()
  const routes = useRoutes()
  const [progress, setProgress] = useState<ImportProgress>()
  const state = progress?.state ?? 'running'
  const isOver = state === 'done' || state === 'failed'

  useEffect(() => {
    if (isOver) return
    const leaving = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      const answer = await callApi<ImportProgress>(routes.api(`/${posts}/import/${encodeURIComponent(token)}`), { signal: leaving.signal })
      if (leaving.signal.aborted) return
      if (answer.ok) setProgress(answer.data)
      timer = setTimeout(() => void look(), everyMs)
    }
    void look()
    return () => {
      leaving.abort()
      clearTimeout(timer)
    }
  }, [isOver, token, posts, routes])

  const made = progress?.posts ?? []
  return (
    <section aria-labelledby="social-import-run" className="social-stack">
      <h3 id="social-import-run">{say('importRun')}</h3>
      <div aria-live="polite" className="social-stack">
        {isOver ? null : (
          <>
            <p>{say('importRunning', { done: progress?.done ?? 0, total })}</p>
            <progress aria-label={say('importRun')} className="social-progress" max={total} value={progress?.done ?? 0} />
            <p className="social-quiet">{say('importStays')}</p>
          </>
        )}
        {state === 'done' ? (
          <p>
            <span aria-hidden="true">✔ </span>
            {say('importDone', { total: progress?.total ?? total })}
          </p>
        ) : null}
        {state === 'failed' ? (
          <p className="social-bad" role="alert">
            <span aria-hidden="true">✖ </span>
            {progress?.message ?? say('notDone')}
          </p>
        ) : null}
      </div>
      {made.length > 0 ? (
        <ul>
          {made.map(({ id, title, line }) => (
            <li key={id}>
              <Link href={routes.admin(`/collections/${posts}/${id}`)}>{title || say('importLineOf', { line })}</Link>
            </li>
          ))}
        </ul>
      ) : null}
      {isOver ? (
        <div className="social-line">
          {state === 'done' ? <Link href={`${routes.admin(`/collections/${posts}`)}?sort=-createdAt`}>{say('importSeeAll')}</Link> : null}
          {state === 'done' ? <Link href={routes.admin(`/collections/${deliveries}/calendar`)}>{say('calendar')}</Link> : null}
          <Button buttonStyle="secondary" margin={false} onClick={onAgain} size="small" type="button">
            {say('importAgain')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
