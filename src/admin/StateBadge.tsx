'use client'
import type { TranslationKey } from '../translations/en.ts'
import { useSay } from './hooks.ts'
import { Styles } from './Styles.tsx'
import { lookOf } from './states.ts'

/** A sign and a word on a coloured ground: the colour only repeats what the other two say. */
export function Badge({ sign, label, tone }: { sign: string; label: TranslationKey; tone: string }) {
  const say = useSay()
  return (
    <span className={`social-badge social-badge--${tone}`}>
      <Styles />
      <span aria-hidden="true" className="social-badge__sign">
        {sign}
      </span>
      <span>{say(label)}</span>
    </span>
  )
}

/** The state of a delivery or the status of a post. */
export function StateBadge({ state }: { state: string | null | undefined }) {
  const look = lookOf(state)
  return look ? <Badge label={look.label} sign={look.sign} tone={look.tone} /> : <span>{state ?? '–'}</span>
}
