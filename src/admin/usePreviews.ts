'use client'
import { useAllFormFields, useDebounce, useDocumentInfo } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useEffect, useState } from 'react'
import { type Answer, callApi } from './callApi.ts'
import { useRoutes, useSay } from './hooks.ts'
import type { Preview } from './PreviewCard.tsx'

const waitMs = 400

type Previewed = { channels: Preview[] }
export type PreviewsOfForm = {
  hasChannels: boolean
  previews: readonly Preview[]
  /** The server has not answered yet to what stands in the form now. */
  busy: boolean
  trouble: string | undefined
}

/** Several places of one form ask the same at the same moment: it is asked once. */
const underWay = new Map<string, Promise<Answer<Previewed>>>()

function askOnce(url: string, body: string): Promise<Answer<Previewed>> {
  const key = `${url} ${body}`
  const asked = underWay.get(key) ?? callApi<Previewed>(url, { method: 'POST', body: JSON.parse(body) })
  underWay.set(key, asked)
  return asked.finally(() => underWay.delete(key))
}

/** What the post in the form would become on each of its channels, a moment after every change. */
export function usePreviews(): PreviewsOfForm {
  const say = useSay()
  const routes = useRoutes()
  const { id, collectionSlug } = useDocumentInfo()
  const [fields] = useAllFormFields()
  const values = reduceFieldsToValues(fields, true)
  const hasChannels = Array.isArray(values.channels) && values.channels.length > 0
  const asked = useDebounce(hasChannels ? JSON.stringify({ data: { ...values, id } }) : '', waitMs)
  const [previews, setPreviews] = useState<readonly Preview[]>([])
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    setBusy(asked !== '')
    if (!asked) {
      setTrouble(undefined)
      return setPreviews([])
    }
    let left = false
    void askOnce(routes.api(`/${collectionSlug}/preview`), asked).then((answer) => {
      if (left) return
      setBusy(false)
      setTrouble(answer.ok ? undefined : (answer.message ?? say('notDone')))
      if (answer.ok) setPreviews(answer.data.channels)
    })
    return () => {
      left = true
    }
  }, [asked, collectionSlug, routes, say])

  return { hasChannels, previews, busy, trouble }
}
