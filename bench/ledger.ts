import { toArticle } from '../src/compose/article.ts'
import { composePromotion } from '../src/compose/composePromotion.ts'
import { monthSql } from '../src/endpoints/readMonth.ts'
import { findSweepWork, lookAhead, upcomingInstants } from '../src/ledger/sweep.ts'
import type { Tables } from '../src/ledger/tables.ts'
import { createJobQueue } from '../src/queue/queue.ts'
import { fillDeliveries } from './fill.ts'
import type { Setting } from './setting.ts'
import { median } from './statistics.ts'

const tables: Tables = {
  deliveries: 'social_deliveries',
  posts: 'social_posts',
  postTexts: 'social_posts_texts',
  channels: 'social_channels',
  campaigns: 'campaigns',
  promotions: 'social_promotions',
  settings: 'social_settings',
  silences: 'social_settings_silences',
  records: 'social_records',
  gates: 'social_gates',
  vault: 'social_vault',
  notes: 'social_notes',
  connects: 'social_connects',
  feeds: 'social_feeds',
  mentions: 'social_mentions',
  imports: 'social_imports',
  audience: 'social_audience',
  postsSlug: 'social-posts',
  id: 'int',
}
const queryOf =
  (setting: Setting) =>
  async <Row>(text: string, values: readonly unknown[] = [], name?: string) =>
    (await setting.db.query({ text, values: [...values], ...(name ? { name } : {}) })).rows as Row[]

/** Articles composed into their promotion posts, by the second. */
export async function measureCompose(): Promise<number> {
  const text = 'Forty people came to the library and wrote their first web page. By five every table had a blog running. The coaches went home tired and happy.'
  const doc = {
    id: 1,
    title: 'Forty first web pages',
    slug: 'forty',
    content: { root: { children: Array.from({ length: 25 }, () => ({ type: 'paragraph', children: [{ type: 'text', text }] })) } },
    meta: { description: 'What happened at the workshop.' },
  }
  const channels = ['mastodon', 'bluesky', 'linkedin', 'x', 'facebook', 'pinterest'].map((network, id) => ({ id, network }))
  const once = () => composePromotion({ article: toArticle({ doc, collection: 'posts', siteURL: 'https://example.org' }).article, channels, wentLiveAt: '2026-11-20T09:00:00Z' })
  for (let index = 0; index < 50; index++) once()
  const startedAt = performance.now()
  let count = 0
  for (; performance.now() - startedAt < 2_000; count++) once()
  return (count / (performance.now() - startedAt)) * 1000
}

/** The calendar's month of 500 rows with 1,000 and with `large` deliveries in the ledger: p50 of the statement and of reading its rows. */
export async function measureMonth(setting: Setting, large: number): Promise<{ smallMs: number; largeMs: number }> {
  const query = queryOf(setting)
  const month = async () => {
    const times = []
    for (let index = 0; index < 40; index++) {
      const startedAt = performance.now()
      const rows = await query(monthSql(tables, false), [new Date('2031-12-01'), new Date('2032-01-01')])
      times.push(performance.now() - startedAt)
      if (rows.length !== 500) throw new Error(`The month has ${rows.length} rows, not 500.`)
    }
    return median(times.slice(5))
  }
  await setting.clear()
  await fillDeliveries(setting, 500, `timestamptz '2031-12-01' + i * interval '1 hour'`)
  await fillDeliveries(setting, 500, `timestamptz '2025-01-01' + i * interval '1 hour'`, 'published')
  const smallMs = await month()
  await fillDeliveries(setting, large - 1_000, `timestamptz '2015-01-01' + i * interval '1 minute'`, 'published')
  await setting.db.query('vacuum analyze social_deliveries; ')
  return { smallMs, largeMs: await month() }
}

/** Wake-ups put back into an emptied Redis from the ledger, by the second. */
export async function measureRebuild(setting: Setting, count: number): Promise<number> {
  await setting.clear()
  await fillDeliveries(setting, count, `date_trunc('second', now()) + interval '1 hour' + i * interval '1 second'`)
  const queue = createJobQueue({ redisURL: setting.redisURL, postgres: {}, onError: (where, error) => setting.say(`${where}: ${error.message}`) })
  await queue.ping()
  const startedAt = performance.now()
  const instants = await upcomingInstants({ query: queryOf(setting), tables }, 24 * 3_600_000, count)
  const added = await queue.addWakes(instants)
  const seconds = (performance.now() - startedAt) / 1000
  await queue.close()
  if (added !== count) throw new Error(`Only ${added} of ${count} wake-ups were laid out.`)
  return added / seconds
}

/** The engine's sweep with `rows` rows in the ledger and nothing to do, as it mostly is: the question whether there is anything, and the look ahead. p50. */
export async function measureSweep(setting: Setting, rows: number): Promise<number> {
  await setting.clear()
  await fillDeliveries(setting, Math.floor(rows * 0.98), `timestamptz '2015-01-01' + i * interval '1 minute'`, 'published')
  await fillDeliveries(setting, Math.ceil(rows * 0.02), `now() + interval '2 days' + i * interval '1 minute'`)
  await setting.db.query('vacuum analyze social_deliveries')
  const context = { query: queryOf(setting), tables }
  const times = []
  for (let index = 0; index < 30; index++) {
    const startedAt = performance.now()
    await findSweepWork(context, { latenessMs: 86_400_000, staleMs: 75_000, now: null })
    await lookAhead(context, 30_000, null)
    times.push(performance.now() - startedAt)
  }
  return median(times.slice(5))
}
