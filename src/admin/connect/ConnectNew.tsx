'use client'
import { Button, Gutter, toast, useAuth } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { useSay } from '../hooks.ts'
import { Styles } from '../Styles.tsx'
import { ConnectStep } from './ConnectStep.tsx'
import type { Offer } from './connectDocs.ts'
import { useConnect } from './useConnect.ts'

/** Above the list of channels: choose a network, type the server where one is needed, and go. */
export function ConnectNew({ offers, channels }: { offers: readonly Offer[]; channels: string }) {
  const say = useSay()
  const { permissions } = useAuth()
  const { busy, connect } = useConnect()
  const id = useId()
  const [network, setNetwork] = useState(offers[0]?.name ?? '')
  const [input, setInput] = useState('')
  const [asking, setAsking] = useState(false)
  const offer = offers.find((one) => one.name === network)
  if (!offer || !permissions?.collections?.[channels]?.create) return null

  async function go(): Promise<void> {
    const trouble = await connect({ network, ...(offer?.asks ? { input } : {}) })
    if (trouble) toast.error(trouble)
  }

  return (
    <Gutter>
      <section aria-labelledby={`${id}-title`} className="social-panel social-strip">
        <Styles />
        <h3 id={`${id}-title`}>{say('connectChannel')}</h3>
        <ConnectStep channels={channels} offers={offers} onAsking={setAsking} />
        {asking ? null : (
          <form
            className="social-form"
            onSubmit={(event) => {
              event.preventDefault()
              void go()
            }}
          >
            <label>
              {say('connectNetwork')}
              <select className="social-input" onChange={(event) => setNetwork(event.target.value)} value={network}>
                {offers.map(({ name, label }) => (
                  <option key={name} value={name}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
            {offer.asks ? (
              <label>
                {offer.asks.label}
                <input
                  autoCapitalize="none"
                  className="social-input"
                  onChange={(event) => setInput(event.target.value)}
                  placeholder={offer.asks.placeholder}
                  required
                  spellCheck={false}
                  value={input}
                />
              </label>
            ) : null}
            <Button disabled={busy} margin={false} size="small" type="submit">
              {busy ? say('connectGoing') : say('connectGo')}
            </Button>
          </form>
        )}
        {asking ? null : <p className="social-quiet">{say('connectHelp')}</p>}
      </section>
    </Gutter>
  )
}
