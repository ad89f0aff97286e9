'use client'
import { toast, useAuth, useDocumentInfo, useForm, useFormModified } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { ApprovalState } from '../../approval/approvalState.ts'
import { type Ref, refId } from '../../domain/documents.ts'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import type { Move } from './moves.ts'

type Moved = { doc: Record<string, unknown> & { updatedAt: string }; approval: ApprovalState }

export type Approving = {
  id: string | number | undefined
  state: ApprovalState | undefined
  isChanged: boolean
  busy: boolean
  trouble: string | undefined
  /** Takes a step; `more` are fields that go with it. */
  take(to: Move['to'], more?: Record<string, unknown>): Promise<void>
  /** Calls an endpoint of the post and reads everything again. Gives the answer, or nothing when it was refused. */
  call<T>(path: `/${string}`, body?: unknown): Promise<T | undefined>
}

const soonMs = 120_000
const lookMs = 2_500

/** Where the post in the form stands, and the steps that can be taken. What was typed is saved together with a step. */
export function useApproval(): Approving {
  const say = useSay()
  const routes = useRoutes()
  const { id, collectionSlug, data, setData, setLastUpdateTime, incrementVersionCount, unlockDocument, documentIsLocked, currentEditor } = useDocumentInfo()
  const { submit, reset, getDataByPath } = useForm()
  const isChanged = useFormModified()
  const { user } = useAuth()
  const [state, setState] = useState<ApprovalState>()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const [isHandedOn, setHandedOn] = useState(false)
  const savedAt: unknown = data?.updatedAt

  const read = useCallback(
    async (signal?: AbortSignal) => {
      if (id === undefined) return
      const answer = await callApi<ApprovalState>(routes.api(`/${collectionSlug}/${id}/approval`), signal ? { signal } : {})
      if (!signal?.aborted && answer.ok) setState(answer.data)
    },
    [id, collectionSlug, routes],
  )
  useEffect(() => {
    // A save changes where the post stands, so the time of the last one starts a new look.
    void savedAt
    const leaving = new AbortController()
    const look = () => void read(leaving.signal)
    look()
    window.addEventListener('focus', look)
    return () => {
      window.removeEventListener('focus', look)
      leaving.abort()
    }
  }, [read, savedAt])

  const dueAt: unknown = data?.publishAt
  useEffect(() => {
    // While it goes out, its status follows by itself.
    const isSoon = typeof dueAt === 'string' && Math.abs(Date.parse(dueAt) - Date.now()) < soonMs
    if (state?.status !== 'publishing' && !(state?.status === 'scheduled' && isSoon)) return
    const timer = setTimeout(() => void read(), lookMs)
    return () => clearTimeout(timer)
  }, [state, dueAt, read])

  // Payload locks a document for five minutes a moment after something was typed, be it after the save that went with the step.
  const isMine = user !== null && user !== undefined && refId(currentEditor as Ref) === String(user.id)
  useEffect(() => {
    if (isHandedOn && documentIsLocked && isMine && !isChanged && id !== undefined && collectionSlug) void unlockDocument(id, collectionSlug)
  }, [isHandedOn, documentIsLocked, isMine, isChanged, id, collectionSlug, unlockDocument])

  /** Shows what the server has now, without a reload of the page. What somebody typed meanwhile is left alone. */
  async function show(doc: Moved['doc']): Promise<void> {
    await reset(doc)
    setData(doc)
    setLastUpdateTime(new Date(doc.updatedAt).getTime())
    incrementVersionCount()
  }

  async function take(to: Move['to'], more: Record<string, unknown> = {}): Promise<void> {
    setBusy(true)
    setTrouble(undefined)
    setHandedOn(false)
    if (id === undefined || isChanged) {
      const saved = await submit({ overrides: { status: to, ...more } })
      // The post is in other hands now: nobody should have to take it over from somebody who left the page open.
      if (saved?.res?.ok && id !== undefined && collectionSlug) {
        await unlockDocument(id, collectionSlug)
        setHandedOn(true)
      }
    } else {
      const isAsShown = state !== undefined && Date.parse(state.updatedAt) === Date.parse(String(savedAt))
      // Only steps towards the readers are about words; what was read in the form counts, not what was fetched since.
      const seen = to === 'approved' || to === 'scheduled' ? { seen: isAsShown ? state.fingerprint : 'other words' } : {}
      const body = { to, ...seen, warningsSeen: getDataByPath('warningsSeen') ?? [], ...more }
      const answer = await callApi<Moved>(routes.api(`/${collectionSlug}/${id}/move`), { method: 'POST', body })
      if (answer.ok) {
        await show(answer.data.doc)
        setState(answer.data.approval)
        toast.success(say('moveDone'))
      } else setTrouble(answer.message ?? say('notDone'))
    }
    setBusy(false)
  }

  async function call<T>(path: `/${string}`, body: unknown = {}): Promise<T | undefined> {
    setBusy(true)
    setTrouble(undefined)
    const answer = await callApi<T & { status?: string }>(routes.api(`/${collectionSlug}/${id}${path}`), { method: 'POST', body })
    if (!answer.ok) setTrouble(answer.message ?? say('notDone'))
    // A request for changes moves the post, too.
    if (answer.ok && answer.data.status !== undefined && answer.data.status !== state?.status && !isChanged) {
      const doc = await callApi<Moved['doc']>(routes.api(`/${collectionSlug}/${id}?depth=0`))
      if (doc.ok) await show(doc.data)
    }
    await read()
    setBusy(false)
    return answer.ok ? answer.data : undefined
  }

  return { id, state, isChanged, busy, trouble, take, call }
}
