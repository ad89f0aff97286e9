import type { AdminViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { toInboxShow } from '../../domain/inbox.ts'
import { toSay } from '../../translations/say.ts'
import { DeskPage } from '../DeskPage.tsx'
import type { DeskProps } from '../desk.ts'
import type { SettingsDoc } from '../docs.ts'
import { globalAs } from '../reading.ts'
import { Inbox } from './Inbox.tsx'
import { findQuietChannels, InboxOff } from './InboxOff.tsx'
import { InboxStyles } from './InboxStyles.tsx'
import { toSavedReplies } from './savedReplies.ts'

/** The inbox: what people said to us, one calm card each. */
export async function InboxView(props: AdminViewServerProps & DeskProps) {
  const { desk, initPageResult, searchParams } = props
  const { payload, user, i18n } = initPageResult.req
  const reader = { payload, user }
  const mayWrite = await desk.may('write', reader)
  const [settings, people, mayApprove, mayPublish, quiet] = await Promise.all([
    globalAs<SettingsDoc>(reader, desk.slugs.settings),
    mayWrite ? desk.writers(reader) : [],
    desk.may('approve', reader),
    desk.may('publish', reader),
    findQuietChannels(desk, reader),
  ])
  return (
    <DeskPage collection={desk.slugs.mentions} desk={desk} help="inboxHelp" initPageResult={initPageResult} plural="mentions" title="inbox">
      <InboxStyles />
      <InboxOff channels={quiet} channelsURL={formatAdminURL({ adminRoute: payload.config.routes.admin, path: `/collections/${desk.slugs.channels}` })} say={toSay(i18n.t)} />
      <Inbox
        initialShow={toInboxShow(searchParams?.show)}
        me={user?.id ?? ''}
        mentions={desk.slugs.mentions}
        people={people}
        posts={desk.slugs.posts}
        saved={toSavedReplies(settings)}
        settings={mayPublish ? desk.slugs.settings : ''}
        {...{ mayWrite, mayApprove }}
      />
    </DeskPage>
  )
}
