import { Gutter, Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { toSay } from '../../translations/say.ts'
import type { DeskProps } from '../desk.ts'

/** Above the list of channels: the way to how regularly all of them are fed. */
export function CadenceLink({ desk, payload, i18n }: DeskProps & ServerProps) {
  return (
    <Gutter>
      <Link href={formatAdminURL({ adminRoute: payload.config.routes.admin, path: `/collections/${desk.slugs.channels}/cadence` })}>{toSay(i18n.t)('cadence')}</Link>
    </Gutter>
  )
}
