'use client'
import { Button, ConfirmationModal, toast, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useId, useState, useTransition } from 'react'
import { callApi } from '../callApi.ts'
import { useReaderZone, useRoutes, useSay } from '../hooks.ts'
import { toInputTime } from '../time.ts'
import { ReasonField } from './ReasonField.tsx'

/** Stops everything in two clicks, or lets it go on: the button and the question, which takes a reason. */
export function StopSwitch({ isStopped }: { isStopped: boolean }) {
  const say = useSay()
  const routes = useRoutes()
  const router = useRouter()
  const { openModal } = useModal()
  const zone = useReaderZone('UTC')
  const modalSlug = `social-stop-${useId().replaceAll(/\W/g, '')}`
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const [busy, setBusy] = useState(false)
  const [, startTransition] = useTransition()

  async function go(): Promise<void> {
    setBusy(true)
    const end = until === '' ? undefined : new Date(until).toISOString()
    const answer = await callApi(routes.api(`/social-campaigns/${isStopped ? 'resume' : 'stop'}`), {
      method: 'POST',
      body: { reason, ...(end && !isStopped ? { until: end } : {}) },
    })
    setBusy(false)
    if (!answer.ok) toast.error(answer.message ?? say('notDone'))
    else {
      toast.success(say(isStopped ? 'resumedAll' : 'stoppedAll'))
      setReason('')
      setUntil('')
    }
    startTransition(() => router.refresh())
  }

  const word = say(isStopped ? 'resumeAll' : 'stopAll')
  const now = new Date()
  return (
    <>
      <Button buttonStyle={isStopped ? 'secondary' : 'pill'} disabled={busy} margin={false} onClick={() => openModal(modalSlug)} size="small" type="button">
        {word}
      </Button>
      <ConfirmationModal
        body={
          <div className="social-stack">
            <p>{say(isStopped ? 'resumeAllHelp' : 'stopAllHelp')}</p>
            <ReasonField onChange={setReason} value={reason} />
            {isStopped ? null : (
              <label className="social-modal-field">
                {say('stopUntil')}
                <input
                  className="social-input"
                  min={toInputTime(now, now.getTimezoneOffset())}
                  onChange={(event) => setUntil(event.target.value)}
                  type="datetime-local"
                  value={until}
                />
                <span className="social-quiet">{say('stopUntilHelp', { zone })}</span>
              </label>
            )}
          </div>
        }
        confirmLabel={word}
        heading={say(isStopped ? 'resumeAllAsk' : 'stopAllAsk')}
        modalSlug={modalSlug}
        onConfirm={go}
      />
    </>
  )
}
