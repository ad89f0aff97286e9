'use client'
import { useCallback, useEffect, useState } from 'react'
import { callApi } from './callApi.ts'
import { useSay } from './hooks.ts'

const soonMs = 2_500

/** What an address of the API gives, and a way to look again. While `isUnderWay` says so, it looks again by itself. */
export function useFetched<T>(url: string, isUnderWay?: (data: T) => boolean): { data: T | undefined; trouble: string | undefined; reload(): Promise<void> } {
  const say = useSay()
  const [data, setData] = useState<T>()
  const [trouble, setTrouble] = useState<string>()
  const look = useCallback(
    async (signal?: AbortSignal) => {
      const answer = await callApi<T>(url, signal ? { signal } : {})
      if (signal?.aborted) return
      setTrouble(answer.ok ? undefined : (answer.message ?? say('notDone')))
      if (answer.ok) setData(answer.data)
    },
    [url, say],
  )
  useEffect(() => {
    const leaving = new AbortController()
    void look(leaving.signal)
    return () => leaving.abort()
  }, [look])
  const again = data !== undefined && isUnderWay?.(data) === true
  useEffect(() => {
    if (!again) return
    const timer = setInterval(() => document.visibilityState === 'visible' && void look(), soonMs)
    return () => clearInterval(timer)
  }, [again, look])
  return { data, trouble, reload: useCallback(() => look(), [look]) }
}
