'use client'
import { Link, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useCallback, useEffect, useId, useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { Styles } from '../Styles.tsx'
import { DebtRow } from './DebtRow.tsx'
import { isDraft, lookAhead, type ThanksOfOne } from './debtDocs.ts'
import { SettledList } from './SettledList.tsx'

/** What follows from a save is done by a job: looked at again after these times. */
const looksMs = [0, 1_500, 4_000, 8_000]

/** The thanks of one sponsor: open, given, and what its end takes back, said before and after. */
export function ThanksPanel({ id, sponsors, posts, mayWrite }: { id: string | number; sponsors: string; posts: string; mayWrite: boolean }) {
  const say = useSay()
  const routes = useRoutes()
  const titleId = useId()
  const { lastUpdateTime } = useDocumentInfo()
  const [thanks, setThanks] = useState<ThanksOfOne>()
  const endsInForm = useFormFields(([fields]) => Boolean(fields.cancelled?.value) || isPast(fields.endsAt?.value))

  const load = useCallback(
    async (signal?: AbortSignal) => {
      const answer = await callApi<ThanksOfOne>(routes.api(`/${sponsors}/${id}/thanks?until=${encodeURIComponent(lookAhead(new Date()))}`), signal ? { signal } : {})
      if (!signal?.aborted && answer.ok) setThanks(answer.data)
    },
    [id, sponsors, routes],
  )
  const looks = <Looks key={String(lastUpdateTime)} load={load} />
  if (!thanks) return looks
  const unsent = thanks.debts.filter((debt) => debt.post && isDraft(debt.post.status)).length
  return (
    <section aria-labelledby={titleId} className="social-panel social-strip">
      <Styles />
      {looks}
      <div className="social-line social-line--apart">
        <h3 id={titleId}>{say('fieldThanks')}</h3>
        <Link href={routes.admin(`/collections/${sponsors}/debts`)}>{say('debtsAll')}</Link>
      </div>
      <div aria-live="polite" className="social-stack">
        {thanks.over ? <p>{say('debtOver')}</p> : null}
        {thanks.withdrawn.length > 0 ? (
          <p>{say('debtWithdrawn', { count: thanks.withdrawn.length, titles: thanks.withdrawn.map(({ title }) => `“${title}”`).join(', ') })}</p>
        ) : null}
        {endsInForm && !thanks.over ? (
          <p>
            <span aria-hidden="true">! </span>
            {say('debtWillWithdraw', { count: unsent })}
          </p>
        ) : null}
        {!thanks.over && thanks.debts.length === 0 && thanks.settled.length === 0 ? <p>{say('debtNothing')}</p> : null}
      </div>
      <ul className="social-list social-stack">
        {thanks.debts.map((debt) => (
          <DebtRow debt={debt} key={debt.key} mayWrite={mayWrite} onChange={() => load()} own posts={posts} sponsors={sponsors} />
        ))}
      </ul>
      <SettledList settled={thanks.settled} sponsors={sponsors} />
    </section>
  )
}

/** Looks now and a few times more; made anew after each save. */
function Looks({ load }: { load(signal: AbortSignal): Promise<void> }) {
  useEffect(() => {
    const leaving = new AbortController()
    const timers = looksMs.map((ms) => setTimeout(() => void load(leaving.signal), ms))
    return () => {
      leaving.abort()
      for (const timer of timers) clearTimeout(timer)
    }
  }, [load])
  return null
}

const isPast = (value: unknown): boolean => typeof value === 'string' && Date.parse(value) <= Date.now()
