import { type Address, addressesOf, isOwn, isOwnOrEvent, isUnder } from '../addresses.ts'
import { affiliateHosts, affiliatePages, affiliateParameters, affiliatePath, codeHosts, harmlessReference, trackingParameters } from '../lists/affiliates.ts'
import { couponCode, noCoupon, ownOffer } from '../lists/selling.ts'
import { phrase, piecesOf } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { CheckContext, CheckedPost, Guideline, Level, Remark } from '../types.ts'

const coupon = new RegExp(`(?<![\\p{L}\\p{N}])${couponCode}`, 'gu')
const notCoupon = new RegExp(`^(?:${noCoupon})$`, 'u')
const offer = phrase(ownOffer)

/** No links and codes that earn somebody money: affiliate parameters, and discount codes for a shop that is not ours. */
export function noAffiliateLinks({ level = 'warn' }: { level?: Level } = {}): Guideline {
  return {
    id: 'affiliate-links',
    title: checkTitles.checkAffiliateLinks,
    defaultLevel: level,
    where: 'everywhere',
    options: { level },
    check: (post, _channel, context) => [...addressesOf(post).flatMap((address) => judgeAddress(address, context)), ...judgeCoupons(post, context)],
  }
}

function judgeAddress(address: Address, context: CheckContext): Remark[] {
  const { url, path, start, end } = address
  const place = { path, ...(start !== undefined && { start, end }), word: url.hostname }
  if (isOwn(url.hostname, context)) return []
  const paid =
    isUnder(url.hostname, affiliateHosts) || affiliatePages.some(({ host, path }) => isUnder(url.hostname, [host]) && path.test(url.pathname))
      ? url.hostname
      : (affiliateParameter(url, context) ?? url.pathname.match(affiliatePath)?.[0])
  if (paid && !(isUnder(url.hostname, codeHosts) && paid.startsWith('/')))
    return [
      {
        ...place,
        ...tell('findingPaidLink', { site: url.hostname, sign: paid }),
      },
    ]
  const tracker = [...url.searchParams.keys()].find((name) => trackingParameters.test(name))
  return tracker ? [{ ...place, level: 'hint', ...tell('findingTracker', { sign: tracker }) }] : []
}

function affiliateParameter(url: URL, context: CheckContext): string | undefined {
  if (isUnder(url.hostname, codeHosts)) return undefined
  for (const [name, value] of url.searchParams) {
    const known = affiliateParameters.find((one) => one.name === name.toLowerCase())
    if (!known || (known.value && !known.value.test(value)) || (name.toLowerCase() === 'ref' && harmlessReference.test(value))) continue
    if (/promo|coupon|discount/iu.test(name) && isOwnOrEvent(url.hostname, context)) continue
    return `${name}=${value}`
  }
  return undefined
}

/** A code for a till, unless it is for tickets or for one of our own or listed sites. Without a foreign shop in sight it only warns. */
function judgeCoupons(post: CheckedPost, context: CheckContext): Remark[] {
  const addresses = addressesOf(post).filter(({ path }) => path !== 'target')
  const foreign = addresses.filter(({ url }) => !isOwnOrEvent(url.hostname, context))
  return piecesOf(post).flatMap(({ path, text }) => {
    if (text.match(offer) || (addresses.length > 0 && !foreign.length)) return []
    return [...text.matchAll(coupon)]
      .filter((match) => !notCoupon.test(match.groups?.code ?? ''))
      .map((match) => ({
        path,
        start: match.index,
        end: match.index + match[0].length,
        word: match.groups?.code ?? '',
        ...(!foreign.length && { level: 'warn' as const }),
        ...tell('findingCoupon', { word: match[0].trim() }),
      }))
  })
}
