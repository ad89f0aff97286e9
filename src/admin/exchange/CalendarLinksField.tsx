import type { UIFieldServerProps } from 'payload'
import type { DeskProps } from '../desk.ts'
import { CalendarLinks } from './CalendarLinks.tsx'

/** The calendar addresses of a campaign, in its form, for whoever may publish. */
export async function CalendarLinksField({ desk, id, req, data }: UIFieldServerProps & DeskProps) {
  if (id === undefined || !(await desk.may('publish', { payload: req.payload, user: req.user, req }))) return null
  const name = (data as { name?: string } | undefined)?.name ?? ''
  return (
    <div className="field-type">
      <CalendarLinks campaigns={[{ id: String(id), name }]} only={String(id)} />
    </div>
  )
}
