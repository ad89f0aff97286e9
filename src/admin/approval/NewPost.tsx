'use client'
import { useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { MoveButtons } from './MoveButtons.tsx'
import { type Move, type MovesInput, movesFor } from './moves.ts'

/** The first step of a post that is not saved yet. */
export function NewPost({ busy, onMove }: { busy: boolean; onMove(move: Move): void }) {
  const say = useSay()
  const routes = useRoutes()
  const { collectionSlug } = useDocumentInfo()
  const [may, setMay] = useState<MovesInput['may']>({ write: false, approve: false, publish: false })
  const publishAt = useFormFields(([fields]) => fields.publishAt?.value as string | null | undefined)
  const queue = useFormFields(([fields]) => fields.queue?.value === true)
  useEffect(() => {
    const leaving = new AbortController()
    void callApi<{ may: MovesInput['may'] }>(routes.api(`/${collectionSlug}/check`), { method: 'POST', body: { data: {} }, signal: leaving.signal }).then((answer) => {
      if (answer.ok && !leaving.signal.aborted) setMay(answer.data.may)
    })
    return () => leaving.abort()
  }, [collectionSlug, routes])
  const free = { isNeeded: false, fourEyes: true, isCleared: false, isOwn: true, hasApproved: false, isChanged: true }
  return (
    <>
      <p className="social-quiet">{say('approvalNew')}</p>
      <MoveButtons busy={busy} moves={movesFor({ status: 'draft', may, publishAt, queue, now: Date.now(), ...free })} onMove={onMove} />
    </>
  )
}
