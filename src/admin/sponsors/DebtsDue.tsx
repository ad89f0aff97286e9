import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { toSay } from '../../translations/say.ts'
import type { DeskProps } from '../desk.ts'
import { Styles } from '../Styles.tsx'

/** How many thanks are due, above the list of sponsors, with the way to them. */
export async function DebtsDue({ desk, payload, user, i18n }: DeskProps & ServerProps) {
  const reader = { payload, user }
  if (!(await desk.may('see', reader))) return null
  const say = toSay(i18n.t)
  const { open, overdue } = await desk.countDebts(reader)
  return (
    <section aria-label={say('debts')} className="social-panel social-strip">
      <Styles />
      <p className="social-line">
        <Link href={formatAdminURL({ adminRoute: payload.config.routes.admin, path: `/collections/${desk.slugs.sponsors}/debts` })}>{say('debts')}</Link>
        <span>{open === 0 ? say('debtsNone') : say('debtsCount', { open, overdue })}</span>
      </p>
    </section>
  )
}
