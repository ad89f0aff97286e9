import fc from 'fast-check'

// The same cases every time; SEED tries others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20260329) })

/** Zones with each kind of trouble: two clock changes, half an hour of summer time, a winter time for one month, an offset of 5:45 and none at all. */
export const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu'] as const
export const anyZone = fc.constantFrom(...zones)

export const anyMoment = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2031-12-31T00:00:00Z'), noInvalidDate: true })
export const anyDay = anyMoment.map((date) => date.toISOString().slice(0, 10))
export const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
export const anySlots = fc.uniqueArray(fc.record({ day: fc.integer({ min: 0, max: 6 }), time: anyTime }), { maxLength: 12, selector: ({ day, time }) => `${day} ${time}` })

const formats = new Map(
  [...zones, 'UTC', 'America/Scoresbysund'].map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  ]),
)

/** What a clock in a zone shows, asked of Intl and not of the code under test. */
export function shownIn(at: Date, timeZone: string): { date: string; time: string } {
  const [date = '', time = ''] = (formats.get(timeZone)?.format(at) ?? '').split(' ')
  return { date, time }
}

/** The same as milliseconds, to measure distances on the wall clock. */
export function wallIn(at: Date, timeZone: string): number {
  const { date, time } = shownIn(at, timeZone)
  return Date.parse(`${date}T${time}Z`)
}

/** The Monday of the local week. */
export function mondayIn(at: Date, timeZone: string): string {
  const day = new Date(`${shownIn(at, timeZone).date}T00:00Z`)
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10)
}
