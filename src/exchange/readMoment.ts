import { isDateText, isTimeText } from '../schedule/wall.ts'
import { resolveWallClock } from '../schedule/zone.ts'

/** A time in a cell: with its offset as it is, without one on the wall clock of the zone. Undefined when it is none. */
export function readMoment(cell: string, timeZone: string): Date | undefined {
  const [, date = '', time = '', seconds = '', offset = ''] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,6})?)?\s?(Z|[+-]\d\d:?\d\d)?$/i.exec(cell.trim()) ?? []
  if (!isDateText(date) || !isTimeText(time)) return undefined
  if (!offset) return resolveWallClock({ date, time, timeZone })
  const moment = new Date(`${date}T${time}${seconds || ':00'}${offset.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}
