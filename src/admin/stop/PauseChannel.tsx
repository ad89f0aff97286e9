'use client'
import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { TranslationKey } from '../../translations/en.ts'
import type { PlaceDoc } from '../docs.ts'
import { useSay } from '../hooks.ts'
import { Badge } from '../StateBadge.tsx'
import { Styles } from '../Styles.tsx'
import { ReasonField } from './ReasonField.tsx'
import { mayPause, sendingLook } from './sendingLook.ts'
import { usePause } from './usePause.ts'

const sendingHelp: Partial<Record<TranslationKey, TranslationKey>> = { fieldPaused: 'pausedHelp', sendingAsleep: 'asleepHelp', sendingWaits: 'waitsHelp' }

/** Whether a channel sends or is paused, with the button that changes it at once, without saving the form. */
export function PauseChannel({ needsConnection }: { needsConnection: readonly string[] }) {
  const say = useSay()
  const headingId = useId()
  const { id, collectionSlug = '', data, hasSavePermission } = useDocumentInfo()
  const { busy, setPaused } = usePause(collectionSlug)
  const [changed, setChanged] = useState<boolean>()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  if (id === undefined) return null
  const channel = data as PlaceDoc | undefined
  const isPaused = changed ?? channel?.paused === true
  const now = { ...channel, paused: isPaused }
  const look = sendingLook(now, needsConnection.includes(channel?.network ?? ''))

  async function go(): Promise<void> {
    const now = await setPaused(id as string | number, !isPaused, reason)
    if (now === undefined) return
    setChanged(now)
    setAsking(false)
    setReason('')
  }

  return (
    <div className="field-type">
      <section aria-labelledby={headingId} className={`social-panel${isPaused ? ' social-panel--question' : ''}`}>
        <Styles />
        <div className="social-line social-line--apart">
          <span className="social-line">
            <h3 id={headingId}>{say('sending')}</h3>
            <span aria-live="polite">
              <Badge {...look} />
            </span>
          </span>
          {hasSavePermission && !asking && mayPause(now) ? (
            <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => (isPaused ? void go() : setAsking(true))} size="small" type="button">
              {say(isPaused ? 'resumeChannel' : 'pauseChannel')}
            </Button>
          ) : null}
        </div>
        <p className="social-quiet">{say(sendingHelp[look.label] ?? 'pauseHelp')}</p>
        {asking ? (
          <div className="social-form">
            <ReasonField onChange={setReason} value={reason} />
            <div className="social-actions">
              <Button disabled={busy} margin={false} onClick={() => void go()} size="small" type="button">
                {say('pauseChannel')}
              </Button>
              <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => setAsking(false)} size="small" type="button">
                {say('cancel')}
              </Button>
            </div>
          </div>
        ) : null}
      </section>
    </div>
  )
}
