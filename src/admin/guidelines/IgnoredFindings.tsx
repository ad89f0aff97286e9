'use client'
import type { Ignored } from '../../guidelines/types.ts'
import type { Say } from '../../translations/say.ts'
import { wordKey } from '../../translations/wordKey.ts'
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
              {entry.word ? ` ${say('findingQuote', { words: entry.word })}` : ''} <span className="social-quiet">{nameOf(entry.check, say)}</span>
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

/** A check's title; one of the organisation's own has only its id here. */
function nameOf(check: string, say: Say): string {
  const key = wordKey('check', check)
  return key ? say(key) : check
}
