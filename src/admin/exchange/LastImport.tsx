'use client'
import { useLanguage, useReaderZone, useSay } from '../hooks.ts'
import { formatMoment } from '../time.ts'
import type { LatestImport } from './importDocs.ts'

/** What came of the last import, for somebody who closed the page before its end. */
export function LastImport({ latest }: { latest: LatestImport }) {
  const say = useSay()
  const language = useLanguage()
  const zone = useReaderZone('UTC')
  const isDone = latest.state === 'done'
  return (
    <p className="social-quiet" role="status">
      <span aria-hidden="true">{isDone ? '✔ ' : '✖ '}</span>
      {say('importLast', { at: formatMoment({ at: latest.createdAt, zone, language }) })} {isDone ? say('importDone', { total: latest.total }) : (latest.message ?? say('notDone'))}
    </p>
  )
}
