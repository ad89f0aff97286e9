'use client'
import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'

/** Asks whether the access is to be given back, and gives it back. */
export function Disconnect({ channels, id, onCancel }: { channels: string; id: string | number; onCancel(): void }) {
  const say = useSay()
  const routes = useRoutes()
  const [busy, setBusy] = useState(false)

  async function end(): Promise<void> {
    setBusy(true)
    const answer = await callApi<{ message: string }>(routes.api(`/${channels}/${id}/disconnect`), { method: 'POST' })
    if (answer.ok) window.location.assign(routes.admin(`/collections/${channels}/${id}`))
    else {
      setBusy(false)
      toast.error(answer.message ?? say('notDone'))
    }
  }

  return (
    <div className="social-stack" role="alert">
      <p>{say('connectDisconnectAsk')}</p>
      <div className="social-actions">
        <Button disabled={busy} margin={false} onClick={() => void end()} size="small" type="button">
          {say('connectDisconnectYes')}
        </Button>
        <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={onCancel} size="small" type="button">
          {say('cancel')}
        </Button>
      </div>
    </div>
  )
}
