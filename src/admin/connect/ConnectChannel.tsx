'use client'
import { Button, toast, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useState } from 'react'
import { callApi } from '../callApi.ts'
import type { PlaceDoc } from '../docs.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { Styles } from '../Styles.tsx'
import { ConnectStep } from './ConnectStep.tsx'
import type { Offer } from './connectDocs.ts'
import { useConnect } from './useConnect.ts'

/** On a channel: connect, reconnect or disconnect it, and what became of it. */
export function ConnectChannel({ offers, channels, needsConnection }: { offers: readonly Offer[]; channels: string; needsConnection: readonly string[] }) {
  const say = useSay()
  const routes = useRoutes()
  const { id, data, hasSavePermission } = useDocumentInfo()
  const network = useFormFields(([fields]) => fields.network?.value)
  const { busy, connect } = useConnect()
  const [asking, setAsking] = useState(false)
  const [ending, setEnding] = useState(false)
  const [input, setInput] = useState('')
  if (id === undefined || !hasSavePermission || typeof network !== 'string' || !needsConnection.includes(network)) return null
  const channel = data as (PlaceDoc & { handle?: string | null; baseURL?: string | null; health?: { alarm?: string | null } | null }) | undefined
  const isConnected = channel?.connected === true
  const offer = offers.find((one) => one.name === network)
  if (!offer && !isConnected) return null
  const asks = offer?.asks?.is === 'account' && !channel?.handle && !channel?.baseURL ? offer.asks : undefined

  async function go(): Promise<void> {
    const trouble = await connect({ network: String(network), channel: id as string | number, ...(asks ? { input } : {}) })
    if (trouble) toast.error(trouble)
  }
  async function end(): Promise<void> {
    setEnding(true)
    const answer = await callApi<{ message: string }>(routes.api(`/${channels}/${id}/disconnect`), { method: 'POST' })
    if (answer.ok) window.location.assign(routes.admin(`/collections/${channels}/${id}`))
    else {
      setEnding(false)
      toast.error(answer.message ?? say('notDone'))
    }
  }

  return (
    <div className="field-type">
      <section aria-labelledby="social-connection" className="social-panel">
        <Styles />
        <h3 id="social-connection">{say('connectConnection')}</h3>
        {channel?.health?.alarm ? (
          <p className="social-bad" role="alert">
            {channel.health.alarm}
          </p>
        ) : null}
        <ConnectStep channels={channels} />
        {asks ? (
          <label>
            {asks.label}
            <input
              autoCapitalize="none"
              className="social-input"
              onChange={(event) => setInput(event.target.value)}
              placeholder={asks.placeholder}
              spellCheck={false}
              value={input}
            />
          </label>
        ) : null}
        <div className="social-actions">
          {offer ? (
            <Button buttonStyle={isConnected ? 'secondary' : 'primary'} disabled={busy} margin={false} onClick={() => void go()} size="small" type="button">
              {busy ? say('connectGoing') : isConnected ? say('connectAgain') : say('connectGo')}
            </Button>
          ) : null}
          {isConnected && !asking ? (
            <Button buttonStyle="secondary" margin={false} onClick={() => setAsking(true)} size="small" type="button">
              {say('connectDisconnect')}
            </Button>
          ) : null}
        </div>
        {asking ? (
          <div role="alert">
            <p>{say('connectDisconnectAsk')}</p>
            <div className="social-actions">
              <Button disabled={ending} margin={false} onClick={() => void end()} size="small" type="button">
                {say('connectDisconnectYes')}
              </Button>
              <Button buttonStyle="secondary" disabled={ending} margin={false} onClick={() => setAsking(false)} size="small" type="button">
                {say('cancel')}
              </Button>
            </div>
          </div>
        ) : null}
        {offer ? <p className="social-quiet">{say('connectAgainHelp')}</p> : null}
      </section>
    </div>
  )
}
