'use client'
import { useSay } from './hooks.ts'

/** What a pasted link is on one channel, as the API gives it. */
export type TargetOn = { channel: string; name: string; url?: string; author?: string; text?: string; message?: string; happens?: string; isBlocked?: boolean }

/** The post behind the link as this channel's network shows it, and what will become of it there. */
export function TargetCard({ on: { channel, name, url, author, text, message, happens, isBlocked } }: { on: TargetOn }) {
  const say = useSay()
  const titleId = `social-target-${channel}`
  return (
    <article aria-labelledby={titleId} className={`social-panel${isBlocked ? ' social-panel--bad' : ''}`}>
      <h4 id={titleId}>{name}</h4>
      {author ? (
        <blockquote className="social-card" style={{ margin: 0 }}>
          <div>
            <strong>{author}</strong>
            <p className="social-text">{text || say('targetNoWords')}</p>
            {url ? (
              <a href={url} rel="noreferrer" target="_blank">
                {say('targetOpen')}
              </a>
            ) : null}
          </div>
        </blockquote>
      ) : null}
      {message ? <p className="social-quiet">{message}</p> : null}
      {happens ? (
        <p className={isBlocked ? 'social-bad' : undefined}>
          {isBlocked ? <span aria-hidden="true">✖ </span> : null}
          {happens}
        </p>
      ) : null}
    </article>
  )
}
