'use client'
import { useRouter } from 'next/navigation.js'
import { useEffect, useTransition } from 'react'

const soonMs = 2_000
const laterMs = 10_000
/** After so many looks, whatever is under way takes its time. */
const eagerLooks = 30

/** Renders the page anew, while something on it is under way and somebody looks at it. */
export function RefreshWhile({ active }: { active: boolean }) {
  const router = useRouter()
  const [, startTransition] = useTransition()
  useEffect(() => {
    if (!active) return
    let looks = 0
    let timer: ReturnType<typeof setTimeout>
    const wait = () => {
      timer = setTimeout(
        () => {
          looks++
          if (document.visibilityState === 'visible') startTransition(() => router.refresh())
          wait()
        },
        looks < eagerLooks ? soonMs : laterMs,
      )
    }
    wait()
    return () => clearTimeout(timer)
  }, [active, router])
  return null
}
