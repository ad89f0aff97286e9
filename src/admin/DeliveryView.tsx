import { Gutter, Link, SetDocumentStepNav } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import type { ReactNode } from 'react'
import type { DeliveryState } from '../domain/states.ts'
import type { TranslationKey } from '../translations/en.ts'
import { type Say, toSay } from '../translations/say.ts'
import { sayStored } from '../translations/sayTold.ts'
import { adviceOf } from './adviceOf.ts'
import { DeliveryActions } from './DeliveryActions.tsx'
import { DeliveryHistory } from './DeliveryHistory.tsx'
import { DueTime, Moment } from './DueTime.tsx'
import type { DeskProps } from './desk.ts'
import { type MetricName, metricNames } from './docs.ts'
import { Evidence } from './Evidence.tsx'
import { type DeliveryReport, loadDelivery } from './loadDelivery.ts'
import { PartView } from './PartView.tsx'
import { profileURL } from './profileURL.ts'
import { RefreshWhile } from './RefreshWhile.tsx'
import { Badge, StateBadge } from './StateBadge.tsx'
import { StopBanner } from './StopBanner.tsx'
import { Styles } from './Styles.tsx'
import { holdLabelOf } from './states.ts'
import { TakeAway } from './TakeAway.tsx'
import { isUnderWay } from './underWay.ts'

/** The page of one delivery, in place of a form that nobody may change: what is or was sent, what happened, and what a person can do. */
export async function DeliveryView({ desk, initPageResult }: DocumentViewServerProps & DeskProps) {
  const { req, docID } = initPageResult
  const { payload, user, i18n } = req
  const say = toSay(i18n.t)
  const reader = { payload, user, req }
  const report = docID === undefined ? undefined : await loadDelivery({ desk, reader, id: docID })
  if (!report) return null
  const { delivery, channel, post } = report
  const mayPublish = await desk.may('publish', reader)
  const network = channel ? (desk.networkLabels[channel.network] ?? channel.network) : say('channelGone')
  const name = channel?.name ?? say('channelGone')
  const to = (path: `/${string}`) => formatAdminURL({ adminRoute: payload.config.routes.admin, path })
  const toDo = isToDo(report)
  const byHand = channel?.network === 'manual' && delivery.state !== 'published' && delivery.state !== 'cancelled'
  const actions = mayPublish ? (
    <DeliveryActions
      asked={Boolean(delivery.askedAt)}
      byHand={channel?.network === 'manual'}
      channel={name}
      collection={desk.slugs.deliveries}
      id={delivery.id}
      network={network}
      part={missingPart(report)}
      state={delivery.state}
    />
  ) : null
  return (
    <Gutter>
      <Styles />
      <SetDocumentStepNav collectionSlug={desk.slugs.deliveries} id={delivery.id} pluralLabel={say('deliveries')} useAsTitle="id" />
      <RefreshWhile active={isUnderWay([delivery], Date.now())} />
      <div className="social-page social-stack social-stack--wide">
        <StopBanner desk={desk} i18n={i18n} payload={payload} user={user} />
        <header className="social-stack">
          <div className="social-line">
            <h2>{post ? <Link href={to(`/collections/${desk.slugs.posts}/${post.id}`)}>{post.title || say('untitled')}</Link> : say('postGone')}</h2>
            {toDo ? <Badge label="handTodo" sign="✎" tone="question" /> : <StateBadge state={delivery.state} />}
          </div>
          <p className="social-line">
            {channel ? <Link href={to(`/collections/${desk.slugs.channels}/${channel.id}`)}>{name}</Link> : <span>{name}</span>}
            <span className="social-quiet">{network}</span>
            <span>
              <span className="social-quiet">{say(delivery.publishedAt ? 'sentAt' : 'dueAt')}</span>{' '}
              <DueTime at={delivery.publishedAt || delivery.dueAt} zone={channel?.timezone ?? undefined} />
            </span>
            {delivery.url ? (
              <a href={delivery.url} rel="noreferrer" target="_blank">
                {say('seeOnNetwork', { network })}
              </a>
            ) : null}
          </p>
        </header>
        <Situation network={network} report={report} say={say} />
        {byHand ? <ToDo actions={actions} report={report} say={say} /> : actions}
        {byHand ? null : <Sent report={report} say={say} />}
        <Numbers report={report} say={say} />
        <DeliveryHistory delivery={delivery} say={say} />
      </div>
    </Gutter>
  )
}

/** Whether it is a person's turn to post it where only people can. */
const isToDo = ({ delivery, channel }: DeliveryReport): boolean => delivery.state === 'unknown' && channel?.network === 'manual'

/** What stands in the way, and what to do about it. */
function Situation({ report, network, say }: { report: DeliveryReport; network: string; say: Say }) {
  const { delivery, channel } = report
  // A place without an API was never asked: what is to be done there stands in its own panel.
  if (isToDo(report)) return null
  if (delivery.state === 'unknown') {
    const look = delivery.lookAt || (channel ? profileURL(channel) : undefined)
    return (
      <section aria-labelledby="social-question" className="social-panel social-panel--question">
        <h3 id="social-question">{say('question', { network })}</h3>
        <p>{delivery.askedAt ? say('questionHelp') : say('lookingUp')}</p>
        {delivery.error?.message ? <p className="social-quiet">{sayStored(delivery.error.message, say)}</p> : null}
        <Evidence evidence={delivery.evidence} look={look} network={network} say={say} />
      </section>
    )
  }
  const hold = delivery.state === 'held' ? holdLabelOf(delivery.holdReason) : undefined
  if (hold) {
    return (
      <section aria-labelledby="social-hold" className="social-panel social-panel--question">
        <h3 id="social-hold">{say('whyHeld')}</h3>
        <p>{say(hold)}</p>
      </section>
    )
  }
  if (!delivery.error?.message || delivery.state === 'published') return null
  return (
    <section aria-labelledby="social-error" className="social-panel social-panel--bad">
      <h3 id="social-error">{say('whatHappened')}</h3>
      <p>{sayStored(delivery.error.message, say)}</p>
      {delivery.error.advice ? (
        <p>
          <strong>{say('whatToDo')}:</strong> {adviceOf(say, delivery.error)}
        </p>
      ) : null}
    </section>
  )
}

/** For a place without an API: everything a person needs to post it there. */
function ToDo({ report, actions, say }: { report: DeliveryReport; actions: ReactNode; say: Say }) {
  const { delivery, channel } = report
  const { parts = [], link } = delivery.content ?? {}
  const where = channel?.manual?.where
  const words = parts.map(({ text }) => text).filter(Boolean)
  const text = link && !words.join('\n').includes(link) ? [...words, link] : words
  const pictures = parts.flatMap(({ media }) =>
    media.flatMap(({ id, alt }) => {
      const file = report.thumbnails.get(id)
      return file ? [{ url: file.original, filename: file.filename, alt: alt ?? '' }] : []
    }),
  )
  return (
    <section aria-labelledby="social-todo" className={`social-panel${isToDo(report) ? ' social-panel--question' : ''}`}>
      <h3 id="social-todo">{say('byHand', { channel: channel?.name ?? say('channelGone') })}</h3>
      <p className="social-quiet">{say('byHandHelp')}</p>
      {parts.map((part, index) => (
        <PartView card={part.card} key={String(index)} media={part.media} say={say} text={part.text} thumbnails={report.thumbnails} />
      ))}
      <TakeAway pictures={pictures} text={text.join('\n\n')} where={where && /^https?:/.test(where) ? where : undefined} />
      {actions}
    </section>
  )
}

/** The parts as they are stored with the delivery: exactly what goes out, or went out. */
function Sent({ report, say }: { report: DeliveryReport; say: Say }) {
  const { content, parts, state } = report.delivery
  const all = content?.parts ?? []
  return (
    <section aria-labelledby="social-sent" className="social-stack">
      <h2 id="social-sent">{say(sentHeading(state))}</h2>
      {content?.contentWarning ? (
        <p>
          <strong>{say('contentWarning')}:</strong> {content.contentWarning}
        </p>
      ) : null}
      {all.length === 0 ? <p>{say('nothingToSend')}</p> : null}
      {all.map((part, index) => {
        const receipt = parts?.[index]
        return (
          // The parts of a thread have no other name than their place in it, which never changes.
          <div className="social-panel" key={String(index)}>
            {all.length > 1 || receipt?.url ? (
              <p className="social-line">
                {all.length > 1 ? <strong>{say('partOf', { part: index + 1, parts: all.length })}</strong> : null}
                {receipt?.url ? (
                  <a href={receipt.url} rel="noreferrer" target="_blank">
                    {receipt.url}
                  </a>
                ) : null}
              </p>
            ) : null}
            <PartView card={part.card} media={part.media} say={say} text={part.text} thumbnails={report.thumbnails} />
          </div>
        )
      })}
    </section>
  )
}

/** What people did with it, as the network counted when it was asked last. */
function Numbers({ report, say }: { report: DeliveryReport; say: Say }) {
  const { metrics } = report.delivery
  const known = metricNames.flatMap((name) => (typeof metrics?.[name] === 'number' ? [{ name, count: metrics[name] }] : []))
  if (!metrics?.readAt || known.length === 0) return null
  return (
    <section aria-labelledby="social-numbers" className="social-stack">
      <h2 id="social-numbers">{say('whatPeopleDid')}</h2>
      <p className="social-line">
        {known.map(({ name, count }) => (
          <span key={name}>
            {say(metricLabels[name])} {count}
          </span>
        ))}
        <span className="social-quiet">
          {say('readAt')} <Moment at={metrics.readAt} />
        </span>
      </p>
    </section>
  )
}

const metricLabels = {
  likes: 'metricLikes',
  shares: 'metricShares',
  replies: 'metricReplies',
  quotes: 'metricQuotes',
  clicks: 'metricClicks',
  views: 'metricViews',
} as const satisfies Record<MetricName, TranslationKey>

function sentHeading(state: DeliveryState): TranslationKey {
  if (state === 'published') return 'wasSent'
  return state === 'scheduled' || state === 'held' || state === 'publishing' ? 'willBeSent' : 'toBeSent'
}

/** The first part of a thread without a receipt; undefined where there is only one part. */
function missingPart({ delivery }: DeliveryReport): number | undefined {
  if ((delivery.content?.parts.length ?? 0) < 2) return undefined
  const at = (delivery.parts ?? []).findIndex((part) => !part.remoteId)
  return at === -1 ? undefined : at + 1
}
