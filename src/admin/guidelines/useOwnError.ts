'use client'
import { useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

/**
 * What the server said about a field that we show ourselves. The error is taken off the form at once: Payload would otherwise keep the next
 * save from being sent, because such a field has no input that could become right.
 */
export function useOwnError(path: string): string | undefined {
  const [message, setMessage] = useState<string>()
  const error = useFormFields(([fields]) => (fields[path]?.valid === false ? (fields[path]?.errorMessage ?? '') : undefined))
  const dispatch = useFormFields(([, send]) => send)
  useEffect(() => {
    if (error === undefined) return
    setMessage(error)
    dispatch({ type: 'UPDATE', path, valid: true, errorMessage: '' })
  }, [error, dispatch, path])
  return message
}
