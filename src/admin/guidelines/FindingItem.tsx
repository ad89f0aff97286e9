'use client'
import { Button } from '@payloadcms/ui'
import { useId } from 'react'
import type { Finding } from '../../guidelines/types.ts'
import { saySuggestion, sayTold } from '../../translations/sayTold.ts'
import { useSay } from '../hooks.ts'
import { LevelBadge } from '../levels.tsx'
import { inputId, placeName } from './places.ts'

export type FindingItemProps = {
  finding: Finding
  quote: string | undefined
  channel: string | undefined
  /** Who ticked a warning; undefined while nobody has. */
  seen: string | undefined
  mayWrite: boolean
  mayAllow: boolean
  mayIgnore: boolean
  onTick(ticked: boolean): void
  onIgnore(): void
  onAllow(): void
}

/** One finding: its level, what it says, the words it is about, and what can be done about it. */
export function FindingItem({ finding, quote, channel, seen, mayWrite, mayAllow, mayIgnore, onTick, onIgnore, onAllow }: FindingItemProps) {
  const say = useSay()
  const id = useId()
  const { level, path, word, start, end } = finding
  const suggestion = saySuggestion(finding, say)
  const place = [placeName(path, say), channel].filter(Boolean).join(' · ')
  return (
    <li className={`social-finding social-finding--${level}`}>
      <div className="social-line">
        <LevelBadge level={level} />
        <span className="social-quiet">{place}</span>
        {quote ? (
          <button aria-label={say('findingShow', { words: quote })} className="social-quote" onClick={() => selectWords(path, start, end)} type="button">
            {say('findingQuote', { words: shorten(quote) })}
          </button>
        ) : null}
      </div>
      <p id={id}>
        {sayTold(finding, say)} {suggestion ? <span className="social-quiet">{suggestion}</span> : null}
      </p>
      <div className="social-line">
        {level === 'warn' ? (
          <label className="social-tick">
            <input aria-describedby={id} checked={seen !== undefined} disabled={!mayWrite} onChange={(event) => onTick(event.target.checked)} type="checkbox" />
            <span>
              {say('warningSeen')}
              {seen ? <span className="social-quiet"> ({seen})</span> : null}
            </span>
          </label>
        ) : null}
        {mayIgnore ? (
          <Button aria-describedby={id} buttonStyle="none" className="social-more" margin={false} onClick={onIgnore} size="small" type="button">
            {say('ignoreHere')}
          </Button>
        ) : null}
        {mayAllow && word ? (
          <Button aria-describedby={id} buttonStyle="none" className="social-more" margin={false} onClick={onAllow} size="small" type="button">
            {say('allowWord', { word: shorten(word, 24) })}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

/** Puts the cursor on the words, so that they can be changed at once. */
function selectWords(path: string, start: number | undefined, end: number | undefined): void {
  const input = document.getElementById(inputId(path))
  if (!(input instanceof HTMLTextAreaElement || input instanceof HTMLInputElement)) return
  input.focus()
  if (start !== undefined && end !== undefined) input.setSelectionRange(start, end)
  input.scrollIntoView({ block: 'center', behavior: 'smooth' })
}

const shorten = (text: string, most = 60) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
