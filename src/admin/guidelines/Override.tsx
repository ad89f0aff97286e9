'use client'
import { useId } from 'react'
import { useSay } from '../hooks.ts'

/** Why a post goes out although the guidelines stop it. Only some may say so; everybody sees it. */
export function Override({ reason, mayOverride, onChange }: { reason: string; mayOverride: boolean; onChange(reason: string): void }) {
  const say = useSay()
  const help = useId()
  if (!mayOverride)
    return (
      <p className="social-quiet">
        {say('overrideOnly')} {reason ? say('overrideGiven', { reason }) : ''}
      </p>
    )
  return (
    <label className="social-field">
      {say('overrideAsk')}
      <textarea aria-describedby={help} className="social-input" onChange={(event) => onChange(event.target.value)} rows={2} value={reason} />
      <span className="social-quiet" id={help}>
        {say('overrideHelp')}
      </span>
    </label>
  )
}
