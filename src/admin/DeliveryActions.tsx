'use client'
import { Button, ConfirmationModal, toast, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useState, useTransition } from 'react'
import type { DeliveryState } from '../domain/states.ts'
import { AskTime, AskURL } from './ActionForms.tsx'
import { callApi } from './callApi.ts'
import { type ActionKind, actionOf, actionsFor, bodyOf } from './deliveryActions.ts'
import { useRoutes, useSay } from './hooks.ts'

export type DeliveryActionsProps = {
  /** Slug of the deliveries. */
  collection: string
  id: string | number
  state: DeliveryState
  /** Whether a person has been asked about an unknown outcome. */
  asked: boolean
  channel: string
  network: string
  /** The part whose address is asked for, where the post is a thread. */
  part?: number | undefined
  /** Only a person can post there. */
  byHand?: boolean
}

/** What a person may do with a delivery, as buttons. What cannot be taken back is asked first; the result is said in a toast. */
export function DeliveryActions({ collection, id, state, asked, channel, network, part, byHand = false }: DeliveryActionsProps) {
  const say = useSay()
  const routes = useRoutes()
  const router = useRouter()
  const { openModal } = useModal()
  const [open, setOpen] = useState<ActionKind>()
  const [busy, setBusy] = useState(false)
  const [refreshing, startTransition] = useTransition()
  const kinds = actionsFor({ state, asked, byHand })
  const modalOf = (kind: ActionKind) => `social-${kind}-${id}`

  async function act(kind: ActionKind, typed?: { url?: string; dueAt?: string }): Promise<void> {
    setBusy(true)
    const answer = await callApi(routes.api(`/${collection}/${id}/${actionOf(kind, byHand).endpoint}`), { method: 'POST', body: bodyOf(kind, typed) })
    setBusy(false)
    if (answer.ok) {
      setOpen(undefined)
      toast.success(`${channel}: ${say(kind === 'publish-now' && state === 'held' ? 'donePublishNowHeld' : actionOf(kind, byHand).done)}`)
    } else {
      toast.error(`${channel}: ${answer.message ?? say('notDone')}`)
    }
    startTransition(() => router.refresh())
  }

  function choose(kind: ActionKind): void {
    const { confirm, asks } = actionOf(kind, byHand)
    if (confirm) openModal(modalOf(kind))
    else if (asks) setOpen(open === kind ? undefined : kind)
    else void act(kind)
  }

  if (kinds.length === 0) return null
  return (
    <div>
      <div className="social-actions">
        {kinds.map((kind, index) => (
          <Button
            aria-label={`${say(actionOf(kind, byHand).label)}: ${channel}`}
            buttonStyle={index === 0 && (state === 'failed' || state === 'missed' || byHand) ? 'primary' : 'secondary'}
            disabled={busy || refreshing}
            extraButtonProps={actionOf(kind, byHand).asks ? { 'aria-expanded': open === kind } : {}}
            key={kind}
            margin={false}
            onClick={() => choose(kind)}
            size="small"
            type="button"
          >
            {say(actionOf(kind, byHand).label)}
          </Button>
        ))}
      </div>
      {open === 'there' ? (
        <AskURL
          busy={busy}
          send={byHand ? say('handSave') : undefined}
          label={byHand ? say('addressOfPost', { network: channel }) : part === undefined ? say('addressOfPost', { network }) : say('addressOfPart', { part, network })}
          onCancel={() => setOpen(undefined)}
          onSend={(url) => void act('there', { url })}
        />
      ) : null}
      {open === 'reschedule' ? <AskTime busy={busy} onCancel={() => setOpen(undefined)} onSend={(dueAt) => void act('reschedule', { dueAt })} /> : null}
      {kinds.flatMap((kind) => {
        const { confirm, label } = actionOf(kind, byHand)
        return confirm ? (
          <ConfirmationModal body={say(confirm, { channel })} confirmLabel={say(label)} heading={say(label)} key={kind} modalSlug={modalOf(kind)} onConfirm={() => act(kind)} />
        ) : (
          []
        )
      })}
    </div>
  )
}
