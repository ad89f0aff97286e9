'use client'
import { useEffect, useState } from 'react'
import { callApi } from '../callApi.ts'
import { useRoutes } from '../hooks.ts'

/** Names of channels by id, read when they are needed. */
export function useChannelNames(collection: string, isNeeded: boolean): ReadonlyMap<string, string> {
  const routes = useRoutes()
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    if (!isNeeded) return
    const leaving = new AbortController()
    const address = routes.api(`/${collection}?depth=0&pagination=false&select[name]=true`)
    void callApi<{ docs: { id: string | number; name: string }[] }>(address, { signal: leaving.signal }).then((answer) => {
      if (answer.ok && !leaving.signal.aborted) setNames(new Map(answer.data.docs.map(({ id, name }) => [String(id), name])))
    })
    return () => leaving.abort()
  }, [collection, isNeeded, routes])
  return names
}
