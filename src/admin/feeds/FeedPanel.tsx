'use client'
import { Button, toast, useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useEffect, useId, useState } from 'react'
import { callApi } from '../callApi.ts'
import { Moment } from '../DueTime.tsx'
import { useRoutes, useSay } from '../hooks.ts'
import { Badge } from '../StateBadge.tsx'
import { Styles } from '../Styles.tsx'
import { FeedPosts } from './FeedPosts.tsx'
import { type FeedHealthDoc, feedLooks } from './feedDocs.ts'

/** How a feed is, when it was and will be read, what came of it, and a button that reads it now. */
export function FeedPanel({ id, feeds, posts, mayWrite }: { id: string | number; feeds: string; posts: string; mayWrite: boolean }) {
  const say = useSay()
  const routes = useRoutes()
  const titleId = useId()
  const { lastUpdateTime } = useDocumentInfo()
  const [health, setHealth] = useState<FeedHealthDoc>()
  const [busy, setBusy] = useState(false)
  const load = useCallback(
    async (signal?: AbortSignal) => {
      const answer = await callApi<FeedHealthDoc>(routes.api(`/${feeds}/${id}/health`), signal ? { signal } : {})
      if (answer.ok && !signal?.aborted) setHealth(answer.data)
    },
    [id, feeds, routes],
  )
  const looks = <Looks key={String(lastUpdateTime)} load={load} />

  async function poll(): Promise<void> {
    setBusy(true)
    const answer = await callApi<{ drafts: number; message: string }>(routes.api(`/${feeds}/${id}/poll`), { method: 'POST' })
    await load()
    setBusy(false)
    if (answer.ok) toast.success(answer.data.message)
    else toast.error(answer.message ?? say('notDone'))
  }

  if (!health) return looks
  const { state, message, checkedAt, nextPollAt, items, taken, skipped, failures, waiting } = health
  return (
    <section aria-labelledby={titleId} className="social-panel social-strip">
      <Styles />
      {looks}
      <div className="social-line social-line--apart">
        <span className="social-line">
          <h3 id={titleId}>{say('feedHealth')}</h3>
          <Badge {...feedLooks[state]} />
        </span>
        {mayWrite ? (
          <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void poll()} size="small" type="button">
            {say(busy ? 'feedPolling' : 'feedPoll')}
          </Button>
        ) : null}
      </div>
      <div aria-live="polite" className="social-stack">
        {message ? <p className={state === 'trouble' ? 'social-bad' : undefined}>{message}</p> : null}
        <p className="social-line social-quiet">
          <span>{checkedAt ? <Told at={checkedAt} label={say('feedChecked')} /> : say('feedNever')}</span>
          {nextPollAt ? <Told at={nextPollAt} label={say('feedNext')} /> : null}
          {failures > 0 ? <span>{say('feedFailures', { failures })}</span> : null}
        </p>
        {checkedAt ? <p className="social-quiet">{say('feedCounts', { items, taken, skipped })}</p> : null}
      </div>
      <FeedPosts list={health.posts} posts={posts} waiting={waiting} />
    </section>
  )
}

function Told({ label, at }: { label: string; at: string }) {
  return (
    <span>
      {label} <Moment at={at} />
    </span>
  )
}

/** Looks at once, and made anew after each save. */
function Looks({ load }: { load(signal: AbortSignal): Promise<void> }) {
  useEffect(() => {
    const leaving = new AbortController()
    void load(leaving.signal)
    return () => leaving.abort()
  }, [load])
  return null
}
