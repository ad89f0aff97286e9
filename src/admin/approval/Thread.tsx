'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { PostComment } from '../../approval/keptOnPost.ts'
import { Moment } from '../DueTime.tsx'
import { useSay } from '../hooks.ts'
import { Badge } from '../StateBadge.tsx'

type ThreadProps = {
  comments: readonly PostComment[]
  busy: boolean
  mayComment: boolean
  mayAskForChanges: boolean
  onSay(text: string, requestChanges: boolean): Promise<boolean>
}

/** What people said about the post, oldest first, and a place to say more or to ask for other words. */
export function Thread({ comments, busy, mayComment, mayAskForChanges, onSay }: ThreadProps) {
  const say = useSay()
  const [text, setText] = useState('')
  const send = async (requestChanges: boolean) => {
    if (await onSay(text.trim(), requestChanges)) setText('')
  }
  return (
    <section aria-labelledby="social-comments" className="social-part">
      <h4 id="social-comments">{say('comments')}</h4>
      {comments.length === 0 ? <p className="social-quiet">{say('commentsNone')}</p> : null}
      <ol aria-live="polite" className="social-list social-thread">
        {comments.map((comment) => (
          <li className="social-comment" key={`${comment.at}:${comment.by}`}>
            <p className="social-quiet">
              <strong>{comment.by}</strong> <Moment at={comment.at} />
            </p>
            {comment.requestsChanges ? <Badge label="changesAsked" sign="↩" tone="question" /> : null}
            {comment.outside ? <Badge label="commentOutside" sign="⇠" tone="neutral" /> : null}
            <p className="social-text">{comment.text}</p>
          </li>
        ))}
      </ol>
      {mayComment ? (
        <>
          <label className="social-field">
            <span className="social-hidden">{say('commentWrite')}</span>
            <textarea className="social-input" maxLength={4000} onChange={(event) => setText(event.target.value)} placeholder={say('commentWrite')} rows={2} value={text} />
          </label>
          <div className="social-actions">
            <Button buttonStyle="secondary" disabled={busy || text.trim() === ''} margin={false} onClick={() => void send(false)} size="small" type="button">
              {say('commentSend')}
            </Button>
            {mayAskForChanges ? (
              <Button buttonStyle="secondary" disabled={busy || text.trim() === ''} margin={false} onClick={() => void send(true)} size="small" type="button">
                {say('changesAsk')}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
    </section>
  )
}
