'use client'
import { Button } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { useSay } from '../hooks.ts'
import { ConnectStyles } from './ConnectStyles.tsx'
import type { Step } from './connectDocs.ts'

type ConnectChoicesProps = {
  choices: Extract<Step, { stage: 'choice' }>['choices']
  /** As people write it. */
  network: string
  busy: boolean
  onChoose(id: string): void
  onCancel(): void
}

/** The Pages, boards or authors that the network offered after the permission was given: one of them is the channel. */
export function ConnectChoices({ choices, network, busy, onChoose, onCancel }: ConnectChoicesProps) {
  const say = useSay()
  const group = useId()
  const [chosen, setChosen] = useState<string>()
  return (
    <fieldset aria-describedby={`${group}-help`} className="social-choice">
      <ConnectStyles />
      <legend>{say('connectChoose')}</legend>
      <p className="social-quiet" id={`${group}-help`}>
        {say('connectChooseHelp', { network })}
      </p>
      <div className="social-choice__list">
        {choices.map((choice) => (
          <label className="social-choice__one" key={choice.id}>
            <input checked={chosen === choice.id} name={group} onChange={() => setChosen(choice.id)} type="radio" value={choice.id} />
            {choice.label}
          </label>
        ))}
      </div>
      <div className="social-actions">
        <Button disabled={busy || chosen === undefined} margin={false} onClick={() => (chosen === undefined ? undefined : onChoose(chosen))} size="small" type="button">
          {say('connectChoice')}
        </Button>
        <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={onCancel} size="small" type="button">
          {say('cancel')}
        </Button>
      </div>
    </fieldset>
  )
}
