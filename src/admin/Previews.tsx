'use client'
import { useAllFormFields, useDebounce, useDocumentInfo } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useEffect, useState } from 'react'
import { callApi } from './callApi.ts'
import { useRoutes, useSay } from './hooks.ts'
import { type Preview, PreviewCard } from './PreviewCard.tsx'
import { Styles } from './Styles.tsx'

const waitMs = 400

/** What the post in the form would become on each of its channels, a moment after every change. */
export function Previews() {
  const say = useSay()
  const routes = useRoutes()
  const { id, collectionSlug } = useDocumentInfo()
  const [fields] = useAllFormFields()
  const values = reduceFieldsToValues(fields, true)
  const hasChannels = Array.isArray(values.channels) && values.channels.length > 0
  const asked = useDebounce(hasChannels ? JSON.stringify({ data: { ...values, id } }) : '', waitMs)
  const [previews, setPreviews] = useState<readonly Preview[]>([])
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    if (!asked) return setPreviews([])
    const leaving = new AbortController()
    setBusy(true)
    void callApi<{ channels: Preview[] }>(routes.api(`/${collectionSlug}/preview`), { method: 'POST', body: JSON.parse(asked), signal: leaving.signal }).then((answer) => {
      if (leaving.signal.aborted) return
      setBusy(false)
      setTrouble(answer.ok ? undefined : (answer.message ?? say('notDone')))
      if (answer.ok) setPreviews(answer.data.channels)
    })
    return () => leaving.abort()
  }, [asked, collectionSlug, routes, say])

  return (
    <div className="field-type">
      <section aria-busy={busy} aria-labelledby="social-previews" className="social-stack">
        <Styles />
        <div className="social-line">
          <h3 id="social-previews">{say('previews')}</h3>
          {busy ? <span className="social-quiet">{say('previewUpdating')}</span> : null}
        </div>
        {trouble ? (
          <p className="social-bad" role="alert">
            {say('previewsFailed', { message: trouble })}
          </p>
        ) : null}
        {hasChannels ? (
          <div className="social-grid">
            {previews.map((preview) => (
              <PreviewCard key={preview.channel.id} preview={preview} />
            ))}
          </div>
        ) : (
          <p className="social-quiet">{say('previewsNone')}</p>
        )}
      </section>
    </div>
  )
}
