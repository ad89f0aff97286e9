'use client'
import { useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'

/** Begins a connection and goes to the network's consent page. Gives a sentence when it cannot. */
export function useConnect() {
  const say = useSay()
  const routes = useRoutes()
  const [busy, setBusy] = useState(false)
  async function connect(body: { network: string; input?: string; channel?: string | number }): Promise<string | undefined> {
    setBusy(true)
    const answer = await callApi<{ redirectTo: string }>(routes.api('/social-campaigns/connect'), { method: 'POST', body })
    if (!answer.ok) {
      setBusy(false)
      return answer.message ?? say('notDone')
    }
    window.location.assign(answer.data.redirectTo)
    return undefined
  }
  return { busy, connect }
}
