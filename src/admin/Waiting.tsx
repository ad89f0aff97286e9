'use client'
import { useSay } from './hooks.ts'

/** In place of what has not arrived yet: that it is on its way, or why it cannot be shown. */
export function Waiting({ trouble }: { trouble: string | undefined }) {
  const say = useSay()
  if (trouble)
    return (
      <p className="social-bad" role="alert">
        {trouble}
      </p>
    )
  return (
    <p className="social-quiet" role="status">
      {say('calendarLoading')}
    </p>
  )
}
