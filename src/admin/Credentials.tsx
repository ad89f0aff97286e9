'use client'
import { FieldError, FieldLabel, useDocumentInfo, useField, useFormFields } from '@payloadcms/ui'
import { useEffect, useEffectEvent } from 'react'
import type { TranslationKey } from '../translations/en.ts'
import type { PlaceDoc } from './docs.ts'
import { useSay } from './hooks.ts'
import { Styles } from './Styles.tsx'

const labels: Partial<Record<string, TranslationKey>> = {
  accessToken: 'accessToken',
  refreshToken: 'refreshToken',
  expiresAt: 'expiresAt',
  identifier: 'identifier',
  appPassword: 'appPassword',
}

/** What nobody may read over a shoulder; the name of an account is no secret. */
const isSecret = (name: string) => name !== 'identifier' && name !== 'expiresAt'

/**
 * The sign-in data of a channel, for the network that it is on. Nobody may read the credentials, so Payload renders no fields for them:
 * these write to their places in the form.
 */
export function Credentials({ keys }: { keys: Readonly<Record<string, readonly string[]>> }) {
  const say = useSay()
  const network = useFormFields(([fields]) => fields.network?.value)
  const { hasSavePermission } = useDocumentInfo()
  const needed = typeof network === 'string' ? keys[network] : undefined
  if (!hasSavePermission || !needed || needed.length === 0) return null
  return (
    <div className="field-type">
      <section aria-labelledby="social-credentials" className="social-panel social-credentials">
        <Styles />
        <h3 id="social-credentials">{say('credentials')}</h3>
        <p className="social-quiet">{say('credentialsHelp')}</p>
        {needed.map((name) => (
          <CredentialInput key={`${network}.${name}`} name={name} />
        ))}
      </section>
    </div>
  )
}

function CredentialInput({ name }: { name: string }) {
  const say = useSay()
  const { data } = useDocumentInfo()
  const path = `credentials.${name}`
  const { value, setValue, showError } = useField<string | undefined>({ path })
  const stored = (data as PlaceDoc | undefined)?.connected === true
  const label = labels[name]

  // At the beginning and after each save nothing is typed in. An input that the form knows is not emptied by an error about it.
  const empty = useEffectEvent(() => setValue(undefined, true))
  useEffect(() => {
    if (data) empty()
  }, [data])

  return (
    <div className={`field-type text${showError ? ' error' : ''}`}>
      <FieldLabel label={label ? say(label) : name} path={path} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <input
          autoComplete="new-password"
          id={`field-${path.replace(/\./g, '__')}`}
          name={path}
          // An emptied input means "keep", not "delete".
          onChange={(event) => setValue(event.target.value === '' ? undefined : event.target.value)}
          placeholder={stored ? say('credentialStored') : ''}
          spellCheck={false}
          type={isSecret(name) ? 'password' : 'text'}
          value={value ?? ''}
        />
      </div>
    </div>
  )
}
