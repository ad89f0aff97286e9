'use client'
import { Button, toast } from '@payloadcms/ui'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useReaderZone, useSay } from './hooks.ts'
import { toInputTime } from './time.ts'

type Asking<Typed> = { busy: boolean; onSend(typed: Typed): void; onCancel(): void }

/** A small form that opens beneath a button: its fields, a button that sends, one that closes it. */
export function AskForm({ busy, send, onCancel, onSubmit, children }: { busy: boolean; send: string; onCancel(): void; onSubmit(): void; children: ReactNode }) {
  const say = useSay()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    onSubmit()
  }
  return (
    <form className="social-form" onSubmit={submit}>
      {children}
      <div className="social-actions">
        <Button disabled={busy} margin={false} size="small" type="submit">
          {send}
        </Button>
        <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={onCancel} size="small" type="button">
          {say('cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Puts the cursor into a field that the person has just asked for. */
export function useFocus() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return field
}

/** Asks for the address of a post that is there. */
export function AskURL({ busy, label, send, onSend, onCancel }: Asking<string> & { label: string; send?: string | undefined }) {
  const say = useSay()
  const field = useFocus()
  const [url, setURL] = useState('')
  return (
    <AskForm busy={busy} onCancel={onCancel} onSubmit={() => onSend(url.trim())} send={send ?? say('saveAddress')}>
      <label>
        {label}
        <input className="social-input" onChange={(event) => setURL(event.target.value)} placeholder="https://" ref={field} required type="url" value={url} />
      </label>
    </AskForm>
  )
}

/** Asks for another time, in the reader's own zone; `from` is the time that it has. */
export function AskTime({ busy, from, onSend, onCancel }: Asking<string> & { from?: string }) {
  const say = useSay()
  const zone = useReaderZone('UTC')
  const field = useFocus()
  const now = new Date()
  const [time, setTime] = useState(() => (from ? toInputTime(new Date(from), new Date(from).getTimezoneOffset()) : ''))
  const submit = () => {
    const dueAt = new Date(time)
    if (Number.isNaN(dueAt.getTime())) toast.error(say('timeMissing'))
    else onSend(dueAt.toISOString())
  }
  return (
    <AskForm busy={busy} onCancel={onCancel} onSubmit={submit} send={say('saveTime')}>
      <label>
        {say('newTime')}
        <input
          className="social-input"
          ref={field}
          min={toInputTime(now, now.getTimezoneOffset())}
          onChange={(event) => setTime(event.target.value)}
          required
          type="datetime-local"
          value={time}
        />
        <span className="social-quiet">{say('yourZone', { zone })}</span>
      </label>
    </AskForm>
  )
}
