import { Gutter, Link, SetDocumentStepNav } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { toSay } from '../translations/say.ts'
import type { DeskProps } from './desk.ts'
import { loadPromotion } from './loadPromotion.ts'
import { PromotedPost } from './PromotedPost.tsx'
import { RefreshWhile } from './RefreshWhile.tsx'
import { StopBanner } from './StopBanner.tsx'
import { Styles } from './Styles.tsx'
import { isUnderWay } from './underWay.ts'
import { whyNothing } from './whyNothing.ts'

type ArticleDoc = { _status?: string; socialPromotion?: { optOut?: boolean | null } | null } | null

/** The Promotion tab of an article: each post, channel, time, state and link; or, plainly, why there is nothing. */
export async function PromotionTab({ desk, initPageResult, doc, hasPublishedDoc }: DocumentViewServerProps & DeskProps) {
  const { req, collectionConfig, docID } = initPageResult
  const { payload, user, i18n } = req
  const say = toSay(i18n.t)
  const reader = { payload, user, req }
  if (!collectionConfig || docID === undefined) return null
  const nav = (
    <>
      <Styles />
      <SetDocumentStepNav
        collectionSlug={collectionConfig.slug}
        id={docID}
        pluralLabel={typeof collectionConfig.labels.plural === 'function' ? collectionConfig.labels.plural({ i18n, t: i18n.t as never }) : collectionConfig.labels.plural}
        useAsTitle={collectionConfig.admin.useAsTitle}
        view={say('promotion')}
      />
    </>
  )
  if (!(await desk.may('see', reader))) {
    return (
      <Gutter>
        {nav}
        <p className="social-page">{say('promotionNoAccess')}</p>
      </Gutter>
    )
  }
  const { promotion, following, mode, posts, channels } = await loadPromotion({ desk, reader, collection: collectionConfig.slug, id: docID })
  const mayPublish = await desk.may('publish', reader)
  const article = doc as ArticleDoc
  const hasDrafts = article?._status !== undefined
  const live = promotion ? promotion.live === true : hasDrafts ? hasPublishedDoc : true
  const reason = whyNothing({ live, optedOut: article?.socialPromotion?.optOut === true, mode, promotion, following })
  const active =
    following ||
    isUnderWay(
      posts.flatMap((post) => post.deliveries),
      Date.now(),
    )
  const to = (path: `/${string}`) => formatAdminURL({ adminRoute: payload.config.routes.admin, path })
  const problems = (promotion?.problems ?? []).flatMap(({ message }) => message ?? [])
  return (
    <Gutter>
      {nav}
      <RefreshWhile active={active} />
      <div className="social-page social-stack social-stack--wide">
        <StopBanner desk={desk} i18n={i18n} payload={payload} user={user} />
        <h2>{say('promotionOf')}</h2>
        {promotion?.message ? (
          <p className="social-bad" role="status">
            {say('promotionTrouble', { message: promotion.message })}
          </p>
        ) : null}
        {problems.length > 0 ? (
          <section className="social-panel">
            <h3>{say('problemsOfComposing')}</h3>
            <ul>
              {[...new Set(problems)].map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </section>
        ) : null}
        {posts.length === 0 || reason === 'promotionOptedOut' || reason === 'promotionWithdrawn' ? <p role="status">{say(reason)}</p> : null}
        {posts.some((post) => post.status === 'draft') && mode === 'ask' ? <p>{say('promotionAsk')}</p> : null}
        {posts.map((post) => (
          <PromotedPost channels={channels} desk={desk} key={post.id} mayPublish={mayPublish} post={post} say={say} to={to} />
        ))}
        {posts.length === 0 && reason === 'promotionOld' ? (
          <p>
            <Link href={to(`/collections/${desk.slugs.posts}/create`)}>{say('writePost')}</Link>
          </p>
        ) : null}
      </div>
    </Gutter>
  )
}
