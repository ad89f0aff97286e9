'use client'
import { Button, Link, toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useId, useState, useTransition } from 'react'
import { AskURL } from '../ActionForms.tsx'
import { callApi } from '../callApi.ts'
import { DueTime } from '../DueTime.tsx'
import { CopyButton } from '../exchange/CopyButton.tsx'
import { ExchangeStyles } from '../exchange/ExchangeStyles.tsx'
import { useRoutes, useSay } from '../hooks.ts'
import type { HandTaskDoc } from './loadHandTasks.ts'

/** One thing to post by hand: copy the text, take the pictures, post it there, say that it is done and paste the link. */
export function HandTask({ task, deliveries, posts, mayPublish }: { task: HandTaskDoc; deliveries: string; posts: string; mayPublish: boolean }) {
  const say = useSay()
  const routes = useRoutes()
  const router = useRouter()
  const id = useId()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refreshing, startTransition] = useTransition()
  const title = task.post?.title || say('untitled')

  async function answer(body: { answer: 'there'; url: string } | { answer: 'leave' }): Promise<void> {
    setBusy(true)
    const result = await callApi(routes.api(`/${deliveries}/${task.id}/resolve`), { method: 'POST', body })
    setBusy(false)
    if (!result.ok) return void toast.error(result.message ?? say('notDone'))
    toast.success(`${task.channel}: ${say(body.answer === 'there' ? 'handDone' : 'handLeft')}`)
    startTransition(() => router.refresh())
  }

  return (
    <section aria-labelledby={`${id}-title`} className="social-panel social-panel--question">
      <ExchangeStyles />
      <div className="social-line social-line--apart">
        <h4 id={`${id}-title`}>{task.post ? <Link href={routes.admin(`/collections/${posts}/${task.post.id}`)}>{title}</Link> : title}</h4>
        <span className="social-line">
          <strong>{task.channel}</strong>
          <span className="social-quiet">
            {say('dueAt')} <DueTime at={task.dueAt} zone={task.timezone ?? undefined} />
          </span>
        </span>
      </div>
      <textarea
        aria-label={say('handText', { title })}
        className="social-input"
        id={`${id}-text`}
        readOnly
        rows={Math.min(12, task.text.split('\n').length + 2)}
        value={task.text}
      />
      {task.pictures.length > 0 ? (
        <ul className="social-list social-pictures">
          {task.pictures.map((picture) => (
            <li className="social-picture" key={picture.id}>
              <img alt="" loading="lazy" src={picture.url} />
              <a download={picture.filename} href={picture.url}>
                {say('handPicture')}
              </a>
              <p className="social-quiet">
                {picture.alt}
                {picture.credit ? ` (${picture.credit})` : ''}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="social-actions">
        <CopyButton fieldId={`${id}-text`} label={say('handCopy')} text={task.text} />
        {task.where ? (
          <Button buttonStyle="secondary" el="anchor" margin={false} newTab size="small" url={task.where}>
            {say('handOpen', { channel: task.channel })}
          </Button>
        ) : null}
        {mayPublish ? (
          <>
            <Button
              aria-label={`${say('handIsDone')}: ${title}`}
              disabled={busy || refreshing}
              extraButtonProps={{ 'aria-expanded': asking }}
              margin={false}
              onClick={() => setAsking(!asking)}
              size="small"
              type="button"
            >
              {say('handIsDone')}
            </Button>
            <Button
              aria-label={`${say('handLeave')}: ${title}`}
              buttonStyle="secondary"
              disabled={busy || refreshing}
              margin={false}
              onClick={() => void answer({ answer: 'leave' })}
              size="small"
              type="button"
            >
              {say('handLeave')}
            </Button>
          </>
        ) : null}
      </div>
      {asking ? (
        <AskURL
          busy={busy}
          send={say('handSave')}
          label={say('addressOfPost', { network: task.channel })}
          onCancel={() => setAsking(false)}
          onSend={(url) => void answer({ answer: 'there', url })}
        />
      ) : null}
    </section>
  )
}
