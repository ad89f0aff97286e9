'use client'
import type { Ignored } from '../../guidelines/types.ts'
import { useSay } from '../hooks.ts'
import { placeName } from './places.ts'

/** What was ignored on this post, with the way back. */
export function IgnoredFindings({ entries, mayWrite, onBack }: { entries: readonly Ignored[]; mayWrite: boolean; onBack(entries: Ignored[]): void }) {
  const say = useSay()
  if (entries.length === 0) return null
  return (
    <details>
      <summary>{say('ignoredHere', { count: entries.length })}</summary>
      <ul className="social-list">
        {entries.map((entry, index) => (
          <li className="social-line" key={JSON.stringify(entry)}>
            <span>
              {placeName(entry.path, say)}
              {entry.word ? ` “${entry.word}”` : ''} <span className="social-quiet">{entry.check}</span>
            </span>
            {mayWrite ? (
              <button className="social-more" onClick={() => onBack(entries.filter((_, at) => at !== index))} type="button">
                {say('ignoreBack')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
