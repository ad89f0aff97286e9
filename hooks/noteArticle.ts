import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, CollectionBeforeDeleteHook, PayloadRequest } from 'payload'
import { endArticle } from '../src/campaigns/endArticle.ts'
import type { House } from '../src/house.ts'
import { requestQuery } from '../src/ledger/sql.ts'
import { socialContext } from '../src/problems.ts'

type ArticleDoc = { id: string | number; _status?: 'draft' | 'published'; deletedAt?: string | null }

/**
 * Notes, in the transaction of an article's save, that its posts have to follow it: one appended row, which waits for nobody. The
 * job `followArticle` compares what is with what should be, so it does not matter which of many saves it was, or how often; until it
 * has looked, the article's posts are held.
 */
export function noteArticle(house: House, collection: string): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, operation, req, context }) => {
    const article = doc as ArticleDoc
    const before = previousDoc as ArticleDoc | undefined
    const wasLive = operation === 'update' && isLive(before)
    // An autosave while writing: the public article is what it was.
    if (!isLive(article) && isDraftSave(req) && !wasLive) return doc
    await note({ house, req, collection, id: article.id, wasLive, quiet: socialContext(context).promote === false })
    return doc
  }
}

/** Before an article is deleted, what pools say about it ends: afterwards nobody knows what that was. */
export function endArticleInPools(house: House, collection: string): CollectionBeforeDeleteHook {
  return ({ id, req }) => endArticle({ house, req, collection, id })
}

/** Deleting an article withdraws what has not been sent. */
export function noteArticleDeleted(house: House, collection: string): CollectionAfterDeleteHook {
  return ({ id, req }) => note({ house, req, collection, id, wasLive: true, quiet: false })
}

async function note({
  house,
  req,
  collection,
  id,
  wasLive,
  quiet,
}: {
  house: House
  req: PayloadRequest
  collection: string
  id: string | number
  wasLive: boolean
  quiet: boolean
}): Promise<void> {
  const { tables, queue } = house.runtime(req.payload)
  const query = await requestQuery(req)
  await query(
    `with noted as (insert into ${tables.notes} (key, source, article, was_live, quiet) values ($1::text, $2::text, $3::text, $4::boolean, $5::boolean) returning id)
     select pg_notify('social_follow', '') from noted`,
    [`${collection}:${id}`, collection, String(id), wasLive, quiet],
  )
  // Beside the notice at commit, a job that outlives this process. Nobody waits for it.
  void queue.add('followArticle', {}, { id: `follow-${Math.floor(Date.now() / 1000)}` })
}

/** Public as it stands: not in the trash, and published where there are drafts. */
function isLive(article: ArticleDoc | undefined): boolean {
  return article !== undefined && !article.deletedAt && (article._status === undefined || article._status === 'published')
}

function isDraftSave(req: PayloadRequest): boolean {
  return req.query?.draft === 'true' || req.query?.draft === true || req.query?.autosave === 'true' || req.query?.autosave === true
}
