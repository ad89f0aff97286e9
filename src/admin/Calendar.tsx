'use client'
import { Button, toast } from '@payloadcms/ui'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { callApi } from './callApi.ts'
import { useLanguage, useNarrow, useReaderZone, useRoutes, useSay } from './hooks.ts'
import { type CalendarEntry, MonthGrid, MonthList } from './MonthViews.tsx'
import { dayIn, groupByDay, shiftMonth, spanOf, weeksOf } from './month.ts'
import { formatMoment } from './time.ts'

export type CalendarProps = {
  deliveries: string
  channels: readonly { id: string; name: string; network: string }[]
  campaigns: readonly { id: string; name: string }[]
  initialMonth: string
  initialChannel: string
  initialCampaign: string
  mayPublish: boolean
}

type Row = { id: string | number; channel: string | number | null; dueAt: string; state: string; title: string | null; campaign: string | number | null }

/** A month of deliveries with its controls. Month, channel and campaign are kept in the address, so that it can be reloaded and shared. */
export function Calendar({ deliveries, channels, campaigns, initialMonth, initialChannel, initialCampaign, mayPublish }: CalendarProps) {
  const say = useSay()
  const routes = useRoutes()
  const language = useLanguage()
  const zone = useReaderZone('UTC')
  const narrow = useNarrow(900)
  const [month, setMonth] = useState(initialMonth)
  const [channel, setChannel] = useState(initialChannel)
  const [campaign, setCampaign] = useState(initialCampaign)
  const [moves, setMoves] = useState(0)
  const [rows, setRows] = useState<readonly Row[]>()
  const [trouble, setTrouble] = useState<string>()
  const weeks = useMemo(() => weeksOf(month), [month])
  const today = useToday(zone)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was moved has to be looked at again
  useEffect(() => {
    const leaving = new AbortController()
    const { from, until } = spanOf(weeks)
    const only = channel ? `&channel=${encodeURIComponent(channel)}` : ''
    history.replaceState(history.state, '', `?month=${month}${only}${campaign ? `&campaign=${encodeURIComponent(campaign)}` : ''}`)
    void callApi<{ deliveries: Row[] }>(routes.api(`/${deliveries}/calendar?from=${from}&until=${until}${only}`), { signal: leaving.signal }).then((answer) => {
      if (leaving.signal.aborted) return
      setTrouble(answer.ok ? undefined : (answer.message ?? say('notDone')))
      if (answer.ok) setRows(answer.data.deliveries)
    })
    return () => leaving.abort()
  }, [weeks, month, channel, campaign, moves, deliveries, routes, say])

  const move = useMove({ deliveries, onMoved: useCallback(() => setMoves((count) => count + 1), []) })
  const names = useMemo(() => new Map(channels.map(({ id, name }) => [id, name])), [channels])
  const campaignNames = useMemo(() => new Map(campaigns.map(({ id, name }) => [id, name])), [campaigns])
  const days = useMemo(
    () =>
      groupByDay(
        (rows ?? [])
          .filter((row) => campaign === '' || String(row.campaign) === campaign)
          .map(
            (row): CalendarEntry => ({
              ...row,
              channel: names.get(String(row.channel)) ?? say('channelGone'),
              href: routes.admin(`/collections/${deliveries}/${row.id}`),
              campaign: row.campaign === null ? undefined : { id: String(row.campaign), name: campaignNames.get(String(row.campaign)) ?? say('campaign') },
              mayMove: mayPublish && movable.includes(row.state),
            }),
          ),
        zone,
      ),
    [rows, names, campaignNames, campaign, mayPublish, zone, routes, deliveries, say],
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
          {campaigns.length > 0 ? (
            <label className="social-line">
              {say('campaignFilter')}
              <select className="social-input social-select" onChange={(event) => setCampaign(event.target.value)} value={campaign}>
                <option value="">{say('allCampaigns')}</option>
                {campaigns.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
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
      <View caption={say('calendarOf', { month: heading })} days={days} language={language} month={month} onMove={move} today={today} weeks={weeks} zone={zone} />
    </>
  )
}

/** Only what is unsent can be given another time. */
const movable = ['scheduled', 'held', 'missed']

/** Gives a delivery another time, says what came of it, and looks again. */
function useMove({ deliveries, onMoved }: { deliveries: string; onMoved(): void }): (id: string | number, dueAt: Date) => Promise<boolean> {
  const say = useSay()
  const routes = useRoutes()
  return useCallback(
    async (id, dueAt) => {
      const answer = await callApi(routes.api(`/${deliveries}/${id}/reschedule`), { method: 'POST', body: { dueAt: dueAt.toISOString() } })
      if (answer.ok) toast.success(say('doneReschedule'))
      else toast.error(answer.message ?? say('notDone'))
      onMoved()
      return answer.ok
    },
    [deliveries, onMoved, routes, say],
  )
}

/** Today in the reader's zone; unknown until the browser runs it, so that both sides render the same. */
function useToday(zone: string): string | undefined {
  const [today, setToday] = useState<string>()
  useEffect(() => setToday(dayIn(new Date(), zone)), [zone])
  return today
}
