'use client'
import { Button, toast } from '@payloadcms/ui'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Timeline } from '../../campaigns/timeline.ts'
import { planLaunch } from '../../schedule/launch.ts'
import { resolveWallClock } from '../../schedule/zone.ts'
import { callApi } from '../callApi.ts'
import { useLanguage, useRoutes, useSay } from '../hooks.ts'
import { formatMoment } from '../time.ts'
import { type MovedStep, toMovedSteps } from './stations.ts'

export type MoveMomentProps = { collection: string; id: string | number; timeline: Timeline; onDone(): Promise<void> }

/** Moves the moment of a launch, and shows beforehand what moves with it and what stays. */
export function MoveMoment({ collection, id, timeline, onDone }: MoveMomentProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  if (!timeline.anchorAt || timeline.status === 'finished') return null
  if (open) return <MoveForm collection={collection} id={id} onClose={() => setOpen(false)} onDone={onDone} timeline={timeline} />
  return (
    <div>
      <Button buttonStyle="secondary" margin={false} onClick={() => setOpen(true)} size="small" type="button">
        {say('moveMoment')}
      </Button>
    </div>
  )
}

function MoveForm({ collection, id, timeline, onDone, onClose }: MoveMomentProps & { onClose(): void }) {
  const say = useSay()
  const routes = useRoutes()
  const titleId = useId()
  const field = useRef<HTMLInputElement>(null)
  const { timeZone: zone, entries, now, anchorAt } = timeline
  const [typed, setTyped] = useState(() => toWallInput(anchorAt ?? now, zone))
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  useEffect(() => field.current?.focus(), [])
  const next = fromWallInput(typed, zone)
  const isSame = next !== undefined && next.toISOString() === new Date(anchorAt ?? 0).toISOString()

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!next) return setTrouble(say('timeMissing'))
    setBusy(true)
    const answer = await callApi(routes.api(`/${collection}/${id}?depth=0`), { method: 'PATCH', body: { anchorAt: next.toISOString() } })
    setBusy(false)
    if (!answer.ok) return setTrouble(answer.message ?? say('notDone'))
    toast.success(say('momentMoved'))
    await onDone()
    onClose()
  }

  return (
    <form aria-labelledby={titleId} className="social-panel" onSubmit={(event) => void save(event)}>
      <h3 id={titleId}>{say('moveMoment')}</h3>
      <label className="social-form__field">
        {say('newMoment', { zone })}
        <input className="social-input" onChange={(event) => setTyped(event.target.value)} ref={field} required type="datetime-local" value={typed} />
      </label>
      <div aria-live="polite">{next && !isSame ? <Moves steps={toMovedSteps({ entries, moved: stepsAt(timeline, next) })} zone={zone} /> : null}</div>
      {trouble ? (
        <p className="social-bad" role="alert">
          {trouble}
        </p>
      ) : null}
      <div className="social-actions">
        <Button disabled={busy || !next || isSame} margin={false} size="small" type="submit">
          {say('moveIt')}
        </Button>
        <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={onClose} size="small" type="button">
          {say('cancel')}
        </Button>
      </div>
    </form>
  )
}

const fates = { moves: 'fateMoves', sent: 'fateSent', 'by-hand': 'fateByHand', past: 'fatePast', revived: 'fateRevived' } as const

function Moves({ steps, zone }: { steps: readonly MovedStep[]; zone: string }) {
  const say = useSay()
  const language = useLanguage()
  const show = (at: string) => <time dateTime={at}>{formatMoment({ at, zone, language })}</time>
  return (
    <div className="social-scroll">
      <table className="social-table">
        <caption className="social-hidden">{say('whatMoves')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('planStep')}</th>
            <th scope="col">{say('moveFrom')}</th>
            <th scope="col">{say('moveTo')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ title, from, to, fate }) => (
            <tr key={`${title}${from}`}>
              <th scope="row">{title}</th>
              <td>{show(from)}</td>
              <td>
                {fate === 'moves' || fate === 'revived' || fate === 'past' ? <>{show(to)} </> : null}
                {fate === 'moves' ? null : <span className="social-quiet">{say(fates[fate])}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Where every step would be. Steps that have an offset nobody can read stay out of it. */
function stepsAt({ entries, timeZone, now }: Timeline, anchorAt: Date) {
  const steps = entries.flatMap(({ step, offset }) => (step === null || !offset ? [] : [{ step, offset }]))
  return planLaunch({ anchorAt, timeZone, steps, now }).flatMap(({ stepIndex, ...moment }) => {
    const step = steps[stepIndex]?.step
    return step === undefined ? [] : [{ ...moment, stepIndex: step }]
  })
}

function toWallInput(at: string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
    .format(new Date(at))
    .replace(' ', 'T')
}

function fromWallInput(typed: string, timeZone: string): Date | undefined {
  const [date = '', time = ''] = typed.split('T')
  try {
    return resolveWallClock({ date, time: time.slice(0, 5), timeZone })
  } catch {
    return undefined
  }
}
