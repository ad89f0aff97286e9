import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'
import type { House } from '../src/house.ts'
import { requestQuery } from '../src/ledger/sql.ts'
import { socialContext } from '../src/problems.ts'

type ArticleDoc = { id: string | number; _status?: 'draft' | 'published'; deletedAt?: string | null }

/**
 * Notes, in the transaction of an article's save, that its promotion has to be looked at again. The looking and writing is the job
 * `followArticle`'s: it compares what is with what should be, so it does not matter which of many saves it was, or how often.
 */
export function noteArticle(house: House, collection: string): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, operation, req, context }) => {
    const article = doc as ArticleDoc
    const before = previousDoc as ArticleDoc | undefined
    const hasDrafts = article._status !== undefined
    const isLive = !article.deletedAt && (!hasDrafts || article._status === 'published')
    const wasLive = operation === 'update' && !before?.deletedAt && (!hasDrafts || before?._status === 'published')
    const key = `${collection}:${article.id}`
    // An autosave while writing: the public article is what it was.
    if (!isLive && !wasLive && isDraftSave(req)) return doc
    const { tables, queue } = house.runtime(req.payload)
    const query = await requestQuery(req)
    if (isLive) {
      const quiet = socialContext(context).promote === false || wasLive
      await query(
        `insert into ${tables.promotions} as r (key, source, article, live, quiet, wanted, done, went_live_at, updated_at, created_at)
         values ($1::text, $2::text, $3::text, true, $4::boolean, 1, 0, now(), now(), now())
         on conflict (key) do update set wanted = r.wanted + 1, live = true, updated_at = now()`,
        [key, collection, String(article.id), quiet],
      )
    } else {
      // A draft over a published article looks the same here as an unpublishing. Held until the job has looked: too careful for a
      // moment, never too late.
      const live = isDraftSave(req) && !article.deletedAt ? 'r.live' : 'false'
      const rows = await query(`update ${tables.promotions} r set wanted = r.wanted + 1, live = ${live}, updated_at = now() where key = $1::text returning id`, [key])
      if (rows.length === 0) {
        if (wasLive) await rememberOldArticle(house, req, collection, article.id)
        return doc
      }
    }
    await query(`select pg_notify('social_follow', '')`)
    void queue.add('followArticle', {}, { id: `follow-${Math.floor(Date.now() / 1000)}` })
    return doc
  }
}

/** An article that was live before the plugin knew it: a later publishing of a draft is no first go-live. */
async function rememberOldArticle(house: House, req: PayloadRequest, collection: string, id: string | number): Promise<void> {
  const { tables } = house.runtime(req.payload)
  const query = await requestQuery(req)
  await query(
    `insert into ${tables.promotions} (key, source, article, live, quiet, wanted, done, went_live_at, updated_at, created_at)
     values ($1::text, $2::text, $3::text, false, true, 1, 0, now(), now(), now()) on conflict (key) do nothing`,
    [`${collection}:${id}`, collection, String(id)],
  )
}

/** Deleting an article withdraws what has not been sent. */
export function noteArticleDeleted(house: House, collection: string): CollectionAfterDeleteHook {
  return async ({ id, req }) => {
    const { tables, queue } = house.runtime(req.payload)
    const query = await requestQuery(req)
    const rows = await query(`update ${tables.promotions} r set wanted = r.wanted + 1, live = false, updated_at = now() where key = $1::text returning id`, [`${collection}:${id}`])
    if (rows.length === 0) return
    await query(`select pg_notify('social_follow', '')`)
    void queue.add('followArticle', {}, { id: `follow-${Math.floor(Date.now() / 1000)}` })
  }
}

function isDraftSave(req: PayloadRequest): boolean {
  return req.query?.draft === 'true' || req.query?.draft === true || req.query?.autosave === 'true' || req.query?.autosave === true
}
