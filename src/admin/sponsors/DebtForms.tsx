'use client'
import { useState } from 'react'
import { AskForm, useFocus } from '../ActionForms.tsx'
import { useSay } from '../hooks.ts'

type Asking = { busy: boolean; onSend(typed: string): void; onCancel(): void }

/** Asks where the thanks can be seen; there may be no such place. */
export function AskProof({ busy, onSend, onCancel }: Asking) {
  const say = useSay()
  const field = useFocus()
  const [url, setURL] = useState('')
  return (
    <AskForm busy={busy} onCancel={onCancel} onSubmit={() => onSend(url.trim())} send={say('debtSettleSend')}>
      <label>
        {say('debtProof')}
        <input className="social-input" onChange={(event) => setURL(event.target.value)} placeholder="https://" ref={field} type="url" value={url} />
      </label>
    </AskForm>
  )
}

/** Asks why nobody will be thanked for it. */
export function AskReason({ busy, onSend, onCancel }: Asking) {
  const say = useSay()
  const field = useFocus()
  const [reason, setReason] = useState('')
  return (
    <AskForm busy={busy} onCancel={onCancel} onSubmit={() => onSend(reason.trim())} send={say('debtWaiveSend')}>
      <label>
        {say('debtReason')}
        <input className="social-input" maxLength={500} onChange={(event) => setReason(event.target.value)} ref={field} required value={reason} />
      </label>
    </AskForm>
  )
}
