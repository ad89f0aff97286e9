'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { useSay } from '../hooks.ts'

/** The way for what cannot wait: without approval, with a reason that stays on record. */
export function UrgentForm({ busy, onSend }: { busy: boolean; onSend(reason: string): void }) {
  const say = useSay()
  const [reason, setReason] = useState('')
  return (
    <details className="social-details">
      <summary>{say('urgentAsk')}</summary>
      <label className="social-field">
        {say('urgentReason')}
        <textarea className="social-input" onChange={(event) => setReason(event.target.value)} rows={3} value={reason} />
      </label>
      <p className="social-quiet">{say('urgentHelp')}</p>
      <Button buttonStyle="secondary" disabled={busy || reason.trim() === ''} margin={false} onClick={() => onSend(reason.trim())} size="small" type="button">
        {say('urgentSend')}
      </Button>
    </details>
  )
}
