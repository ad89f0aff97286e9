import { type Address, addressesOf, isOwn, isUnder, parseAddress } from '../addresses.ts'
import { codeHosts } from '../lists/affiliates.ts'
import type { CheckContext, CheckedPost, Guideline, Remark } from '../types.ts'

const shorteners = ['bit.ly', 'tinyurl.com', 'goo.gl', 't.co', 'ow.ly', 'is.gd', 'buff.ly', 'cutt.ly', 'rebrand.ly', 'shorturl.at', 'rb.gy']
const draftPath = /\/wp-admin\/|\/admin\/collections\/|\/(?:draft|preview)s?\/[\w-]+$|\/admin\/?$/iu
const draftParameter = /^(?:draft|preview|preview_id|_preview)$/iu
const privateHost =
  /^(?:localhost|.*\.local(?:host)?|.*\.internal|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|0\.0\.0\.0|\[::1\])$/iu

/** Links lead somewhere that readers may see. What was found by opening them comes in as `context.links`. */
export function links(): Guideline {
  return {
    id: 'links',
    title: 'Links lead somewhere',
    defaultLevel: 'block',
    where: 'everywhere',
    check: (post, _channel, context) => [...unreadable(post), ...addressesOf(post).flatMap((address) => judge(address, post, context))],
  }
}

function judge({ url, written, path, start, end }: Address, post: CheckedPost, context: CheckContext): Remark[] {
  const place = { path, ...(start !== undefined && { start, end }), word: written }
  const fact = context.links?.[written] ?? context.links?.[url.href]
  // An own page may go live together with the post that promotes it.
  if (fact === 'dead' && isOwn(url.hostname, context) && isAhead(post, context))
    return [{ ...place, level: 'warn', message: `${written} is not there yet.`, suggestion: 'See that the page is published before the post goes out.' }]
  if (fact === 'dead') return [{ ...place, message: `${written} leads nowhere: the page was not found.`, suggestion: 'Check the address.' }]
  if (fact === 'draft') return [{ ...place, message: `${written} is a draft that readers cannot see.`, suggestion: 'Publish it first, or send the post later.' }]
  if (fact === 'slow') return [{ ...place, level: 'warn', message: `${written} did not answer just now.`, suggestion: 'Open it once and see that it works.' }]
  const teaching = path !== 'link' && url.pathname === '/'
  if (privateHost.test(url.hostname) && !teaching)
    return [{ ...place, level: 'warn', message: `${written} is an address on our own machine; readers cannot open it.`, suggestion: 'Use the public address.' }]
  if ((draftPath.test(url.pathname) && !isUnder(url.hostname, codeHosts)) || [...url.searchParams.keys()].some((name) => draftParameter.test(name)))
    return [{ ...place, level: 'warn', message: `${written} looks like a draft or an admin page; readers cannot open it.`, suggestion: 'Use the address of the published page.' }]
  if (isUnder(url.hostname, shorteners))
    return [{ ...place, level: 'hint', message: `${url.hostname} hides where the link leads.`, suggestion: 'Use the whole address; networks shorten it themselves.' }]
  if (
    path === 'link' &&
    addressesOf(post).some((other) => other.path === 'text' && other.url.hostname === url.hostname && other.written !== written && other.url.pathname === url.pathname)
  )
    return [{ ...place, level: 'hint', message: 'The text has nearly the same link.', suggestion: 'Keep one of them.' }]
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
      message: `"${link}" is not a whole web address.`,
      suggestion: bare ? `https://${link}` : 'Paste the address, beginning with https://.',
    },
  ]
}
