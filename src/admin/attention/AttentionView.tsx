import { Link } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { type Say, toSay } from '../../translations/say.ts'
import { ChannelNeed } from '../connect/ChannelNeed.tsx'
import { findChannelsInNeed } from '../connect/channelsInNeed.ts'
import { DeskPage } from '../DeskPage.tsx'
import type { Desk, DeskProps } from '../desk.ts'
import { AttentionRowView } from './AttentionRowView.tsx'
import { BulkActions } from './BulkActions.tsx'
import { bulkKinds } from './bulkKinds.ts'
import { type AttentionGroup, type AttentionSection, loadAttention } from './loadAttention.ts'

/** Everything that waits for a person, channel by channel, to be settled one by one or many at once. */
export async function AttentionView(props: AdminViewServerProps & DeskProps) {
  const { desk, initPageResult } = props
  const { payload, user, i18n } = initPageResult.req
  const reader = { payload, user }
  const say = toSay(i18n.t)
  const [sections, channels, mayPublish] = await Promise.all([loadAttention({ desk, reader }), findChannelsInNeed(desk, reader), desk.may('publish', reader)])
  const to = (path: `/${string}`) => formatAdminURL({ adminRoute: payload.config.routes.admin, path })
  return (
    <DeskPage collection={desk.slugs.deliveries} desk={desk} help="attentionHelp" initPageResult={initPageResult} plural="deliveries" title="needsYou">
      {sections.length === 0 && channels.length === 0 ? (
        <p role="status">
          <span aria-hidden="true">✓ </span>
          {say('needsNothing')}
        </p>
      ) : null}
      {channels.length > 0 ? (
        <section aria-labelledby="social-need-channels" className="social-stack" id="channels">
          <h3 id="social-need-channels">{say('needsChannels')}</h3>
          <ul className="social-list social-list--spaced social-panel">
            {channels.map((channel) => (
              <ChannelNeed channel={channel} href={to(`/collections/${desk.slugs.channels}/${channel.id}`)} key={channel.id} say={say} />
            ))}
          </ul>
        </section>
      ) : null}
      {sections.map((section) => (
        <Section key={section.need.key} {...{ section, desk, mayPublish, say, to }} />
      ))}
    </DeskPage>
  )
}

type Shared = { desk: Desk; mayPublish: boolean; say: Say; to(path: `/${string}`): string }

function Section({ section, ...shared }: Shared & { section: AttentionSection }) {
  const { need, groups, isMore } = section
  const { say } = shared
  return (
    <section aria-labelledby={`social-need-${need.key}`} className="social-stack" id={need.key}>
      <h3 className="social-line" id={`social-need-${need.key}`}>
        <span aria-hidden="true" className={`social-badge social-badge--${need.tone} social-badge__sign`}>
          {need.sign}
        </span>
        {say(need.label)}
      </h3>
      {groups.map((group) => (
        <Group group={group} key={String(group.channel?.id)} need={need.key} {...shared} />
      ))}
      {isMore ? <p className="social-quiet">{say('attentionMore')}</p> : null}
    </section>
  )
}

function Group({ group, need, ...shared }: Shared & { group: AttentionGroup; need: string }) {
  const { desk, mayPublish, say, to } = shared
  const { channel, rows } = group
  const name = channel?.name ?? say('channelGone')
  const kinds = bulkKinds[need] ?? []
  return (
    <div className="social-panel">
      <div className="social-line social-line--apart">
        <h4>{channel ? <Link href={to(`/collections/${desk.slugs.channels}/${channel.id}`)}>{name}</Link> : name}</h4>
        {mayPublish && rows.length > 1 && kinds.length > 0 ? (
          <BulkActions channel={name} collection={desk.slugs.deliveries} ids={rows.map(({ delivery }) => delivery.id)} kinds={kinds} />
        ) : null}
      </div>
      <ul className="social-list">
        {rows.map((row) => (
          <AttentionRowView channel={channel} key={row.delivery.id} row={row} {...shared} />
        ))}
      </ul>
    </div>
  )
}
