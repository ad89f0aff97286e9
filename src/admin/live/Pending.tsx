'use client'
import { Button } from '@payloadcms/ui'
import { useSay } from '../hooks.ts'
import { Badge } from '../StateBadge.tsx'
import type { UseOutbox } from './useOutbox.ts'

/** The parts that are on their way from this phone, and why they are not there yet. */
export function Pending({ outbox: { outbox, isOffline, waitsFor, takeBack, tryAgain } }: { outbox: UseOutbox }) {
  const say = useSay()
  return (
    <>
      <p aria-live="polite" className={isOffline ? 'social-panel social-panel--question' : ''}>
        {isOffline ? say('liveOffline') : (waitsFor ?? '')}
      </p>
      {outbox.parts.length > 0 ? (
        <ol aria-label={say('livePending')} className="social-list social-stack">
          {outbox.parts.map((part) => (
            <li className="social-panel social-panel--question" key={part.key}>
              <p className="social-text">{part.text}</p>
              {part.hasPicture ? (
                <p className="social-quiet">
                  {say('picture')}: {part.alt}
                </p>
              ) : null}
              <Badge label={part.refused ? 'liveRefused' : 'liveWaiting'} sign={part.refused ? '✖' : '◷'} tone={part.refused ? 'bad' : 'waiting'} />
              {part.refused ? (
                <>
                  <p className="social-bad" role="alert">
                    {part.refused}
                  </p>
                  <div className="social-actions">
                    <Button margin={false} onClick={() => takeBack(part)} size="small" type="button">
                      {say('liveTakeBack')}
                    </Button>
                    <Button buttonStyle="secondary" margin={false} onClick={() => tryAgain(part)} size="small" type="button">
                      {say('actRetry')}
                    </Button>
                  </div>
                </>
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
    </>
  )
}
