import { Link } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import type { Say } from '../../translations/say.ts'

type DebtsNeedProps = { open: number; overdue: number; sponsors: string; adminRoute: string; say: Say }

/** Thanks that are due, as one line of what needs a person. */
export function DebtsNeed({ open, overdue, sponsors, adminRoute, say }: DebtsNeedProps) {
  return (
    <li className="social-line">
      <span className={`social-badge social-badge--${overdue > 0 ? 'bad' : 'waiting'}`}>
        <span aria-hidden="true" className="social-badge__sign">
          {overdue > 0 ? '!' : '♥'}
        </span>
        {open}
      </span>
      <Link href={formatAdminURL({ adminRoute: adminRoute as `/${string}`, path: `/collections/${sponsors}/debts` })}>
        {overdue > 0 ? say('needsThanksLate', { overdue }) : say('needsThanks')}
      </Link>
    </li>
  )
}
