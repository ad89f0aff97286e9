'use client'
import { Button, toast } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation.js'
import { useEffect, useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { ConnectChoices } from './ConnectChoices.tsx'
import { ConnectOutcome } from './ConnectOutcome.tsx'
import type { Offer, Step } from './connectDocs.ts'

/** What became of a connection, after the consent page: a choice, a question, or how it went. Shown where the address names one. */
export function ConnectStep({ channels, offers, onAsking }: { channels: string; offers: readonly Offer[]; onAsking?: (isAsking: boolean) => void }) {
  const say = useSay()
  const routes = useRoutes()
  const asked = useSearchParams().get('connect')
  const [id, setId] = useState(asked)
  const [step, setStep] = useState<Step>()
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    if (!asked) return
    const stop = new AbortController()
    void callApi<Step>(routes.api(`/social-campaigns/connect/pending?id=${encodeURIComponent(asked)}`), { signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return
      setId(asked)
      setStep(answer.ok ? answer.data : { stage: 'over', network: '', ok: false, message: answer.message ?? say('notDone') })
      // It is told once: a reload tomorrow would find that it is too old.
      if (!answer.ok || answer.data.stage === 'over') forgetStep()
    })
    return () => stop.abort()
  }, [asked, routes, say])

  const isAsking = step?.stage === 'choice' || step?.stage === 'confirm'
  useEffect(() => onAsking?.(isAsking), [isAsking, onAsking])

  async function send(body: { choice?: string; confirm?: true; cancel?: true }): Promise<void> {
    setBusy(true)
    const answer = await callApi<Step & { id: string }>(routes.api('/social-campaigns/connect/choose'), { method: 'POST', body: { id, ...body } })
    setBusy(false)
    if (!answer.ok) {
      toast.error(answer.message ?? say('notDone'))
      return
    }
    const { id: next, ...then } = answer.data
    // The form on the page holds what was before.
    if (then.stage === 'over' && then.ok && then.channel) window.location.assign(`${routes.admin(`/collections/${channels}/${then.channel}`)}?connect=${next}`)
    else {
      setId(next)
      setStep(then)
      if (then.stage === 'over') forgetStep()
    }
  }

  if (!step || step.stage === 'consent') return null
  if (step.stage === 'over') return <ConnectOutcome message={step.message} ok={step.ok} />
  if (step.stage === 'confirm')
    return (
      <div className="social-stack" role="alert">
        <ConnectOutcome message={step.message} ok={false} />
        <div className="social-actions">
          <Button disabled={busy} margin={false} onClick={() => void send({ confirm: true })} size="small" type="button">
            {say('connectOther')}
          </Button>
          <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void send({ cancel: true })} size="small" type="button">
            {say('cancel')}
          </Button>
        </div>
      </div>
    )
  const network = offers.find(({ name }) => name === step.network)?.label ?? step.network
  return <ConnectChoices busy={busy} choices={step.choices} network={network} onCancel={() => void send({ cancel: true })} onChoose={(choice) => void send({ choice })} />
}

/** Takes the step out of the address, without loading the page again. */
function forgetStep(): void {
  const here = new URL(window.location.href)
  here.searchParams.delete('connect')
  window.history.replaceState(window.history.state, '', here)
}
