'use client'
import { Button, toast } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation.js'
import { useEffect, useId, useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes, useSay } from '../hooks.ts'
import type { Step } from './connectDocs.ts'

/** What became of a connection, after the consent page: a choice, a question, or how it went. Shown where the address names one. */
export function ConnectStep({ channels }: { channels: string }) {
  const say = useSay()
  const routes = useRoutes()
  const asked = useSearchParams().get('connect')
  const [id, setId] = useState(asked)
  const [step, setStep] = useState<Step>()
  const [chosen, setChosen] = useState<string>()
  const [busy, setBusy] = useState(false)
  const group = useId()

  useEffect(() => {
    if (!asked) return
    const stop = new AbortController()
    void callApi<Step>(routes.api(`/social-campaigns/connect/pending?id=${encodeURIComponent(asked)}`), { signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return
      setId(asked)
      setStep(answer.ok ? answer.data : { stage: 'over', network: '', ok: false, message: answer.message ?? say('notDone') })
    })
    return () => stop.abort()
  }, [asked, routes, say])

  async function send(body: { choice?: string; confirm?: true }): Promise<void> {
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
    }
  }

  if (!step || step.stage === 'consent') return null
  if (step.stage === 'over')
    return (
      <p className={step.ok ? undefined : 'social-bad'} role={step.ok ? 'status' : 'alert'}>
        {step.message}
      </p>
    )
  if (step.stage === 'confirm')
    return (
      <div role="alert">
        <p>{step.message}</p>
        <div className="social-actions">
          <Button disabled={busy} margin={false} onClick={() => void send({ confirm: true })} size="small" type="button">
            {say('connectOther')}
          </Button>
          <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => setStep(undefined)} size="small" type="button">
            {say('cancel')}
          </Button>
        </div>
      </div>
    )
  return (
    <fieldset className="social-stack">
      <legend>{say('connectChoose')}</legend>
      {step.choices.map((choice) => (
        <label key={choice.id}>
          <input checked={chosen === choice.id} name={group} onChange={() => setChosen(choice.id)} type="radio" value={choice.id} /> {choice.label}
        </label>
      ))}
      <div className="social-actions">
        <Button
          disabled={busy || chosen === undefined}
          margin={false}
          onClick={() => (chosen === undefined ? undefined : void send({ choice: chosen }))}
          size="small"
          type="button"
        >
          {say('connectChoice')}
        </Button>
      </div>
    </fieldset>
  )
}
