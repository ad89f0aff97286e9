'use client'
import { toast } from '@payloadcms/ui'
import { useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'

/** Pauses a channel or lets it go on. Gives what it is afterwards; undefined where it did not work. */
export function usePause(channels: string) {
  const say = useSay()
  const routes = useRoutes()
  const [busy, setBusy] = useState(false)
  async function setPaused(id: string | number, isToPause: boolean, reason = ''): Promise<boolean | undefined> {
    setBusy(true)
    const answer = await callApi<{ paused: boolean }>(routes.api(`/${channels}/${id}/${isToPause ? 'pause' : 'resume'}`), { method: 'POST', body: { reason } })
    setBusy(false)
    if (answer.ok) toast.success(say(answer.data.paused ? 'channelPausedNow' : 'channelResumedNow'))
    else toast.error(answer.message ?? say('notDone'))
    return answer.ok ? answer.data.paused : undefined
  }
  return { busy, setPaused }
}
