'use client'
import { Link } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import { handleOf } from '../../domain/inbox.ts'
import type { InboxCard } from '../../mentions/readInbox.ts'
import type { TranslationKey } from '../../translations/en.ts'
import { Moment } from '../DueTime.tsx'
import { useRoutes, useSay } from '../hooks.ts'
import { Badge, StateBadge } from '../StateBadge.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import type { InboxProps } from './Inbox.tsx'
import { MentionActions } from './MentionActions.tsx'
import { useMention } from './useMention.ts'

export type CardProps = InboxProps & { card: InboxCard; onChange(changes: Partial<InboxCard>): void }

const kinds = { mention: 'saidMention', reply: 'saidReply', quote: 'saidQuote' } as const satisfies Record<InboxCard['kind'], TranslationKey>

/** One thing that somebody said to us: who, their words, what of ours they answer, and what the team does about it. */
export function MentionCard(props: CardProps) {
  const { card, mayWrite, posts } = props
  const say = useSay()
  const routes = useRoutes()
  const nameId = useId()
  const status = useRef<HTMLDivElement>(null)
  const [answering, setAnswering] = useState(false)
  const { busy, said, act } = useMention(props)
  // The button that was pressed is often gone afterwards: the eyes of a keyboard go to what it did.
  useEffect(() => {
    if (said) status.current?.focus()
  }, [said])
  const handle = handleOf(card.author)
  const who = card.authorName || handle || say('saidSomebody')
  const isOpen = card.state === 'open'
  const isClosed = card.closed || card.state === 'do-not-engage'

  return (
    <article aria-labelledby={nameId} className="social-panel social-mention">
      <header className="social-line social-line--apart">
        <span className="social-line">
          <strong id={nameId}>{who}</strong>
          {handle && handle !== who ? <span className="social-quiet">{handle}</span> : null}
        </span>
        <span className="social-line social-quiet">
          {card.channel ? (
            <span>
              {card.channel.name} · {card.channel.network}
            </span>
          ) : null}
          {card.at ? <Moment at={card.at} /> : null}
        </span>
      </header>
      <p className="social-quiet">
        {say(kinds[card.kind])}
        {card.ours ? (
          <>
            {' '}
            <Link href={routes.admin(`/collections/${posts}/${card.ours.id}`)}>{card.ours.title || say('untitled')}</Link>
          </>
        ) : null}
      </p>
      {card.ours?.text ? <blockquote className="social-ours">{shorten(card.ours.text)}</blockquote> : null}
      {isClosed ? (
        <details>
          <summary>{say('showWords')}</summary>
          <p className="social-text">{card.text}</p>
        </details>
      ) : (
        <p className="social-text social-words">{card.text}</p>
      )}
      <p className="social-line">
        {card.url ? (
          <a href={card.url} rel="noreferrer" target="_blank">
            {say('lookThere', { network: card.channel?.network ?? '' })}
            <span className="social-hidden">: {handle || who}</span>
          </a>
        ) : null}
      </p>
      <div aria-live="polite" className="social-stack social-mention__state" ref={status} tabIndex={-1}>
        {said ? <p>{said}</p> : null}
        {isClosed ? (
          <p className="social-line">
            <Badge label="inboxLeft" sign="–" tone="neutral" />
            <span>{say(card.state === 'do-not-engage' ? 'leftHelp' : 'closedHelp')}</span>
          </p>
        ) : null}
        {card.reply ? <Answer card={card} posts={posts} /> : null}
        {card.assignedTo && !isClosed ? <p className="social-quiet">{say('givenTo', { name: card.assignedTo.name })}</p> : null}
        {card.state === 'done' && !card.reply ? (
          <p>
            <Badge label="inboxDoneOne" sign="✓" tone="good" />
          </p>
        ) : null}
      </div>
      {mayWrite ? (
        <>
          {answering && isOpen && !isClosed ? <AnswerForm act={act} busy={busy} onCancel={() => setAnswering(false)} onSent={() => setAnswering(false)} {...props} /> : null}
          <MentionActions act={act} answering={answering} busy={busy} isClosed={isClosed} onAnswer={() => setAnswering(true)} {...props} />
        </>
      ) : null}
    </article>
  )
}

/** Our answer and how far it is: whoever wrote it sees whether somebody has to approve it first. */
function Answer({ card, posts }: { card: InboxCard; posts: string }) {
  const say = useSay()
  const routes = useRoutes()
  const { reply } = card
  if (!reply) return null
  const waits = reply.status === 'in-review' || reply.status === 'approved' || reply.status === 'draft'
  return (
    <div className="social-answer">
      <p className="social-line">
        <strong>{say('ourAnswer')}</strong>
        <StateBadge state={reply.status} />
        <Link href={routes.admin(`/collections/${posts}/${reply.id}`)}>{say('openPost')}</Link>
      </p>
      {waits ? <p>{say(reply.status === 'in-review' ? 'answerWaits' : 'answerNotScheduled')}</p> : null}
      {reply.text ? <p className="social-text social-quiet">{reply.text}</p> : null}
    </div>
  )
}

/** The beginning of our post: enough to know which it is. */
const shorten = (text: string, most = 180) => (text.length > most ? `${text.slice(0, most).trimEnd()}…` : text)
