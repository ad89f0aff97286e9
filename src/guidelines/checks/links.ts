import { type Address, addressesOf, isOwn, isUnder, parseAddress } from '../addresses.ts'
import { codeHosts } from '../lists/affiliates.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { CheckContext, CheckedPost, Guideline, Remark } from '../types.ts'

const shorteners = ['bit.ly', 'tinyurl.com', 'goo.gl', 't.co', 'ow.ly', 'is.gd', 'buff.ly', 'cutt.ly', 'rebrand.ly', 'shorturl.at', 'rb.gy', 'amzn.eu', 'a.co']
const draftPath = /\/wp-admin\/|\/admin\/collections\/|\/(?:draft|preview)s?\/[\w-]+$|\/admin\/?$/iu
const draftParameter = /^(?:draft|preview|preview_id|_preview)$/iu
const privateHost =
  /^(?:localhost|.*\.local(?:host)?|.*\.internal|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|0\.0\.0\.0|\[::1\])$/iu

/** Links lead somewhere that readers may see. What was found by opening them comes in as `context.links`. */
export function links(): Guideline {
  return {
    id: 'links',
    title: checkTitles.checkLinks,
    defaultLevel: 'block',
    where: 'everywhere',
    check: (post, _channel, context) => [...unreadable(post), ...addressesOf(post).flatMap((address) => judge(address, post, context))],
  }
}

function judge({ url, written, path, start, end }: Address, post: CheckedPost, context: CheckContext): Remark[] {
  const place = { path, ...(start !== undefined && { start, end }), word: written }
  const fact = context.links?.[written] ?? context.links?.[url.href]
  // An own page may go live together with the post that promotes it.
  if (fact === 'dead' && isOwn(url.hostname, context) && isAhead(post, context)) return [{ ...place, level: 'warn', ...tell('findingLinkNotYet', { link: written }) }]
  if (fact === 'dead') return [{ ...place, ...tell('findingLinkDead', { link: written }) }]
  if (fact === 'draft') return [{ ...place, ...tell('findingLinkDraft', { link: written }) }]
  if (fact === 'slow') return [{ ...place, level: 'warn', ...tell('findingLinkSlow', { link: written }) }]
  const teaching = path !== 'link' && url.pathname === '/'
  if (privateHost.test(url.hostname) && !teaching) return [{ ...place, level: 'warn', ...tell('findingLinkPrivate', { link: written }) }]
  if ((draftPath.test(url.pathname) && !isUnder(url.hostname, codeHosts)) || [...url.searchParams.keys()].some((name) => draftParameter.test(name)))
    return [{ ...place, level: 'warn', ...tell('findingLinkAdmin', { link: written }) }]
  if (isUnder(url.hostname, shorteners)) return [{ ...place, level: 'hint', ...tell('findingLinkShortener', { site: url.hostname }) }]
  if (
    path === 'link' &&
    addressesOf(post).some((other) => other.path === 'text' && other.url.hostname === url.hostname && other.written !== written && other.url.pathname === url.pathname)
  )
    return [{ ...place, level: 'hint', ...tell('findingLinkTwice') }]
  return []
}

/** Whether there is time until the post goes out. */
const isAhead = (post: CheckedPost, context: CheckContext) => Date.parse(post.publishAt ?? '') - Date.parse(context.now ?? '') > 3_600_000

/** A link field that is no address: networks would print it as plain words. */
function unreadable(post: CheckedPost): Remark[] {
  const link = post.link?.trim()
  if (!link || link.startsWith('/') || link.startsWith('#')) return []
  const address = parseAddress(link)
  if (address && /^(?:https?|mailto):$/u.test(address.protocol)) return []
  const bare = /^[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/u.test(link)
  return [
    {
      path: 'link',
      level: bare ? 'hint' : 'warn',
      word: link,
      ...tell(bare ? 'findingLinkBare' : 'findingLinkNone', { link }),
    },
  ]
}
