'use client'
import { useMemo } from 'react'
import type { ApprovalState } from '../../approval/approvalState.ts'
import { diffWords } from '../../text/wordDiff.ts'
import { placeName } from '../guidelines/places.ts'
import { useSay } from '../hooks.ts'
import { listChanges } from './contentChanges.ts'

/** What changed since somebody approved it, word by word. Gone and new are told by marks and words, not by colour alone. */
export function Difference({ difference, channels }: { difference: NonNullable<ApprovalState['difference']>; channels: ReadonlyMap<string, string> }) {
  const say = useSay()
  const changes = useMemo(() => listChanges(difference.before, difference.after, channels), [difference, channels])
  return (
    <section aria-labelledby="social-difference" className="social-part">
      <h4 id="social-difference">{say('difference')}</h4>
      {changes.map(({ path, before, after }) => (
        <div key={path}>
          <p className="social-quiet">{placeName(path, say)}</p>
          <p className="social-text social-diff">
            {diffWords(before, after).map(({ kind, text }, index) => {
              // Pieces have no other name than their place.
              const key = `${index}:${kind}`
              if (kind === 'same') return <span key={key}>{text}</span>
              const Mark = kind === 'gone' ? 'del' : 'ins'
              return (
                <Mark key={key}>
                  <span className="social-hidden">{say(kind === 'gone' ? 'diffGone' : 'diffNew')} </span>
                  {text}
                </Mark>
              )
            })}
          </p>
        </div>
      ))}
    </section>
  )
}
