'use client'
import { Button, toast, useDocumentInfo, useFormFields, useFormModified } from '@payloadcms/ui'
import { useState } from 'react'
import { sayStored } from '../../translations/sayTold.ts'
import { healthOf, isRefused, needsReconnect } from '../health.ts'
import { useSay } from '../hooks.ts'
import { Badge } from '../StateBadge.tsx'
import { Styles } from '../Styles.tsx'
import { ConnectOutcome } from './ConnectOutcome.tsx'
import { ConnectStep } from './ConnectStep.tsx'
import type { Offer } from './connectDocs.ts'
import { Disconnect } from './Disconnect.tsx'
import { HealthLine } from './HealthLine.tsx'
import { useCheck } from './useCheck.ts'
import { useConnect } from './useConnect.ts'

/** On a channel: how its connection is, what it needs, and the buttons that ask its network, connect it again or end it. */
export function ConnectChannel({ offers, channels, needsConnection }: { offers: readonly Offer[]; channels: string; needsConnection: readonly string[] }) {
  const say = useSay()
  const { id, hasSavePermission } = useDocumentInfo()
  const network = useFormFields(([fields]) => fields.network?.value)
  const modified = useFormModified()
  const { busy, connect } = useConnect()
  const { channel, checking, check } = useCheck()
  const [ending, setEnding] = useState(false)
  const [input, setInput] = useState('')
  if (id === undefined || typeof network !== 'string') return null
  const isToConnect = needsConnection.includes(network)
  const { message, ...look } = healthOf(channel ?? {}, isToConnect)
  const isConnected = channel?.connected === true
  const isUrgent = needsReconnect(channel)
  const offer = offers.find((one) => one.name === network)
  const asks = offer?.asks?.is === 'account' && !channel?.handle && !channel?.baseURL ? offer.asks : undefined

  async function go(): Promise<void> {
    const trouble = await connect({ network: String(network), channel: id as string | number, ...(asks ? { input } : {}) })
    if (trouble) toast.error(trouble)
  }

  return (
    <div className="field-type">
      <section aria-labelledby="social-connection" className={`social-panel${isUrgent ? ' social-panel--question' : ''}`}>
        <Styles />
        <div className="social-line">
          <h3 id="social-connection">{say('connectConnection')}</h3>
          <Badge {...look} />
        </div>
        <ConnectStep channels={channels} offers={offers} />
        {isToConnect ? (
          <div aria-live="polite" className="social-stack">
            {isRefused(channel) ? (
              <ConnectOutcome isNew={false} message={say('connectRefused')} ok={false} />
            ) : message ? (
              <ConnectOutcome isNew={false} message={sayStored(message, say)} ok={false} />
            ) : null}
            {(isRefused(channel) || !message) && channel?.health?.message ? <p>{sayStored(channel.health.message, say)}</p> : null}
            <HealthLine health={channel?.health ?? null} inbox={channel?.inbox ?? null} />
          </div>
        ) : null}
        {hasSavePermission && asks ? (
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
        {hasSavePermission && isToConnect ? (
          <div className="social-actions">
            {offer ? (
              <Button buttonStyle={isConnected && !isUrgent ? 'secondary' : 'primary'} disabled={busy} margin={false} onClick={() => void go()} size="small" type="button">
                {busy ? say('connectGoing') : isConnected ? say('connectAgain') : say('connectGo')}
              </Button>
            ) : null}
            {isConnected ? (
              <Button buttonStyle="secondary" disabled={checking || modified} margin={false} onClick={() => void check()} size="small" type="button">
                {checking ? say('checkingChannel') : say('checkChannel')}
              </Button>
            ) : null}
            {isConnected && !ending ? (
              <Button buttonStyle="secondary" margin={false} onClick={() => setEnding(true)} size="small" type="button">
                {say('connectDisconnect')}
              </Button>
            ) : null}
          </div>
        ) : null}
        {ending ? <Disconnect channels={channels} id={id} onCancel={() => setEnding(false)} /> : null}
        {isConnected && modified ? <p className="social-quiet">{say('checkUnsaved')}</p> : null}
        {hasSavePermission && isToConnect ? <p className="social-quiet">{say(!offer ? 'connectPaste' : isConnected ? 'connectAgainHelp' : 'connectHelp')}</p> : null}
      </section>
    </div>
  )
}
