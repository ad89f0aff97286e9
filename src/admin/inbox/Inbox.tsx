'use client'
import { Button, Link } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type InboxShow, inboxShows } from '../../domain/inbox.ts'
import type { InboxCard } from '../../mentions/readInbox.ts'
import type { Person } from '../../people.ts'
import type { TranslationKey } from '../../translations/en.ts'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { MentionCard } from './MentionCard.tsx'
import type { SavedReply } from './savedReplies.ts'

export type InboxProps = {
  mentions: string
  posts: string
  /** Slug of the settings, for whoever may change them. */
  settings: string
  me: string | number
  people: readonly Person[]
  saved: readonly SavedReply[]
  mayWrite: boolean
  mayApprove: boolean
  initialShow: InboxShow
}

type Page = { cards: InboxCard[]; page: number; isLast: boolean }

const words = {
  open: { tab: 'inboxOpen', empty: 'inboxNoneOpen' },
  mine: { tab: 'inboxMine', empty: 'inboxNoneMine' },
  done: { tab: 'inboxDone', empty: 'inboxNoneDone' },
  'do-not-engage': { tab: 'inboxLeft', empty: 'inboxNoneLeft' },
} as const satisfies Record<InboxShow, { tab: TranslationKey; empty: TranslationKey }>

/** A part of the inbox, page by page. What somebody has done with a card stays on it until the page is left, so that nothing jumps away. */
export function Inbox(props: InboxProps) {
  const { mentions, saved, settings, mayWrite, initialShow } = props
  const say = useSay()
  const routes = useRoutes()
  const [show, setShow] = useState(initialShow)
  const [page, setPage] = useState(1)
  const [found, setFound] = useState<Page>()
  const [trouble, setTrouble] = useState<string>()
  const top = useRef<HTMLElement>(null)

  const load = useCallback(
    async (signal?: AbortSignal) => {
      const answer = await callApi<Page>(routes.api(`/${mentions}/inbox?show=${show}&page=${page}`), signal ? { signal } : {})
      if (signal?.aborted) return
      setTrouble(answer.ok ? undefined : (answer.message ?? say('notDone')))
      if (answer.ok) setFound(answer.data)
    },
    [mentions, page, routes, say, show],
  )
  useEffect(() => {
    const leaving = new AbortController()
    history.replaceState(history.state, '', `?show=${show}`)
    setFound(undefined)
    void load(leaving.signal)
    return () => leaving.abort()
  }, [load, show])

  /** What somebody did with a card shows on it, in its place. */
  function refresh(id: InboxCard['id'], changes: Partial<InboxCard>): void {
    setFound((before) => before && { ...before, cards: before.cards.map((card) => (card.id === id ? { ...card, ...changes } : card)) })
  }
  const turn = (to: number) => {
    setPage(to)
    top.current?.focus()
  }

  return (
    <div className="social-stack">
      <nav aria-label={say('inboxShow')} className="social-tabs">
        {inboxShows.map((name) => (
          <button
            aria-current={name === show ? 'true' : undefined}
            className="social-tab"
            key={name}
            onClick={() => {
              setPage(1)
              setShow(name)
            }}
            type="button"
          >
            {say(words[name].tab)}
          </button>
        ))}
      </nav>
      {mayWrite && settings !== '' && !saved.some(({ isHelp }) => isHelp) ? (
        <p className="social-quiet">
          {say('inboxNoHelp')} <Link href={routes.admin(`/globals/${settings}`)}>{say('openSettings')}</Link>
        </p>
      ) : null}
      {trouble ? (
        <p className="social-bad" role="alert">
          {say('inboxFailed', { message: trouble })}
        </p>
      ) : null}
      <section aria-label={say(words[show].tab)} className="social-inbox" ref={top} tabIndex={-1}>
        <p className="social-quiet" role="status">
          {found === undefined && !trouble ? say('calendarLoading') : found?.cards.length === 0 ? say(words[show].empty) : ''}
        </p>
        {found?.cards.map((card) => (
          <MentionCard card={card} key={card.id} onChange={(changes) => refresh(card.id, changes)} {...props} />
        ))}
      </section>
      {found && (page > 1 || !found.isLast) ? (
        <nav aria-label={say('pages')} className="social-actions">
          <Button buttonStyle="secondary" disabled={page === 1} margin={false} onClick={() => turn(page - 1)} size="small" type="button">
            {say('newer')}
          </Button>
          <Button buttonStyle="secondary" disabled={found.isLast} margin={false} onClick={() => turn(page + 1)} size="small" type="button">
            {say('older')}
          </Button>
        </nav>
      ) : null}
    </div>
  )
}
