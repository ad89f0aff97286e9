'use client'
import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import type { ShownLink } from '../../approval/approvalState.ts'
import { Moment } from '../DueTime.tsx'
import { useSay } from '../hooks.ts'
import type { Approving } from './useApproval.ts'

type Made = { id: string; url: string }

/** Links for people without an account: made here, shown once, listed without their secret, taken back. */
export function ReviewLinks({ links, busy, call }: { links: readonly ShownLink[]; busy: boolean; call: Approving['call'] }) {
  const say = useSay()
  const [name, setName] = useState('')
  const [days, setDays] = useState('14')
  const [made, setMade] = useState<Made>()
  async function make(): Promise<void> {
    const answer = await call<Made>('/review-links', { name: name.trim(), days: Number(days) })
    if (!answer) return
    setMade(answer)
    setName('')
  }
  async function copy(url: string): Promise<void> {
    await navigator.clipboard?.writeText(url).then(
      () => toast.success(say('linkCopied')),
      () => toast.error(say('linkNotCopied')),
    )
  }
  return (
    <details className="social-details">
      <summary>{say('reviewLinks', { count: links.filter(({ works }) => works).length })}</summary>
      <p className="social-quiet">{say('reviewLinksHelp')}</p>
      <ul className="social-list social-thread">
        {links.map((link) => (
          <li className="social-comment" key={link.id}>
            <p>
              <strong>{link.name || say('linkNoName')}</strong>
            </p>
            <p className="social-quiet">
              {link.revokedAt ? say('linkRevoked') : link.works ? say('linkUntil') : say('linkExpired')} {link.revokedAt ? null : <Moment at={link.expiresAt} />} · {link.madeBy}
            </p>
            {link.works ? (
              <Button
                aria-label={`${say('linkRevoke')}: ${link.name || link.id}`}
                buttonStyle="none"
                className="social-more"
                disabled={busy}
                margin={false}
                onClick={() => void revoke(link)}
                size="small"
                type="button"
              >
                {say('linkRevoke')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {made ? (
        <div className="social-made" role="status">
          <p>{say('linkMade')}</p>
          <input aria-label={say('linkAddress')} className="social-input" onFocus={(event) => event.target.select()} readOnly value={made.url} />
          <Button buttonStyle="secondary" margin={false} onClick={() => void copy(made.url)} size="small" type="button">
            {say('linkCopy')}
          </Button>
        </div>
      ) : null}
      <div className="social-stack">
        <label className="social-field">
          {say('linkFor')}
          <input className="social-input" maxLength={80} onChange={(event) => setName(event.target.value)} value={name} />
        </label>
        <label className="social-field">
          {say('linkDays')}
          <input className="social-input" max={60} min={1} onChange={(event) => setDays(event.target.value)} type="number" value={days} />
        </label>
        <div className="social-actions">
          <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void make()} size="small" type="button">
            {say('linkMake')}
          </Button>
        </div>
      </div>
    </details>
  )

  async function revoke(link: ShownLink): Promise<void> {
    await call(`/review-links/${link.id}/revoke`)
    if (made?.id === link.id) setMade(undefined)
  }
}
