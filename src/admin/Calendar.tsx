'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useMemo, useState } from 'react'
import { callApi } from './callApi.ts'
import { useLanguage, useNarrow, useReaderZone, useRoutes, useSay } from './hooks.ts'
import { type CalendarEntry, MonthGrid, MonthList } from './MonthViews.tsx'
import { dayIn, groupByDay, shiftMonth, spanOf, weeksOf } from './month.ts'
import { formatMoment } from './time.ts'

export type CalendarProps = { deliveries: string; channels: readonly { id: string; name: string; network: string }[]; initialMonth: string; initialChannel: string }

type Row = { id: string | number; channel: string | number | null; dueAt: string; state: string; title: string | null }

/** A month of deliveries with its controls. Month and channel are kept in the address, so that it can be reloaded and shared. */
export function Calendar({ deliveries, channels, initialMonth, initialChannel }: CalendarProps) {
  const say = useSay()
  const routes = useRoutes()
  const language = useLanguage()
  const zone = useReaderZone('UTC')
  const narrow = useNarrow(900)
  const [month, setMonth] = useState(initialMonth)
  const [channel, setChannel] = useState(initialChannel)
  const [rows, setRows] = useState<readonly Row[]>()
  const [trouble, setTrouble] = useState<string>()
  const weeks = useMemo(() => weeksOf(month), [month])
  const today = useToday(zone)

  useEffect(() => {
    const leaving = new AbortController()
    const { from, until } = spanOf(weeks)
    const only = channel ? `&channel=${encodeURIComponent(channel)}` : ''
    history.replaceState(history.state, '', `?month=${month}${only}`)
    void callApi<{ deliveries: Row[] }>(routes.api(`/${deliveries}/calendar?from=${from}&until=${until}${only}`), { signal: leaving.signal }).then((answer) => {
      if (leaving.signal.aborted) return
      setTrouble(answer.ok ? undefined : (answer.message ?? say('notDone')))
      if (answer.ok) setRows(answer.data.deliveries)
    })
    return () => leaving.abort()
  }, [weeks, month, channel, deliveries, routes, say])

  const names = useMemo(() => new Map(channels.map(({ id, name }) => [id, name])), [channels])
  const days = useMemo(
    () =>
      groupByDay(
        (rows ?? []).map(
          (row): CalendarEntry => ({ ...row, channel: names.get(String(row.channel)) ?? say('channelGone'), href: routes.admin(`/collections/${deliveries}/${row.id}`) }),
        ),
        zone,
      ),
    [rows, names, zone, routes, deliveries, say],
  )
  const heading = formatMoment({ at: `${month}-15T12:00:00Z`, zone: 'UTC', language, style: 'month' })
  const View = narrow ? MonthList : MonthGrid
  return (
    <>
      <div className="social-line social-line--apart">
        <h2 aria-live="polite">{heading}</h2>
        <div className="social-line">
          <label className="social-line">
            {say('channelFilter')}
            <select className="social-input social-select" onChange={(event) => setChannel(event.target.value)} value={channel}>
              <option value="">{say('allChannels')}</option>
              {channels.map(({ id, name, network }) => (
                <option key={id} value={id}>
                  {name} ({network})
                </option>
              ))}
            </select>
          </label>
          <div className="social-actions">
            <Button aria-label={say('previousMonth')} buttonStyle="secondary" margin={false} onClick={() => setMonth(shiftMonth(month, -1))} size="small" type="button">
              ←
            </Button>
            <Button buttonStyle="secondary" margin={false} onClick={() => setMonth((today ?? initialMonth).slice(0, 7))} size="small" type="button">
              {say('today')}
            </Button>
            <Button aria-label={say('nextMonth')} buttonStyle="secondary" margin={false} onClick={() => setMonth(shiftMonth(month, 1))} size="small" type="button">
              →
            </Button>
          </div>
        </div>
      </div>
      {trouble ? (
        <p className="social-bad" role="alert">
          {say('calendarFailed', { message: trouble })}
        </p>
      ) : null}
      <p className="social-quiet" role="status">
        {rows === undefined && !trouble ? say('calendarLoading') : rows?.length === 0 ? say('calendarEmpty') : ''}
      </p>
      <View caption={say('calendarOf', { month: heading })} days={days} language={language} month={month} today={today} weeks={weeks} zone={zone} />
    </>
  )
}

/** Today in the reader's zone; unknown until the browser runs it, so that both sides render the same. */
function useToday(zone: string): string | undefined {
  const [today, setToday] = useState<string>()
  useEffect(() => setToday(dayIn(new Date(), zone)), [zone])
  return today
}
