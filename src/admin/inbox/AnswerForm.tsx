'use client'
import { Button } from '@payloadcms/ui'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useSay } from '../hooks.ts'
import type { CardProps } from './MentionCard.tsx'
import type { MentionAct } from './useMention.ts'

type AnswerFormProps = CardProps & { busy: boolean; act(what: MentionAct): Promise<boolean>; onSent(): void; onCancel(): void }

/** Own words, or those of a saved reply, which can still be changed. */
export function AnswerForm({ card, saved, busy, act, onSent, onCancel }: AnswerFormProps) {
  const say = useSay()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  useEffect(() => field.current?.focus(), [])

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (await act({ kind: 'reply', text })) onSent()
  }

  return (
    <form className="social-stack" onSubmit={(event) => void send(event)}>
      {saved.length > 0 ? (
        <div className="social-line">
          <span className="social-quiet">{say('savedReplies')}</span>
          <div className="social-actions">
            {saved.map((reply) => (
              <Button
                buttonStyle="pill"
                key={reply.name}
                margin={false}
                onClick={() => {
                  setText(reply.text)
                  field.current?.focus()
                }}
                size="small"
                type="button"
              >
                {reply.name}
              </Button>
            ))}
          </div>
        </div>
      ) : null}
      <label className="social-stack">
        <span>{say('answerTo', { name: card.authorName || card.author })}</span>
        <textarea className="social-input social-area" onChange={(event) => setText(event.target.value)} ref={field} required rows={4} value={text} />
      </label>
      <div className="social-actions">
        <Button disabled={busy || text.trim() === ''} margin={false} size="small" type="submit">
          {say('sendAnswer')}
        </Button>
        <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={onCancel} size="small" type="button">
          {say('cancel')}
        </Button>
      </div>
    </form>
  )
}
