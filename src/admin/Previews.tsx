'use client'
import { useSay } from './hooks.ts'
import { PreviewCard } from './PreviewCard.tsx'
import { Styles } from './Styles.tsx'
import { usePreviews } from './usePreviews.ts'

/** What the post in the form would become on each of its channels. */
export function Previews() {
  const say = useSay()
  const { hasChannels, previews, busy, trouble } = usePreviews()

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
