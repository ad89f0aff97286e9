'use client'
import { useLanguage, useReaderZone, useSay } from './hooks.ts'
import { formatBoth } from './time.ts'

/** A moment in the reader's zone, and in the channel's where the clocks differ. */
export function DueTime({ at, zone = 'UTC' }: { at: string; zone?: string | undefined }) {
  const say = useSay()
  const { here, there } = formatBoth({ at, readerZone: useReaderZone(zone), channelZone: zone, language: useLanguage() })
  return (
    <time dateTime={at}>
      {here}
      {there ? <span className="social-quiet"> {say('inZone', { time: there, zone })}</span> : null}
    </time>
  )
}

/** A moment in the reader's zone only. */
export function Moment({ at }: { at: string }) {
  const zone = useReaderZone('UTC')
  return <time dateTime={at}>{formatBoth({ at, readerZone: zone, channelZone: zone, language: useLanguage() }).here}</time>
}
