'use client'
import { Button } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import type { QueueAhead } from '../../endpoints/readQueueAhead.ts'
import { sayTold } from '../../translations/sayTold.ts'
import { callApi } from '../callApi.ts'
import { useLanguage, useRoutes, useSay } from '../hooks.ts'
import { Badge } from '../StateBadge.tsx'
import { formatMoment } from '../time.ts'
import { useFetched } from '../useFetched.ts'
import { Waiting } from '../Waiting.tsx'
import { PlaceLine } from './PlaceLine.tsx'
import { toPlaces } from './places.ts'
import { QueueStyles } from './QueueStyles.tsx'

export type QueueProps = { slugs: { channels: string; posts: string }; id: string | number; mayPublish: boolean }
export type Move = { kind: 'up' | 'skip'; id: string } | { kind: 'shuffle' }

/** The coming weeks of a channel, and the three ways to change who has which slot. */
export function Queue({ slugs, id, mayPublish }: QueueProps) {
  const say = useSay()
  const routes = useRoutes()
  const language = useLanguage()
  const url = routes.api(`/${slugs.channels}/${id}/queue`)
  const { data, trouble, reload } = useFetched<QueueAhead>(url)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ text: string; isBad: boolean }>()
  const list = useRef<HTMLOListElement>(null)

  async function move(what: Move, title: string): Promise<void> {
    setBusy(true)
    const answer = await callApi(url, { method: 'POST', body: what })
    await reload()
    setBusy(false)
    if (answer.ok) setSaid({ text: say(what.kind === 'up' ? 'queueMovedUp' : what.kind === 'skip' ? 'queueSkipped' : 'queueShuffled', { title }), isBad: false })
    else setSaid({ text: answer.message ?? say('notDone'), isBad: true })
    // The button of the post that was moved keeps the cursor, wherever the post is now.
    if (what.kind !== 'shuffle') requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-entry="${what.id}"] button:not([disabled])`)?.focus())
  }

  if (!data) return <Waiting trouble={trouble} />
  const { channel, ahead } = data
  const places = toPlaces(data)
  const queued = ahead.filter(({ kind, state }) => kind === 'queue' && state !== 'publishing')
  return (
    <>
      <QueueStyles />
      <Standing data={data} />
      <section aria-labelledby="social-queue" className="social-stack">
        <div className="social-line social-line--apart">
          <h2 id="social-queue">{say('queueAhead')}</h2>
          {mayPublish && queued.length > 1 ? (
            <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void move({ kind: 'shuffle' }, '')} size="small" type="button">
              {say('queueShuffle')}
            </Button>
          ) : null}
        </div>
        <p className="social-quiet">{say('queueHelp2', { zone: channel.timeZone })}</p>
        <p aria-live="polite" className={said?.isBad ? 'social-bad' : ''}>
          {said?.text ?? ''}
        </p>
        {places.length === 0 ? <p role="status">{say(channel.slots === 0 ? 'queueNoSlots' : 'queueEmpty')}</p> : null}
        <ol className="social-list" ref={list}>
          {places.map((place) => (
            <PlaceLine
              busy={busy}
              isFirst={place.entry?.id === queued[0]?.id}
              isLast={place.entry?.id === queued.at(-1)?.id}
              key={`${place.at}${place.entry?.id ?? ''}`}
              language={language}
              mayMove={mayPublish && place.entry !== undefined && queued.includes(place.entry)}
              onMove={(kind, entry) => void move({ kind, id: entry.id }, entry.title ?? '')}
              place={place}
              posts={slugs.posts}
              zone={channel.timeZone}
            />
          ))}
        </ol>
      </section>
    </>
  )
}

/** How the channel stands: its week against its target, the next free slot, when it runs dry, and what rings. */
function Standing({ data: { channel, nextFree, hints, cadence, thisWeek } }: { data: QueueAhead }) {
  const say = useSay()
  const language = useLanguage()
  const show = (at: string, style: 'dateTime' | 'day' = 'dateTime') => formatMoment({ at, zone: channel.timeZone, language, style })
  const week = cadence?.weeks.find(({ weekOf }) => weekOf === thisWeek)
  return (
    <section aria-labelledby="social-standing" className="social-panel">
      <h2 id="social-standing">{say('queueStanding')}</h2>
      {cadence?.alarms.map((alarm) => (
        <p className="social-line" key={alarm.kind}>
          <Badge label={alarm.kind === 'silent' ? 'alarmSilent' : 'alarmRunsDry'} sign="!" tone="question" />
          <span>{sayTold(alarm, say)}</span>
        </p>
      ))}
      {channel.paused ? <p>{say('holdChannelPaused')}</p> : null}
      {channel.standing === 'dormant' ? <p>{say('holdChannelDormant')}</p> : null}
      <ul className="social-list social-list--spaced">
        <li>
          {channel.weekly
            ? say('queueWeek', { sent: week?.sent ?? 0, planned: (week?.planned ?? 0) - (week?.sent ?? 0), target: week?.target ?? channel.weekly })
            : say('queueNoTarget', { sent: week?.sent ?? 0, planned: (week?.planned ?? 0) - (week?.sent ?? 0) })}
        </li>
        <li>{nextFree ? say('queueNextFree', { time: show(nextFree) }) : say('queueNoFree')}</li>
        {cadence?.runsDryAt ? <li>{say('queueRunsDry', { day: show(cadence.runsDryAt, 'day') })}</li> : null}
        {channel.dailyLimit ? <li>{say('queueDailyLimit', { limit: channel.dailyLimit })}</li> : null}
        {hints.map((hint) => (
          <li className="social-quiet" key={hint.message}>
            {sayTold(hint, say)}
          </li>
        ))}
      </ul>
    </section>
  )
}
