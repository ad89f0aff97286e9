'use client'
import { toast } from '@payloadcms/ui'
import { useState } from 'react'
import type { InboxCard } from '../../mentions/readInbox.ts'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import type { CardProps } from './MentionCard.tsx'

type Created = { post: { id: string | number; status: NonNullable<NonNullable<InboxCard['reply']>['status']>; text?: string | null } }

/** What can be done with a mention. */
export type MentionAct =
  | { kind: 'reply'; text?: string; savedReply?: string }
  | { kind: 'boost' }
  | { kind: 'assign'; user: string | number | null }
  | { kind: 'done' }
  | { kind: 'reopen' }
  | { kind: 'do-not-engage' }

/** Does something with a mention, and keeps what to say about it. Gives whether it worked. */
export function useMention({ card, mentions, people, onChange }: Pick<CardProps, 'card' | 'mentions' | 'people' | 'onChange'>) {
  const say = useSay()
  const routes = useRoutes()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')

  async function act({ kind, ...body }: MentionAct): Promise<boolean> {
    setBusy(true)
    const answer = await callApi<Created>(routes.api(`/${mentions}/${card.id}/${kind}`), { method: 'POST', body })
    setBusy(false)
    if (!answer.ok) {
      toast.error(answer.message ?? say('notDone'))
      return false
    }
    const { post } = answer.data
    if (kind === 'reply') {
      setSaid(say(post.status === 'in-review' ? 'answerAsked' : 'answerSent'))
      onChange({ state: 'done', reply: { id: post.id, status: post.status, text: post.text ?? '' } })
    } else if (kind === 'boost') setSaid(say('boostMade'))
    else if (kind === 'assign') {
      const to = 'user' in body ? people.find(({ id }) => id === body.user) : undefined
      setSaid(to ? '' : say('givenToNobody'))
      onChange({ assignedTo: to ?? null })
    } else if (kind === 'done') onChange({ state: 'done' })
    else if (kind === 'reopen') {
      setSaid(say('reopened'))
      onChange({ state: 'open', closed: false })
    } else {
      setSaid(say('leftNow'))
      onChange({ state: 'do-not-engage', closed: true })
    }
    return true
  }
  return { busy, said, act }
}
