import type { Setting } from './setting.ts'

/** Puts `count` deliveries on the channels, each of a post of its own, due as `dueAt` says (SQL over `i`, counted from 0). */
export async function fillDeliveries({ db, channels }: Pick<Setting, 'db' | 'channels'>, count: number, dueAt: string, state = 'scheduled'): Promise<void> {
  await db.query(
    `with p as (insert into social_posts (title, text, kind, status, updated_at, created_at) select 'Post ' || i, 'x', 'post', 'scheduled', now(), now() from generate_series(0, $1::int - 1) i returning id),
       n as (select id, row_number() over (order by id) - 1 as i from p)
     insert into social_deliveries (post_id, channel_id, occurrence, due_at, run_at, state, content, parts, attempts, moves, attempt, generation, tries, updated_at, created_at)
     select n.id, ($2::int[])[1 + n.i % $3::int], 'once', ${dueAt}, ${dueAt}, '${state}',
       jsonb_build_object('kind', 'post', 'parts', jsonb_build_array(jsonb_build_object('media', '[]'::jsonb, 'text',
         'Post number ' || n.i || ' of the bench: a text of about two hundred and fifty characters, as a blog post about a workshop would get it, with a link at its end and some words more, so that it is neither too short nor too long for a network. https://example.org/blog/' || n.i))),
       '[]', '[]', '[]', 0, 0, 0, now(), now() from n`,
    [count, channels, channels.length],
  )
  await db.query('analyze social_deliveries')
}

/** Waits until nothing is scheduled or under way any more; throws when it takes longer than it may. */
export async function waitUntilSent({ db }: Pick<Setting, 'db'>, count: number, timeoutMs = 180_000): Promise<void> {
  const until = performance.now() + timeoutMs
  for (;;) {
    const { rows } = await db.query<{ sent: number; other: number }>(
      `select count(*) filter (where state = 'published')::int as sent, count(*) filter (where state not in ('published', 'scheduled', 'publishing'))::int as other from social_deliveries`,
    )
    if (rows[0] && rows[0].other > 0) throw new Error(`${rows[0].other} deliveries did not go out as they should.`)
    if (rows[0]?.sent === count) return
    if (performance.now() > until) throw new Error(`Only ${rows[0]?.sent} of ${count} were sent in time.`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
