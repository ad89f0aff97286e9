'use client'
import { useCallback, useEffect, useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { DebtRow } from './DebtRow.tsx'
import { type Debt, type Debts, lookAhead } from './debtDocs.ts'
import { SettledList } from './SettledList.tsx'

const mostSettled = 50

/** All thanks that are owed, soonest first, and those that were given. */
export function DebtsBoard({ sponsors, posts, mayWrite }: { sponsors: string; posts: string; mayWrite: boolean }) {
  const say = useSay()
  const routes = useRoutes()
  const [debts, setDebts] = useState<Debts>()
  const [trouble, setTrouble] = useState<string>()

  const load = useCallback(
    async (signal?: AbortSignal) => {
      const answer = await callApi<Debts>(routes.api(`/social-campaigns/debts?until=${encodeURIComponent(lookAhead(new Date()))}`), signal ? { signal } : {})
      if (signal?.aborted) return
      setTrouble(answer.ok ? undefined : (answer.message ?? say('notDone')))
      if (answer.ok) setDebts(answer.data)
    },
    [routes, say],
  )
  useEffect(() => {
    const leaving = new AbortController()
    void load(leaving.signal)
    return () => leaving.abort()
  }, [load])

  if (trouble)
    return (
      <p className="social-bad" role="alert">
        {trouble}
      </p>
    )
  if (!debts) return <p role="status">{say('loading')}</p>
  const rows = (list: readonly Debt[]) => (
    <ul className="social-list social-stack">
      {list.map((debt) => (
        <DebtRow debt={debt} key={`${debt.sponsor.id}:${debt.key}`} mayWrite={mayWrite} onChange={() => load()} posts={posts} sponsors={sponsors} />
      ))}
    </ul>
  )
  const open = debts.debts.filter((debt) => !debt.upcoming)
  const coming = debts.debts.filter((debt) => debt.upcoming)
  return (
    <>
      <section aria-labelledby="social-debts-open" className="social-stack">
        <h3 id="social-debts-open">{say('debtsOpen')}</h3>
        <p role="status">{open.length === 0 ? `✓ ${say('debtsNone')}` : say('debtsCount', { open: debts.open, overdue: debts.overdue })}</p>
        {rows(open)}
      </section>
      {coming.length > 0 ? (
        <section aria-labelledby="social-debts-coming" className="social-stack">
          <h3 id="social-debts-coming">{say('debtsComing')}</h3>
          {rows(coming)}
        </section>
      ) : null}
      {debts.settled.length > 0 ? (
        <section aria-labelledby="social-debts-settled" className="social-stack">
          <h3 id="social-debts-settled">{say('debtsSettled')}</h3>
          <SettledList named settled={debts.settled.slice(0, mostSettled)} sponsors={sponsors} />
        </section>
      ) : null}
    </>
  )
}
