'use client'
import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { callApi } from '../callApi.ts'
import { useSay } from '../hooks.ts'

/** An address as people see it afterwards: without its secret. */
export type CalendarLink = { id: string; name: string; campaign: string | null; madeAt: string | null; madeBy: string | null }

type Props = {
  path: string
  campaigns: readonly { id: string; name: string }[]
  only?: string | undefined
  onMade(made: CalendarLink & { url: string }): void
}

/** Makes an address: for whom, and for which campaign. Not a form, because it stands inside of one. */
export function MakeCalendarLink({ path, campaigns, only, onMade }: Props) {
  const say = useSay()
  const [name, setName] = useState('')
  const [campaign, setCampaign] = useState('')
  const [busy, setBusy] = useState(false)
  async function make(): Promise<void> {
    setBusy(true)
    const scope = only ?? campaign
    const answer = await callApi<CalendarLink & { url: string }>(path, { method: 'POST', body: { name, ...(scope ? { campaign: scope } : {}) } })
    setBusy(false)
    if (!answer.ok) return void toast.error(answer.message ?? say('notDone'))
    setName('')
    onMade(answer.data)
  }
  return (
    <div className="social-form">
      <label>
        {say('icsName')}
        <input
          className="social-input"
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            if (name.trim()) void make()
          }}
          placeholder={say('icsNameExample')}
          value={name}
        />
      </label>
      {only === undefined && campaigns.length > 0 ? (
        <label>
          {say('icsScope')}
          <select className="social-input" onChange={(event) => setCampaign(event.target.value)} value={campaign}>
            <option value="">{say('icsEverything')}</option>
            {campaigns.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <Button disabled={busy || name.trim() === ''} margin={false} onClick={() => void make()} size="small" type="button">
        {say('icsMake')}
      </Button>
    </div>
  )
}
