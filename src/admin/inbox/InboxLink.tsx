import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { toSay } from '../../translations/say.ts'
import type { DeskProps } from '../desk.ts'
import { Styles } from '../Styles.tsx'

/** Above the list of mentions: the way to the inbox, where they are read and answered. */
export function InboxLink({ desk, payload, i18n }: DeskProps & Pick<ServerProps, 'payload' | 'i18n'>) {
  const say = toSay(i18n.t)
  return (
    <p className="social-panel social-strip">
      <Styles />
      <Link href={formatAdminURL({ adminRoute: payload.config.routes.admin, path: `/collections/${desk.slugs.mentions}/inbox` })}>{say('inboxOpenIt')}</Link>
    </p>
  )
}
