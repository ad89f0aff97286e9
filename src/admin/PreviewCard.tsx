'use client'
import type { LinkCard, MediaRef, Problem } from '../domain/content.ts'
import { DueTime } from './DueTime.tsx'
import { useSay } from './hooks.ts'
import { LevelBadge } from './levels.tsx'
import { PartView } from './PartView.tsx'

type Picture = Pick<MediaRef, 'id' | 'alt' | 'credit' | 'filename'> & { url?: string }

/** One channel's answer of the preview endpoint. */
export type Preview = {
  channel: { id: string; name: string; timezone: string }
  network: { name: string; label: string }
  parts: { text: string; count: number; media: Picture[]; card?: Omit<LinkCard, 'image'> & { image?: Picture } }[]
  contentWarning?: string
  problems: Problem[]
  count: number
  max: number
  unit: string
  dueAt: string | null
}

/** What goes out on one channel: its parts, their length, and what stands in the way. */
export function PreviewCard({ preview }: { preview: Preview }) {
  const say = useSay()
  const { channel, network, parts, problems, max, unit, dueAt, contentWarning } = preview
  const titleId = `social-preview-${channel.id}`
  const thumbnails = new Map(
    parts
      .flatMap((part) => [...part.media, ...(part.card?.image ? [part.card.image] : [])])
      .flatMap(({ id, url, filename }) => (url ? [[id, { url, filename: filename ?? '' }] as const] : [])),
  )
  return (
    <article aria-labelledby={titleId} className="social-panel">
      <div className="social-line social-line--apart">
        <h4 id={titleId}>
          {channel.name} <span className="social-quiet">{network.label}</span>
        </h4>
        {dueAt ? (
          <span className="social-quiet">
            {say('previewOn')} <DueTime at={dueAt} zone={channel.timezone} />
          </span>
        ) : null}
      </div>
      {contentWarning ? (
        <p>
          <strong>{say('contentWarning')}:</strong> {contentWarning}
        </p>
      ) : null}
      {parts.length === 0 ? <p className="social-quiet">{say('nothingToSend')}</p> : null}
      {parts.map((part, index) => (
        // The parts of a thread have no other name than their place in it.
        <div className="social-stack" key={String(index)}>
          <PartView card={part.card} media={part.media} say={say} text={part.text} thumbnails={thumbnails} />
          <p className={part.count > max ? 'social-bad' : 'social-quiet'}>
            {parts.length > 1 ? `${say('partOf', { part: index + 1, parts: parts.length })}: ` : ''}
            {say('lengthOf', { count: part.count, max, unit: unit === 'characters' ? say('countedCharacters') : unit })}
            {part.count > max ? ` – ${say('tooLong')}` : ''}
          </p>
        </div>
      ))}
      {problems.length > 0 ? (
        <ul className="social-list social-stack">
          {problems.map(({ level, path, message }) => (
            <li key={`${path}:${message}`}>
              <LevelBadge level={level} /> {message}
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  )
}
