'use client'
import { useSay } from '../hooks.ts'

/** Why somebody does this, for the record. May stay empty: nobody has to write while something burns. */
export function ReasonField({ value, onChange }: { value: string; onChange(reason: string): void }) {
  const say = useSay()
  return (
    <label className="social-modal-field">
      {say('reasonAsk')}
      <input className="social-input" maxLength={500} onChange={(event) => onChange(event.target.value)} type="text" value={value} />
      <span className="social-quiet">{say('reasonHelp')}</span>
    </label>
  )
}
