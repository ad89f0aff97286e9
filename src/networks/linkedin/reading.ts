import type { PostMetrics, Receipt } from '../port.ts'
import { isOrganization, requireAuthor } from './author.ts'
import { type Session, unlessMissing, whereAllowed } from './session.ts'
import { commentParts, encodeURN } from './urns.ts'

const mostAtOnce = 50

/** Numbers about posts. An organisation's come many at once; a person's one by one and metric by metric, which takes `r_member_postAnalytics`. Comments have none. */
export async function readMetrics(session: Session, remoteIds: readonly string[]): Promise<Record<string, PostMetrics>> {
  const author = requireAuthor(session.context.channel)
  const urns = remoteIds.filter((urn) => /^urn:li:(share|ugcPost):\d+$/.test(urn))
  return isOrganization(author) ? readOrganizationMetrics(session, author, urns) : readMemberMetrics(session, urns)
}

type Statistics = { likeCount?: number; shareCount?: number; commentCount?: number; clickCount?: number; impressionCount?: number }
type StatisticsElement = { share?: string; ugcPost?: string; totalShareStatistics?: Statistics }

async function readOrganizationMetrics(session: Session, organization: string, urns: readonly string[]): Promise<Record<string, PostMetrics>> {
  const all: Record<string, PostMetrics> = {}
  const lists = [
    ['shares', urns.filter((urn) => urn.startsWith('urn:li:share:'))],
    ['ugcPosts', urns.filter((urn) => urn.startsWith('urn:li:ugcPost:'))],
  ] as const
  for (const [name, list] of lists) {
    for (let at = 0; at < list.length; at += mostAtOnce) {
      const wanted = list.slice(at, at + mostAtOnce).map(encodeURIComponent)
      const path = `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encodeURIComponent(organization)}&${name}=List(${wanted.join(',')})`
      const { elements } = await session.read({ path })
      for (const { share, ugcPost, totalShareStatistics: told } of (Array.isArray(elements) ? elements : []) as StatisticsElement[]) {
        const urn = share ?? ugcPost
        if (urn && told) all[urn] = toMetrics(told)
      }
    }
  }
  return all
}

/** Organic numbers can fall below zero when likes are taken back. */
function toMetrics({ likeCount, shareCount, commentCount, clickCount, impressionCount }: Statistics): PostMetrics {
  const told = { likes: likeCount, shares: shareCount, replies: commentCount, clicks: clickCount, views: impressionCount }
  return Object.fromEntries(Object.entries(told).flatMap(([name, value]) => (typeof value === 'number' ? [[name, Math.max(0, value)]] : [])))
}

const memberMetrics = { IMPRESSION: 'views', RESHARE: 'shares', REACTION: 'likes', COMMENT: 'replies' } as const satisfies Record<string, keyof PostMetrics>

async function readMemberMetrics(session: Session, urns: readonly string[]): Promise<Record<string, PostMetrics>> {
  const all: Record<string, PostMetrics> = {}
  for (const urn of urns) {
    const entity = `(${urn.startsWith('urn:li:share:') ? 'share' : 'ugc'}:${encodeURIComponent(urn)})`
    const numbers: PostMetrics = {}
    for (const [queryType, name] of Object.entries(memberMetrics)) {
      const path = `/rest/memberCreatorPostAnalytics?q=entity&entity=${entity}&queryType=${queryType}&aggregation=TOTAL`
      const told = await unlessMissing(whereAllowed(session.read({ path })))
      const count = (told?.elements as { count?: unknown }[] | undefined)?.[0]?.count
      if (typeof count === 'number') numbers[name] = count
    }
    if (Object.keys(numbers).length > 0) all[urn] = numbers
  }
  return all
}

/** Deletes a post, a reshare or a comment. What is gone already is no error. */
export async function removePart(session: Session, receipt: Receipt): Promise<void> {
  const actor = requireAuthor(session.context.channel)
  const comment = commentParts(receipt.remoteId)
  const path = comment ? `/rest/socialActions/${encodeURN(comment.object)}/comments/${comment.id}?actor=${encodeURN(actor)}` : `/rest/posts/${encodeURN(receipt.remoteId)}`
  await unlessMissing(session.send({ method: 'DELETE', path, headers: comment ? {} : { 'x-restli-method': 'DELETE' } }))
}

/** Whether an organisation has this page name (`company/django` or `django`) or URN. People cannot be looked up. */
export async function hasHandle(session: Session, handle: string): Promise<boolean> {
  const typed = handle
    .trim()
    .replace(/^https?:\/\/[^/]+\//, '')
    .replace(/^company\//, '')
    .replace(/^@/, '')
    .replace(/\/$/, '')
  const [, id] = /^urn:li:organization:(\d+)$/.exec(typed) ?? []
  if (id) return (await unlessMissing(session.read({ path: `/rest/organizations/${id}` }))) !== undefined
  if (!/^[\p{L}\p{N}_-]+$/u.test(typed)) return false
  const found = await unlessMissing(session.read({ path: `/rest/organizations?q=vanityName&vanityName=${encodeURIComponent(typed)}` }))
  return Array.isArray(found?.elements) && found.elements.length > 0
}
