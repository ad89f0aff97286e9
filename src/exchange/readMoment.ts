import { isDateText, isTimeText } from '../schedule/wall.ts'
import { resolveWallClock } from '../schedule/zone.ts'

/** A time in a cell: with its offset as it is, without one on the wall clock of the zone. Undefined when it is none. */
export function readMoment(written: string, timeZone: string): Date | undefined {
  const cell = fromDotted(written.trim())
  const [, date = '', time = '', seconds = '', offset = ''] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,6})?)?\s?(Z|[+-]\d\d:?\d\d)?$/i.exec(cell) ?? []
  if (!isDateText(date) || !isTimeText(time)) return undefined
  if (!offset) return resolveWallClock({ date, time, timeZone })
  const moment = new Date(`${date}T${time}${seconds || ':00'}${offset.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

/** Spreadsheets in German and many other languages turn a date into 31.12.2026 by themselves. Day comes before month wherever dots are written. */
function fromDotted(cell: string): string {
  const [, day = '', month = '', year = '', time = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})[,T ]+(\d{1,2}:\d\d(?::\d\d)?)$/.exec(cell) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${time.padStart(time.length > 5 ? 8 : 5, '0')}` : cell
}
