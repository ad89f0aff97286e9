'use client'
import { Button, ConfirmationModal, toast, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useId, useState, useTransition } from 'react'
import type { TranslationKey } from '../../translations/en.ts'
import { AskTime } from '../ActionForms.tsx'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import type { BulkKind } from './bulkKinds.ts'

const words = {
  'publish-now': { label: 'bulkPublishNow', ask: 'bulkPublishNowAsk' },
  retry: { label: 'bulkRetry', ask: 'bulkRetryAsk' },
  reschedule: { label: 'bulkReschedule' },
  drop: { label: 'bulkDrop', ask: 'bulkDropAsk' },
} as const satisfies Record<BulkKind, { label: TranslationKey; ask?: TranslationKey }>

/** The same word about all deliveries of a channel that wait: asked first with their number, then done in one go. */
export function BulkActions({ collection, ids, kinds, channel }: { collection: string; ids: readonly (string | number)[]; kinds: readonly BulkKind[]; channel: string }) {
  const say = useSay()
  const routes = useRoutes()
  const router = useRouter()
  const { openModal } = useModal()
  const base = useId().replaceAll(/\W/g, '')
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const [refreshing, startTransition] = useTransition()
  const modalOf = (kind: BulkKind) => `social-bulk-${kind}-${base}`
  const values = { count: ids.length, channel }

  async function act(action: BulkKind, dueAt?: string): Promise<void> {
    setBusy(true)
    const answer = await callApi<{ moved: number; left: number }>(routes.api(`/${collection}/bulk`), { method: 'POST', body: { action, ids, ...(dueAt ? { dueAt } : {}) } })
    setBusy(false)
    setAsking(false)
    if (!answer.ok) toast.error(answer.message ?? say('notDone'))
    else toast.success(say(answer.data.left > 0 ? 'bulkDoneSome' : 'bulkDone', { moved: answer.data.moved, left: answer.data.left }))
    startTransition(() => router.refresh())
  }

  return (
    <div>
      <div className="social-actions">
        {kinds.map((kind) => (
          <Button
            aria-label={`${say(words[kind].label)}: ${channel}`}
            buttonStyle="secondary"
            disabled={busy || refreshing}
            extraButtonProps={kind === 'reschedule' ? { 'aria-expanded': asking } : {}}
            key={kind}
            margin={false}
            onClick={() => (kind === 'reschedule' ? setAsking(!asking) : openModal(modalOf(kind)))}
            size="small"
            type="button"
          >
            {say(words[kind].label)}
          </Button>
        ))}
      </div>
      <p aria-live="polite" className="social-quiet">
        {busy ? say('bulkBusy', values) : ''}
      </p>
      {asking ? <AskTime busy={busy} onCancel={() => setAsking(false)} onSend={(dueAt) => void act('reschedule', dueAt)} /> : null}
      {kinds.flatMap((kind) => {
        const { label, ...rest } = words[kind]
        return 'ask' in rest ? (
          <ConfirmationModal body={say(rest.ask, values)} confirmLabel={say(label)} heading={say(label)} key={kind} modalSlug={modalOf(kind)} onConfirm={() => act(kind)} />
        ) : (
          []
        )
      })}
    </div>
  )
}
