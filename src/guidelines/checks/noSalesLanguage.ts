import { addressesOf, isOwnOrEvent, isUnder } from '../addresses.ts'
import { codeHosts } from '../lists/affiliates.ts'
import { bait, ownOffer, sellingPhrases } from '../lists/selling.ts'
import { categoryOf, phrase, piecesOf, readable, tuned } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { CheckContext, CheckedPost, Guideline, Level } from '../types.ts'

const phrases = sellingPhrases.map(({ find, weight }) => ({ find: phrase(find), weight }))
const own = phrase(ownOffer)
const engagement = phrase(bait)
const shouted =
  /(?<![\p{L}])(?:(?:FREE|SALE|WIN|BUY|CHEAP|OFFER|DEAL|SAVE|DISCOUNT)(?: (?:NOW|TODAY))?\s*!{3,}|100 ?% ?FREE\s*!{2,}|(?:SALE|FREE|DEAL|OFFER)[!, ]+(?:SALE|FREE|DEAL|OFFER)(?!\p{L}))/u
const disclosed = /#(?:ad|sponsored|anzeige|werbung|publi|publicidad|reklama)(?![\p{L}\p{N}_])/iu

/**
 * We do not advertise for anyone. Words of selling count together: one is fine, several are an advertisement. Prices, discounts and last
 * calls for one's own events and for fundraising are not.
 */
export function noSalesLanguage({ level = 'warn', enough = 3 }: { level?: Level; enough?: number } = {}): Guideline {
  return {
    id: 'sales-language',
    title: checkTitles.checkSalesLanguage,
    defaultLevel: level,
    where: 'everywhere',
    options: { level, enough },
    check(post, _channel, context) {
      const needed = tuned({ enough }, context).enough
      const allowance = normality(post, context)
      return piecesOf(post).flatMap(({ path, text }) => {
        const plain = readable(text)
        const found = phrases.flatMap(({ find, weight }) => {
          const [match] = plain.matchAll(find)
          return match ? [{ start: match.index, words: match[0], weight }] : []
        })
        const sponsored = isSponsored(post)
        const mark = sponsored ? null : text.match(disclosed)
        if (mark) found.push({ start: mark.index ?? 0, words: mark[0], weight: 2 })
        const [first] = found.sort((a, b) => b.weight - a.weight)
        const pushy = found.filter(({ weight }) => weight === 1).length > 1 ? 1 : 0
        const score = found.reduce((sum, { weight }) => sum + weight, pushy) - allowance
        const at = (start: number, words: string) => ({ path, start, end: start + words.length, word: words })
        const game = [...plain.matchAll(engagement)][0]
        const shout = plain.match(shouted)
        if (first && score >= needed) return [{ ...at(first.start, first.words), ...tell('findingAdvertisement', { words: found.slice(0, 3).map(({ words }) => words) }) }]
        if (shout) return [{ ...at(shout.index ?? 0, shout[0]), ...tell('findingAdvertShape') }]
        if (game) return [{ ...at(game.index, game[0]), ...tell('findingBait') }]
        return []
      })
    },
  }
}

const isSponsored = (post: CheckedPost) => categoryOf(post) === 'sponsor' || post.sponsor !== undefined

/**
 * How much selling is normal here: an event or a fundraiser of our own, linked to our own pages or those of events. Less than none
 * where the post leads to somebody else's site.
 */
function normality(post: CheckedPost, context: CheckContext): number {
  const addresses = addressesOf(post).filter(({ path }) => path !== 'target')
  const offer = piecesOf(post).some(({ text }) => text.match(own))
  const home = addresses.length > 0 && addresses.every(({ url }) => isOwnOrEvent(url.hostname, context))
  const away = addresses.some(({ url }) => !isOwnOrEvent(url.hostname, context) && !isUnder(url.hostname, codeHosts))
  return (offer ? 2 : 0) + (home ? 2 : 0) + (isSponsored(post) ? 1 : 0) - (away ? 1 : 0)
}
