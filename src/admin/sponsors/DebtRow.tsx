'use client'
import { Button, Link, toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import { callApi } from '../callApi.ts'
import { useLanguage, useReaderZone, useRoutes, useSay } from '../hooks.ts'
import { StateBadge } from '../StateBadge.tsx'
import { formatMoment, relativeDay } from '../time.ts'
import { AskProof, AskReason } from './DebtForms.tsx'
import { type Debt, isDraft } from './debtDocs.ts'

type DebtRowProps = {
  debt: Debt
  sponsors: string
  posts: string
  mayWrite: boolean /** The sponsor is what the page is about. */
  own?: boolean
  onChange(): Promise<void> | void
}

/** One thank-you that is owed: to whom, for what, by when in words, the draft that will settle it, and what a person can do. */
export function DebtRow({ debt, sponsors, posts, mayWrite, own = false, onChange }: DebtRowProps) {
  const say = useSay()
  const routes = useRoutes()
  const router = useRouter()
  const language = useLanguage()
  const zone = useReaderZone('UTC')
  const [open, setOpen] = useState<'settle' | 'waive'>()
  const [busy, setBusy] = useState(false)
  const { sponsor, key, reason, dueAt, overdue, upcoming } = debt
  const post = debt.post && isDraft(debt.post.status) ? debt.post : undefined
  const to = (path: `/${string}`) => routes.admin(path)

  async function act(path: 'settle' | 'waive', body: Record<string, string>): Promise<void> {
    setBusy(true)
    const answer = await callApi(routes.api(`/social-campaigns/debts/${path}`), { method: 'POST', body: { sponsor: sponsor.id, key, ...body } })
    setBusy(false)
    if (!answer.ok) return void toast.error(answer.message ?? say('notDone'))
    setOpen(undefined)
    toast.success(`${sponsor.name}: ${say(path === 'settle' ? 'debtDoneSettle' : 'debtDoneWaive')}`)
    await onChange()
  }
  async function write(): Promise<void> {
    setBusy(true)
    const answer = await callApi<{ post: string | number }>(routes.api('/social-campaigns/debts/write'), { method: 'POST', body: { sponsor: sponsor.id, key } })
    setBusy(false)
    if (answer.ok) router.push(to(`/collections/${posts}/${answer.data.post}`))
    else toast.error(answer.message ?? say('notDone'))
  }
  const toggle = (which: 'settle' | 'waive') => setOpen(open === which ? undefined : which)
  const named = (label: string) => ({ 'aria-label': `${label}: ${sponsor.name}, ${reason}` })

  return (
    <li className={`social-panel${overdue ? ' social-panel--bad' : ''}`}>
      <div className="social-line social-line--apart">
        <span className="social-line">
          {own ? null : (
            <strong>
              <Link href={to(`/collections/${sponsors}/${sponsor.id}`)}>{sponsor.name}</Link>
            </strong>
          )}
          {own || !sponsor.tier ? null : <span className="social-quiet">{sponsor.tier}</span>}
          <span>{reason}</span>
        </span>
        <span className="social-line">
          {overdue ? (
            <span className="social-badge social-badge--bad">
              <span aria-hidden="true" className="social-badge__sign">
                !
              </span>
              {say('debtOverdue', { when: relativeDay({ at: dueAt, now: new Date(), language }) })}
            </span>
          ) : (
            <span>{say('debtDue', { when: relativeDay({ at: dueAt, now: new Date(), language }) })}</span>
          )}
          <time className="social-quiet" dateTime={dueAt}>
            {formatMoment({ at: dueAt, zone, language, style: 'day' })}
          </time>
        </span>
      </div>
      <p className="social-line">
        {post ? (
          <>
            <Link href={to(`/collections/${posts}/${post.id}`)}>{post.title || say('untitled')}</Link>
            <StateBadge state={post.status} />
          </>
        ) : (
          <span className="social-quiet">{say(upcoming ? 'debtNotYet' : 'debtNoDraft')}</span>
        )}
      </p>
      {mayWrite ? (
        <div className="social-actions">
          {post ? null : (
            <Button
              {...named(say('debtWrite'))}
              buttonStyle={upcoming ? 'secondary' : 'primary'}
              disabled={busy}
              margin={false}
              onClick={() => void write()}
              size="small"
              type="button"
            >
              {say('debtWrite')}
            </Button>
          )}
          {upcoming
            ? null
            : (['settle', 'waive'] as const).map((which) => (
                <Button
                  {...named(say(which === 'settle' ? 'debtSettle' : 'debtWaive'))}
                  buttonStyle="secondary"
                  disabled={busy}
                  extraButtonProps={{ 'aria-expanded': open === which }}
                  key={which}
                  margin={false}
                  onClick={() => toggle(which)}
                  size="small"
                  type="button"
                >
                  {say(which === 'settle' ? 'debtSettle' : 'debtWaive')}
                </Button>
              ))}
        </div>
      ) : null}
      {open === 'settle' ? <AskProof busy={busy} onCancel={() => setOpen(undefined)} onSend={(proofURL) => void act('settle', { proofURL })} /> : null}
      {open === 'waive' ? <AskReason busy={busy} onCancel={() => setOpen(undefined)} onSend={(why) => void act('waive', { reason: why })} /> : null}
    </li>
  )
}
