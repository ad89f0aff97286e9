'use client'
import { toast, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { callApi } from '../callApi.ts'
import type { PlaceDoc } from '../docs.ts'
import { useRoutes, useSay } from '../hooks.ts'

/** The channel whose page is open, as it was loaded or as its network just answered, and a way to ask it now. */
export function useCheck() {
  const say = useSay()
  const routes = useRoutes()
  const { id, collectionSlug, data } = useDocumentInfo()
  const [checked, setChecked] = useState<{ channel: PlaceDoc; before: unknown }>()
  const [checking, setChecking] = useState(false)
  // What a save gave is newer than what was checked before it.
  const channel = checked?.before === data ? checked?.channel : (data as PlaceDoc | undefined)

  async function check(): Promise<void> {
    setChecking(true)
    const answer = await callApi<{ ok: boolean; message: string }>(routes.api(`/social-campaigns/channels/${id}/check`), { method: 'POST' })
    const fresh = await callApi<PlaceDoc>(routes.api(`/${collectionSlug}/${id}?depth=0`))
    setChecking(false)
    if (fresh.ok) setChecked({ channel: fresh.data, before: data })
    if (!answer.ok) toast.error(answer.message ?? say('notDone'))
    else if (answer.data.ok) toast.success(answer.data.message)
    else toast.error(answer.data.message)
  }
  return { channel, checking, check }
}
