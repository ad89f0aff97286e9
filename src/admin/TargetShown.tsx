'use client'
import { useDebounce, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { callApi } from './callApi.ts'
import { useRoutes, useSay } from './hooks.ts'
import { Styles } from './Styles.tsx'
import { TargetCard, type TargetOn } from './TargetCard.tsx'

const waitMs = 600

/** Under the link of a share or an answer: the post that it points to, with author and words, and what will happen with it on each channel. */
export function TargetShown() {
  const say = useSay()
  const routes = useRoutes()
  const { collectionSlug, data } = useDocumentInfo()
  const kind = useFormFields(([fields]) => fields.kind?.value)
  const target = useFormFields(([fields]) => fields.target?.value)
  const text = useFormFields(([fields]) => fields.text?.value)
  const channels = useFormFields(([fields]) => fields.channels?.value)
  const isAsked = (kind === 'share' || kind === 'reply') && typeof target === 'string' && target.trim() !== '' && Array.isArray(channels) && channels.length > 0
  const asked = useDebounce(isAsked ? JSON.stringify({ kind, target, text, channels }) : '', waitMs)
  const [found, setFound] = useState<readonly TargetOn[]>()
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)
  const saved = (data as { resolved?: readonly TargetOn[] | null } | undefined)?.resolved ?? undefined

  useEffect(() => {
    setTrouble(undefined)
    if (!asked) return setFound(undefined)
    const leaving = new AbortController()
    setBusy(true)
    void callApi<{ targets: TargetOn[] }>(routes.api(`/${collectionSlug}/resolve-target`), { method: 'POST', body: JSON.parse(asked), signal: leaving.signal }).then((answer) => {
      if (leaving.signal.aborted) return
      setBusy(false)
      if (answer.ok) setFound(answer.data.targets)
      else setTrouble(answer.message ?? say('notDone'))
    })
    return () => leaving.abort()
  }, [asked, collectionSlug, routes, say])

  if (!isAsked) return null
  // Whoever may only read sees what was found when the post was saved.
  const shown = found ?? saved ?? []
  return (
    <div className="field-type">
      <section aria-busy={busy} aria-labelledby="social-target" className="social-stack">
        <Styles />
        <div className="social-line">
          <h3 id="social-target">{say(kind === 'reply' ? 'targetAnswered' : 'targetShared')}</h3>
          <span aria-live="polite" className="social-quiet">
            {busy ? say('targetLooking') : ''}
          </span>
        </div>
        {trouble && shown.length === 0 ? (
          <p className="social-bad" role="alert">
            {trouble}
          </p>
        ) : null}
        <div className="social-grid">
          {shown.map((on) => (
            <TargetCard key={on.channel} on={on} />
          ))}
        </div>
      </section>
    </div>
  )
}
