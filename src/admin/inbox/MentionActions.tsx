'use client'
import { Button, ConfirmationModal, useModal } from '@payloadcms/ui'
import { useId } from 'react'
import { useSay } from '../hooks.ts'
import type { CardProps } from './MentionCard.tsx'
import type { MentionAct } from './useMention.ts'

type MentionActionsProps = CardProps & { busy: boolean; answering: boolean; isClosed: boolean; act(what: MentionAct): Promise<boolean>; onAnswer(): void }

/** What the team can do with a mention, as buttons. Leaving a conversation for good is asked first. */
export function MentionActions({ card, me, people, saved, mayApprove, busy, answering, isClosed, act, onAnswer }: MentionActionsProps) {
  const say = useSay()
  const { openModal } = useModal()
  const modalSlug = `social-leave-${card.id}`
  const selectId = useId()
  const name = card.authorName || card.author
  const small = { disabled: busy, margin: false, size: 'small', type: 'button' } as const
  const help = saved.find(({ isHelp }) => isHelp)

  if (card.state !== 'open') {
    const mayReopen = card.state === 'done' ? !isClosed : mayApprove
    return mayReopen ? (
      <div className="social-actions">
        <Button aria-label={`${say('reopen')}: ${name}`} buttonStyle="secondary" onClick={() => void act({ kind: 'reopen' })} {...small}>
          {say(card.state === 'done' ? 'reopen' : 'takeBack')}
        </Button>
      </div>
    ) : null
  }
  return (
    <div className="social-line social-line--apart">
      <div className="social-actions">
        {isClosed || answering || !card.url ? null : (
          <>
            <Button aria-label={`${say('answer')}: ${name}`} onClick={onAnswer} {...small}>
              {say('answer')}
            </Button>
            {help ? (
              <Button
                aria-label={`${say('sendHelp')}: ${name}`}
                buttonStyle="secondary"
                onClick={() => void act({ kind: 'reply', savedReply: help.name })}
                tooltip={help.text}
                {...small}
              >
                {say('sendHelp')}
              </Button>
            ) : null}
            <Button aria-label={`${say('boost')}: ${name}`} buttonStyle="secondary" onClick={() => void act({ kind: 'boost' })} {...small}>
              {say('boost')}
            </Button>
          </>
        )}
        <Button aria-label={`${say('markDone')}: ${name}`} buttonStyle="secondary" onClick={() => void act({ kind: 'done' })} {...small}>
          {say('markDone')}
        </Button>
        {isClosed ? null : (
          <Button aria-label={`${say('inboxLeft')}: ${name}`} buttonStyle="secondary" onClick={() => openModal(modalSlug)} {...small}>
            {say('inboxLeft')}
          </Button>
        )}
      </div>
      {people.length > 0 ? (
        <label className="social-line" htmlFor={selectId}>
          <span className="social-quiet">{say('giveTo')}</span>
          <select
            className="social-input social-select"
            disabled={busy}
            id={selectId}
            onChange={({ target }) => void act({ kind: 'assign', user: people.find(({ id }) => String(id) === target.value)?.id ?? null })}
            value={String(card.assignedTo?.id ?? '')}
          >
            <option value="">{say('nobody')}</option>
            {people.map((person) => (
              <option key={person.id} value={String(person.id)}>
                {person.id === me ? say('toMe', { name: person.name }) : person.name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <ConfirmationModal
        body={say('leaveHelp', { name })}
        confirmLabel={say('inboxLeft')}
        heading={say('leaveAsk', { name })}
        modalSlug={modalSlug}
        onConfirm={async () => {
          await act({ kind: 'do-not-engage' })
        }}
      />
    </div>
  )
}
