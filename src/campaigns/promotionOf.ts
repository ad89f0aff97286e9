import type { PayloadRequest } from 'payload'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import { type ArticleDoc, isLive } from './composeArticle.ts'
import { promotionIds } from './pool.ts'

/** The row that holds a post back while its article is not public. Undefined for an article that has never been public, whose first go-live is still its own. */
export async function promotionOf({ house, req }: { house: House; req: PayloadRequest }, collection: string, doc: ArticleDoc): Promise<string | number | undefined> {
  if (isLive(doc)) return (await promotionIds({ house, req }, collection, [doc])).get(String(doc.id))
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const [row] = await query<{ id: string | number }>(`select id from ${t.promotions} where source = $1::text and article = $2::text`, [collection, String(doc.id)])
  return row?.id
}
