'use client'
import { useFormFields } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import { useOwnError } from '../guidelines/useOwnError.ts'
import { useSay } from '../hooks.ts'
import { Difference } from './Difference.tsx'
import { History } from './History.tsx'
import { MoveButtons } from './MoveButtons.tsx'
import { type Move, movesFor } from './moves.ts'
import { NewPost } from './NewPost.tsx'
import { ReviewLinks } from './ReviewLinks.tsx'
import { Standing } from './Standing.tsx'
import { Steps } from './Steps.tsx'
import { TeamStyles } from './TeamStyles.tsx'
import { Thread } from './Thread.tsx'
import { UrgentForm } from './UrgentForm.tsx'
import { useApproval } from './useApproval.ts'
import { useChannelNames } from './useChannelNames.ts'

/** Statuses from which somebody who approves can give a post back. */
const inTheirHands = ['in-review', 'approved', 'scheduled']

/** Where the post stands on its way to its readers, who said yes to which words, what was said about it, and the next step. */
export function ApprovalPanel({ channels }: { channels: string }) {
  const say = useSay()
  const { id, state, isChanged, busy, trouble, take, call } = useApproval()
  const refused = useOwnError('status')
  const publishAt = useFormFields(([fields]) => fields.publishAt?.value as string | null | undefined)
  const queue = useFormFields(([fields]) => fields.queue?.value === true)
  const names = useChannelNames(channels, state?.difference !== undefined)
  const publishNow = { publishAt: new Date().toISOString(), queue: false }
  const move = ({ kind, to }: Move) => void take(to, kind === 'publish-now' ? publishNow : {})
  const sentence = trouble ?? refused
  const alert = sentence ? (
    <p className="social-bad" role="alert">
      {sentence}
    </p>
  ) : null
  if (id === undefined)
    return (
      <Frame>
        {alert}
        <NewPost busy={busy} onMove={move} />
      </Frame>
    )
  if (!state)
    return (
      <Frame>
        <p className="social-quiet" role="status">
          {say('approvalLoading')}
        </p>
      </Frame>
    )
  const { status, rules, may, isCleared, isOwn, hasApproved, difference } = state
  const isAhead = queue || (publishAt ? Date.parse(publishAt) > Date.now() : false)
  const ours = { isNeeded: rules.isNeeded, fourEyes: rules.fourEyes, isCleared: isCleared && !isChanged, isOwn, hasApproved, isChanged }
  const isUrgentPossible = may.publish && rules.isNeeded && !isCleared && (status === 'draft' || status === 'in-review')
  return (
    <Frame>
      <Steps status={status} />
      <Standing state={state} />
      {alert}
      <MoveButtons busy={busy} moves={movesFor({ status, may, publishAt, queue, now: Date.now(), ...ours })} onMove={move} />
      {isUrgentPossible ? <UrgentForm busy={busy} onSend={(urgentReason) => void take('scheduled', { urgentReason, ...(isAhead ? {} : publishNow) })} /> : null}
      {difference ? <Difference channels={names} difference={difference} /> : null}
      <Thread
        busy={busy}
        comments={state.comments}
        mayAskForChanges={may.approve && inTheirHands.includes(status)}
        mayComment={may.write || may.approve || may.publish}
        onSay={async (text, requestChanges) => (await call('/comments', { text, requestChanges })) !== undefined}
      />
      {may.write ? <ReviewLinks busy={busy} call={call} links={state.links} /> : null}
      <History entries={state.history} />
    </Frame>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const say = useSay()
  return (
    <div className="field-type">
      <section aria-labelledby="social-approval" className="social-panel social-team">
        <TeamStyles />
        <h3 id="social-approval">{say('approval')}</h3>
        {children}
      </section>
    </div>
  )
}
