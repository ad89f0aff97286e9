'use client'
import { useDebounce } from '@payloadcms/ui'
import { useEffect, useMemo, useRef, useState } from 'react'
import { readPost } from '../../domain/readPost.ts'
import type { GuidelineKit } from '../../guidelines/kit.ts'
import type { Finding } from '../../guidelines/types.ts'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'

type Answer = { findings: Finding[]; kit: GuidelineKit; may: { write: boolean; approve: boolean; publish: boolean; override: boolean } }

export type Findings = {
  findings: readonly Finding[]
  /** Names of the channels that were chosen, by id. */
  channels: ReadonlyMap<string, string>
  may: Answer['may']
  /** The server has not had its word yet on what stands in the form now. */
  busy: boolean
  trouble: string | undefined
  /** Asks again, for instance after a word was allowed. */
  again(): void
}

const typingMs = 300
const stillMs = 900
const nothing = { write: false, approve: false, publish: false, override: false }

/**
 * What the guidelines say about a form. While somebody types, the cheap rules run in the browser; once the keys are still, the server says
 * the rest: repeats, links, pages, people who are mentioned.
 */
export function useFindings(values: Record<string, unknown>, collection: string | undefined): Findings {
  const say = useSay()
  const routes = useRoutes()
  const [findings, setFindings] = useState<readonly Finding[]>([])
  const [answer, setAnswer] = useState<Answer>()
  const [asked, setAsked] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [round, setRound] = useState(0)
  const now = JSON.stringify(values)
  const typed = useDebounce(now, typingMs)
  const still = useDebounce(now, stillMs)
  const latest = useRef(answer)
  latest.current = answer

  useEffect(() => {
    const known = latest.current
    if (!known) return
    let left = false
    // The rules are loaded once, when they are needed.
    void import('../../guidelines/kit.ts').then(({ checkWhileTyping }) => {
      if (!left) setFindings(checkWhileTyping({ kit: known.kit, post: readPost(JSON.parse(typed)), now: new Date().toISOString(), last: known.findings }))
    })
    return () => {
      left = true
    }
  }, [typed])

  useEffect(() => {
    if (!collection) return
    const leaving = new AbortController()
    const ask = async (quick: boolean) => {
      const body = { data: JSON.parse(still), quick }
      const given = await callApi<Answer>(routes.api(`/${collection}/check?round=${round}`), { method: 'POST', body, signal: leaving.signal })
      if (leaving.signal.aborted) return
      setTrouble(given.ok ? undefined : (given.message ?? say('notDone')))
      if (!quick) setAsked(still)
      if (!given.ok) return
      setAnswer(given.data)
      setFindings(given.data.findings)
    }
    // The first answer does not wait for other servers: the browser needs its rules.
    void (latest.current ? ask(false) : ask(true).then(() => ask(false)))
    return () => leaving.abort()
  }, [still, round, collection, routes, say])

  const channels = useMemo(() => new Map((answer?.kit.channels ?? []).map(({ id, name }) => [id, name])), [answer])
  return { findings, channels, may: answer?.may ?? nothing, busy: asked !== now, trouble, again: () => setRound(round + 1) }
}
