'use client'
import { useCallback, useEffect, useId, useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { Styles } from '../Styles.tsx'
import { CalendarLinkList } from './CalendarLinkList.tsx'
import { CopyButton } from './CopyButton.tsx'
import { ExchangeStyles } from './ExchangeStyles.tsx'
import { type CalendarLink, MakeCalendarLink } from './MakeCalendarLink.tsx'

export type LinkedCampaign = { id: string; name: string }
type Made = CalendarLink & { url: string }

/** Addresses for calendar programs: made, copied once, seen and revoked. With `only`, those of one campaign. */
export function CalendarLinks({ campaigns, only }: { campaigns: readonly LinkedCampaign[]; only?: string | undefined }) {
  const say = useSay()
  const routes = useRoutes()
  const id = useId()
  const [links, setLinks] = useState<readonly CalendarLink[]>()
  const [made, setMade] = useState<Made>()
  const path = routes.api('/social-campaigns/calendar-secrets')
  const load = useCallback(
    async (signal?: AbortSignal) => {
      const answer = await callApi<{ secrets: CalendarLink[] }>(path, signal ? { signal } : {})
      if (answer.ok && !signal?.aborted) setLinks(answer.data.secrets)
    },
    [path],
  )
  useEffect(() => {
    const leaving = new AbortController()
    void load(leaving.signal)
    return () => leaving.abort()
  }, [load])

  if (!links) return null
  const shown = only === undefined ? links : links.filter(({ campaign }) => campaign === only)
  return (
    <section aria-labelledby={`${id}-title`} className="social-panel">
      <Styles />
      <ExchangeStyles />
      <h3 id={`${id}-title`}>{say(only === undefined ? 'icsTitle' : 'icsTitleCampaign')}</h3>
      <p className="social-quiet">{say('icsHelp')}</p>
      <MakeCalendarLink
        campaigns={campaigns}
        only={only}
        onMade={(next) => {
          setMade({ ...next, url: new URL(next.url, window.location.origin).href })
          void load()
        }}
        path={path}
      />
      <div aria-live="polite">
        {made ? (
          <div className="social-stack">
            <p>
              <span aria-hidden="true">✔ </span>
              {say('icsMade', { name: made.name })}
            </p>
            <div className="social-line">
              <input
                aria-label={say('icsAddress', { name: made.name })}
                className="social-input social-copy"
                id={`${id}-made`}
                onFocus={(event) => event.target.select()}
                readOnly
                value={made.url}
              />
              <CopyButton fieldId={`${id}-made`} label={say('icsCopy')} text={made.url} />
            </div>
          </div>
        ) : null}
      </div>
      {shown.length === 0 ? <p>{say('icsNone')}</p> : null}
      <CalendarLinkList
        campaigns={campaigns}
        links={shown}
        onRevoked={(revoked) => {
          if (made?.id === revoked) setMade(undefined)
          void load()
        }}
        path={path}
      />
    </section>
  )
}
