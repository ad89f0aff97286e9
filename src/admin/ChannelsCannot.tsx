'use client'
import { useId } from 'react'
import type { Problem } from '../domain/content.ts'
import { useSay } from './hooks.ts'
import { LevelBadge } from './levels.tsx'
import type { Preview } from './PreviewCard.tsx'
import { Styles } from './Styles.tsx'
import { usePreviews } from './usePreviews.ts'

const order: readonly Problem['level'][] = ['block', 'warn', 'hint']

/** Beside the channels of a post: what each cannot do of what the post asks, and the nearest thing that happens instead. */
export function ChannelsCannot() {
  const say = useSay()
  const titleId = useId()
  const { hasChannels, previews, busy } = usePreviews()
  if (!hasChannels) return null
  const short = previews.map((preview) => ({ preview, problems: preview.problems.filter(({ says }) => says !== undefined) }))
  const whole = short.filter(({ problems }) => problems.length === 0).map(({ preview }) => preview.channel.name)
  const lacking = short.filter(({ problems }) => problems.length > 0)
  const refused = lacking.filter(({ problems }) => problems.some(({ level }) => level === 'block')).length
  const summary = refused > 0 ? say('cannotCount', { count: refused }) : lacking.length > 0 ? say('cannotNearest') : say('cannotNothing')
  return (
    <div className="field-type">
      <section aria-busy={busy} aria-labelledby={titleId} className="social-panel">
        <Styles />
        <div className="social-line social-line--apart">
          <h3 id={titleId}>{say('cannotIs')}</h3>
          <span className="social-quiet" role="status">
            {busy && previews.length === 0 ? say('cannotLooking') : previews.length > 0 ? summary : ''}
          </span>
        </div>
        {lacking.map(({ preview, problems }) => (
          <OnChannel key={preview.channel.id} preview={preview} problems={problems} />
        ))}
        {lacking.length > 0 && whole.length > 0 ? <p className="social-quiet">{say('cannotNothingOn', { names: whole.join(', ') })}</p> : null}
      </section>
    </div>
  )
}

function OnChannel({ preview: { channel, network }, problems }: { preview: Preview; problems: readonly Problem[] }) {
  const titleId = useId()
  return (
    <div className="social-stack" style={{ gap: 'calc(var(--base) * 0.25)' }}>
      <h4 id={titleId}>
        {channel.name} <span className="social-quiet">{network.label}</span>
      </h4>
      <ul aria-labelledby={titleId} className="social-list social-list--spaced">
        {problems
          .toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
          .map(({ level, path, message }) => (
            <li key={`${path}:${message}`}>
              <LevelBadge level={level} /> {message}
            </li>
          ))}
      </ul>
    </div>
  )
}
