'use client'
import { Link } from '@payloadcms/ui'
import { useCallback, useMemo } from 'react'
import type { LivePart, LiveThread as Thread } from '../../endpoints/readThread.ts'
import { useLanguage, useReaderZone, useRoutes, useSay } from '../hooks.ts'
import { StateBadge } from '../StateBadge.tsx'
import { formatMoment } from '../time.ts'
import { useFetched } from '../useFetched.ts'
import { Waiting } from '../Waiting.tsx'
import { LiveBox } from './LiveBox.tsx'
import { LiveStyles } from './LiveStyles.tsx'
import { Pending } from './Pending.tsx'
import { useHandOver } from './useHandOver.ts'
import { useOutbox } from './useOutbox.ts'

export type LiveThreadProps = { slugs: { posts: string; deliveries: string; media: string }; id: string | number }

const moving = ['scheduled', 'publishing', 'unknown']
const isMoving = ({ parts }: Thread) => parts.some(({ deliveries }) => deliveries.length === 0 || deliveries.some(({ state }) => moving.includes(state)))

/** A thread that grows while an event runs: what is out, what is on its way, and the field for what comes next. */
export function LiveThread({ slugs, id }: LiveThreadProps) {
  const say = useSay()
  const routes = useRoutes()
  const path = `/${slugs.posts}/${id}/continue` as const
  const { data, trouble, reload } = useFetched<Thread>(routes.api(path), isMoving)
  const onTaken = useCallback(() => void reload(), [reload])
  const outbox = useOutbox({ name: `social-live-post-${id}`, handOver: useHandOver({ media: slugs.media, path, onTaken }) })
  const channels = useMemo(() => data?.channels ?? [], [data])
  return (
    <div className="social-live">
      <LiveStyles />
      <h2>{data?.title ?? say('live')}</h2>
      {data ? null : <Waiting trouble={trouble} />}
      {data ? (
        <ol aria-label={say('liveParts')} className="social-list social-stack">
          {data.parts.map((part, index) => (
            <li className="social-panel" key={part.key ?? 'first'}>
              <Part deliveries={slugs.deliveries} number={index + 1} part={part} thread={data} />
            </li>
          ))}
        </ol>
      ) : null}
      <Pending outbox={outbox} />
      <LiveBox channels={channels} label={say('liveNext')} outbox={outbox} />
    </div>
  )
}

function Part({ part, number, thread, deliveries }: { part: LivePart; number: number; thread: Thread; deliveries: string }) {
  const say = useSay()
  const routes = useRoutes()
  const zone = useReaderZone('UTC')
  const language = useLanguage()
  return (
    <>
      <p className="social-line social-quiet">
        <span>{say('livePart', { number })}</span>
        <time dateTime={part.at}>{formatMoment({ at: part.at, zone, language, style: 'time' })}</time>
      </p>
      {part.text ? <p className="social-text">{part.text}</p> : null}
      <ul className="social-list social-list--spaced">
        {part.deliveries.map(({ id, channel, state, url, message }) => {
          const name = thread.channels.find((one) => one.id === channel)?.name ?? say('channelGone')
          return (
            <li className="social-line" key={id}>
              <StateBadge state={state} />
              {url ? (
                <a href={url} rel="noreferrer" target="_blank">
                  {say('reportLinkOn', { channel: name })}
                </a>
              ) : (
                <Link href={routes.admin(`/collections/${deliveries}/${id}`)}>{name}</Link>
              )}
              {message && state !== 'published' ? <span className="social-bad">{message}</span> : null}
            </li>
          )
        })}
      </ul>
    </>
  )
}
