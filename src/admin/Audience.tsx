'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { type AudienceDay, followersLine, summariseAudience } from './audience.ts'
import { callApi } from './callApi.ts'
import { useLanguage, useRoutes, useSay } from './hooks.ts'
import { Styles } from './Styles.tsx'
import { formatMoment } from './time.ts'

const box = { width: 320, height: 56 }

/** How the audience of a channel has grown, and what people do with its posts: what it takes to decide whether a channel is worth the work. */
export function Audience() {
  const say = useSay()
  const routes = useRoutes()
  const language = useLanguage()
  const { id, collectionSlug } = useDocumentInfo()
  const [days, setDays] = useState<readonly AudienceDay[]>()

  useEffect(() => {
    if (id === undefined) return
    const leaving = new AbortController()
    void callApi<{ days: AudienceDay[] }>(routes.api(`/${collectionSlug}/${id}/audience`), { signal: leaving.signal }).then((answer) => {
      if (answer.ok && !leaving.signal.aborted) setDays(answer.data.days)
    })
    return () => leaving.abort()
  }, [id, collectionSlug, routes])

  if (!days || days.length === 0) return null
  const { followers, change, since, posts, interactions, perPost } = summariseAudience(days)
  const number = new Intl.NumberFormat(language)
  const line = followersLine(days, box)
  const from = since ? formatMoment({ at: `${since}T12:00:00Z`, zone: 'UTC', language, style: 'date' }) : ''
  const growth = change === undefined ? undefined : say(change < 0 ? 'audienceFell' : 'audienceGrew', { count: number.format(Math.abs(change)), since: from })
  return (
    <div className="field-type">
      <section aria-labelledby="social-audience" className="social-panel">
        <Styles />
        <h3 id="social-audience">{say('audience')}</h3>
        {followers === undefined ? null : (
          <p>
            {say('followers', { followers: number.format(followers) })}
            {growth ? <span className="social-quiet"> {growth}</span> : null}
          </p>
        )}
        {line ? (
          <svg
            aria-label={`${say('audienceLine')}: ${growth ?? ''}`}
            preserveAspectRatio="none"
            role="img"
            style={{ maxWidth: '100%', overflow: 'visible' }}
            viewBox={`0 0 ${box.width} ${box.height}`}
            {...box}
          >
            <polyline fill="none" points={line} stroke="currentColor" strokeLinejoin="round" strokeWidth="2" vectorEffect="non-scaling-stroke" />
          </svg>
        ) : null}
        <p className="social-quiet">
          {say('audiencePosts', { posts: number.format(posts), interactions: number.format(interactions) })}
          {perPost === undefined ? '' : ` ${say('audiencePerPost', { perPost: number.format(perPost) })}`}
        </p>
      </section>
    </div>
  )
}
