'use client'
import { Link } from '@payloadcms/ui'
import { useLanguage, useReaderZone, useRoutes, useSay } from '../hooks.ts'
import { formatMoment } from '../time.ts'
import type { SettledDebt } from './debtDocs.ts'

/** Thanks that are over with: given, with the proof, or waived, with the reason. */
export function SettledList({ settled, sponsors, named = false }: { settled: readonly SettledDebt[]; sponsors: string; named?: boolean }) {
  const say = useSay()
  const routes = useRoutes()
  const language = useLanguage()
  const zone = useReaderZone('UTC')
  return (
    <ul className="social-list social-list--spaced">
      {settled.map(({ sponsor, key, reason, settledAt, proofURL, waivedReason }) => (
        <li className="social-line" key={`${sponsor.id}:${key}`}>
          <span className={`social-badge social-badge--${waivedReason ? 'neutral' : 'good'}`}>
            <span aria-hidden="true" className="social-badge__sign">
              {waivedReason ? '–' : '✔'}
            </span>
            {say(waivedReason ? 'debtWaived' : 'debtThanked')}
          </span>
          {named ? <Link href={routes.admin(`/collections/${sponsors}/${sponsor.id}`)}>{sponsor.name}</Link> : null}
          <span>{reason}</span>
          <time className="social-quiet" dateTime={settledAt}>
            {formatMoment({ at: settledAt, zone, language, style: 'day' })}
          </time>
          {proofURL ? (
            <a aria-label={`${say('debtSeeProof')}: ${sponsor.name}`} href={proofURL} rel="noreferrer" target="_blank">
              {say('debtSeeProof')}
            </a>
          ) : null}
          {waivedReason ? <span className="social-quiet">{say('debtBecause', { reason: waivedReason })}</span> : null}
        </li>
      ))}
    </ul>
  )
}
