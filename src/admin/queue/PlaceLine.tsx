'use client'
import { Button, Link } from '@payloadcms/ui'
import type { AheadEntry } from '../../endpoints/readQueueAhead.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { StateBadge } from '../StateBadge.tsx'
import { formatMoment } from '../time.ts'
import type { Place } from './places.ts'

const kinds = { queue: 'placeQueue', fixed: 'placeFixed', evergreen: 'placeEvergreen' } as const

type PlaceLineProps = {
  place: Place
  posts: string
  zone: string
  language: string
  mayMove: boolean
  isFirst: boolean
  isLast: boolean
  busy: boolean
  onMove(kind: 'up' | 'skip', entry: AheadEntry): void
}

/** One place of a queue: its time, its post or that it is free, and the buttons that move it. */
export function PlaceLine({ place, posts, zone, language, mayMove, isFirst, isLast, busy, onMove }: PlaceLineProps) {
  const say = useSay()
  const routes = useRoutes()
  const { entry, at } = place
  const title = entry?.title || say('untitled')
  return (
    <li className={`social-place${entry ? '' : ' social-place--free'}`} data-entry={entry?.id}>
      <time dateTime={at}>{formatMoment({ at, zone, language, style: 'weekTime' })}</time>
      {entry ? <Link href={routes.admin(`/collections/${posts}/${entry.post}`)}>{title}</Link> : <span className="social-quiet">{say('placeFree')}</span>}
      <span className="social-line">
        {entry ? (
          <>
            <StateBadge state={entry.state} />
            <span className="social-quiet">{say(kinds[entry.kind])}</span>
          </>
        ) : null}
      </span>
      <span className="social-actions">
        {entry && mayMove ? (
          <>
            <Button
              aria-label={`${say('queueUp')}: ${title}`}
              buttonStyle="secondary"
              disabled={busy || isFirst}
              margin={false}
              onClick={() => onMove('up', entry)}
              size="small"
              type="button"
            >
              ↑ {say('queueUp')}
            </Button>
            <Button
              aria-label={`${say('queueSkip')}: ${title}`}
              buttonStyle="secondary"
              disabled={busy || isLast}
              margin={false}
              onClick={() => onMove('skip', entry)}
              size="small"
              type="button"
            >
              ⇥ {say('queueSkip')}
            </Button>
          </>
        ) : null}
      </span>
    </li>
  )
}
