import { toStored } from '../../domain/storedSentences.ts'
import type { FindQuestion, Found } from '../port.ts'
import { isObject } from '../shared/bearerSession.ts'
import { earliestOf, matchOwnPosts, type OwnPost, type OwnPostQuestion } from '../shared/ownPosts.ts'
import { readSelf, type Self } from './account.ts'
import { parsePostURL, toPostURL, toProfileURL } from './addresses.ts'
import { isRepost } from './publish.ts'
import type { Session } from './session.ts'
import { readGeneration } from './token.ts'
import { replaceAddresses, restoreText, type Tweet, toObjects, toPlainAddress, toTweet, tweetFields } from './tweets.ts'

const pageSize = '100'
const mostPages = 10
/** How long before a later generation an earlier one can have arrived. */
const earlierGenerationsMs = 6 * 3_600_000

/**
 * Settles a lost answer. A repost may always be repeated: X keeps one. A post is looked for among the account's own since before the first try: the same
 * words with the same addresses, as many pictures, the same parent. A complete list without it means that it is surely not there.
 */
export async function findPart(session: Session, question: FindQuestion): Promise<Found> {
  if (isRepost(question)) return { answer: 'repeat' }
  const { part, partIndex, previous, content, attemptedUntil } = question
  const self = await readSelf(session)
  const back = readGeneration(question.token) > 0 ? earlierGenerationsMs : 0
  const attemptedFrom = new Date(question.attemptedFrom.getTime() - back)
  const { tweets, isComplete } = await listSince(session, self, earliestOf(attemptedFrom))
  const { baseURL } = session.context.channel
  const target = content.kind === 'reply' && content.target ? parsePostURL(content.target, baseURL)?.id : undefined
  // The address of another post is left out on both sides: X adds one to a post that quotes, and takes one away where it shows the other post instead.
  const plain = (address: string) => (parsePostURL(/^https?:/i.test(address) ? address : `https://${address}`, baseURL) ? '' : toPlainAddress(address))
  const asked: OwnPostQuestion = {
    text: replaceAddresses(part.text, plain),
    pictures: part.media.length,
    replyTo: partIndex > 0 ? previous.at(-1)?.remoteId : target,
    attemptedFrom,
    attemptedUntil,
    isComplete,
    lookAt: self.username ? toProfileURL(baseURL, self.username) : undefined,
  }
  const toOwn = (text: (tweet: Tweet) => string): OwnPost[] => tweets.map((tweet) => toOwnPost(tweet, text(tweet), self, baseURL))
  const found = matchOwnPosts(
    toOwn((tweet) => restoreText(tweet, plain)),
    asked,
  )
  if (found.answer !== 'absent') return found
  // X may have written an address in a way that is not foreseen here: the same words with any address are a reason to ask, never to send again.
  const loosely = matchOwnPosts(
    toOwn((tweet) => restoreText(tweet, (address) => plain(address) && '<>').replace(/https:\/\/t\.co\/\w+/g, '<>')),
    { ...asked, text: replaceAddresses(part.text, (address) => plain(address) && '<>') },
  )
  if (loosely.answer !== 'found') return loosely
  return { answer: 'unsure', evidence: toStored('storedOtherLinks'), lookAt: loosely.receipt.url }
}

/** Own posts since a moment, reposts left out. Complete when X says that there is no further page. */
async function listSince(session: Session, self: Self, since: Date): Promise<{ tweets: Tweet[]; isComplete: boolean }> {
  const tweets: Tweet[] = []
  let next: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const query: Record<string, string> = { max_results: pageSize, start_time: toSeconds(since), exclude: 'retweets', 'tweet.fields': tweetFields }
    if (next) query.pagination_token = next
    const { json } = await session.send({ path: `/2/users/${encodeURIComponent(self.id)}/tweets`, query })
    tweets.push(...toObjects(json.data).flatMap((one) => toTweet(one) ?? []))
    const meta = isObject(json.meta) ? json.meta : {}
    // Without a count it is not the list that was asked for.
    if (typeof meta.result_count !== 'number') return { tweets, isComplete: false }
    next = typeof meta.next_token === 'string' ? meta.next_token : undefined
    if (!next) return { tweets, isComplete: true }
  }
  return { tweets, isComplete: false }
}

/** X takes no fractions of a second in `start_time`. */
function toSeconds(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`
}

function toOwnPost(tweet: Tweet, text: string, self: Self, baseURL: string): OwnPost {
  const at = tweet.createdAt ?? ''
  return {
    receipt: { remoteId: tweet.id, url: toPostURL(baseURL, self.username, tweet.id), publishedAt: at },
    text,
    pictures: tweet.pictures,
    at: new Date(at),
    replyTo: tweet.references.find(({ type }) => type === 'replied_to')?.id,
  }
}
