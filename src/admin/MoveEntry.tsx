'use client'
import { type DragEvent, useRef, useState } from 'react'
import { resolveWallClock } from '../schedule/zone.ts'
import { AskTime } from './ActionForms.tsx'
import { campaignHue } from './campaignColour.ts'
import { useSay } from './hooks.ts'
import type { CalendarEntry, MonthProps } from './MonthViews.tsx'
import { formatMoment } from './time.ts'

/** What a dragged delivery is called while it is dragged. */
export const dragged = 'application/x-social-delivery'

/** The campaign of an entry: its name, and a colour that is the same every day. */
export function CampaignMark({ campaign }: { campaign: CalendarEntry['campaign'] }) {
  if (!campaign) return null
  return (
    <span className="social-campaign-mark" style={{ borderInlineStartColor: `hsl(${campaignHue(campaign.id)} 60% 45%)` }}>
      {campaign.name}
    </span>
  )
}

/** Gives an unsent delivery another time by a button: what dragging does with the mouse. */
export function MoveEntry({ entry, onMove }: { entry: CalendarEntry; onMove: MonthProps['onMove'] }) {
  const say = useSay()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  if (!entry.mayMove) return null
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  async function send(dueAt: string): Promise<void> {
    setBusy(true)
    const moved = await onMove(entry.id, new Date(dueAt))
    setBusy(false)
    if (moved) close()
  }
  return (
    <>
      <button aria-expanded={open} className="social-more" onClick={() => setOpen(!open)} ref={button} type="button">
        {say('calendarMove')}
        <span className="social-hidden">
          : {entry.title}, {entry.channel}
        </span>
      </button>
      {open ? <AskTime busy={busy} from={entry.dueAt} onCancel={close} onSend={(dueAt) => void send(dueAt)} /> : null}
    </>
  )
}

/** A delivery that is dropped on a day keeps its hour in the reader's zone. */
export function useDropOnDay({ days, zone, onMove }: Pick<MonthProps, 'days' | 'zone' | 'onMove'>): (event: DragEvent, day: string) => void {
  return (event, day) => {
    const id = event.dataTransfer.getData(dragged)
    const entry = [...days.values()].flat().find((one) => String(one.id) === id)
    if (!entry?.mayMove || days.get(day)?.includes(entry)) return
    event.preventDefault()
    const time = formatMoment({ at: entry.dueAt, zone, language: 'en', style: 'time' })
    void onMove(entry.id, resolveWallClock({ date: day, time, timeZone: zone }))
  }
}
