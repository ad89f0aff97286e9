'use client'
import { FieldDescription, FieldError, FieldLabel } from '@payloadcms/ui'
import type { ClientField } from 'payload'
import type { ReactNode } from 'react'
import { Styles } from '../Styles.tsx'
import { FieldStyles } from './FieldStyles.tsx'

type FieldFrameProps = { field: Pick<ClientField, 'admin'> & { label?: unknown; required?: boolean }; path: string; showError: boolean; inputId?: string; children: ReactNode }

/** What Payload's own fields have around their input: label, error and description. Without one `inputId` it is a group of several. */
export function FieldFrame({ field, path, showError, inputId, children }: FieldFrameProps) {
  const name = `field-type social-field${showError ? ' error' : ''}`
  const label = <FieldLabel {...(inputId ? { htmlFor: inputId } : { as: 'span' })} label={field.label as string} path={path} required={field.required === true} />
  const description = (field.admin as { description?: string } | undefined)?.description
  const inner = (
    <>
      <FieldError path={path} showError={showError} />
      {children}
      {description ? <FieldDescription description={description} path={path} /> : null}
      <Styles />
      <FieldStyles />
    </>
  )
  if (inputId)
    return (
      <div className={name}>
        {label}
        {inner}
      </div>
    )
  return (
    <fieldset className={name}>
      <legend>{label}</legend>
      {inner}
    </fieldset>
  )
}
