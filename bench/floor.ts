import pg from 'pg'

// The floor: a bare loop of one claiming UPDATE, one HTTP POST and one receipt UPDATE, at the same concurrency as the engine.
const { DATABASE_URL, NETWORK, CONCURRENCY = '50', START_AT = '0' } = process.env
const { url, tokens } = JSON.parse(NETWORK ?? '{}') as { url: string; tokens: string[] }
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 20 })
const { rows: channels } = await pool.query<{ id: number }>('select id from social_channels order by id')
const tokenOf = new Map(channels.map((channel, index) => [channel.id, tokens[index]]))
await pool.query('select 1')
await new Promise((resolve) => setTimeout(resolve, Math.max(0, Number(START_AT) - Date.now())))

async function loop(): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ id: number; channel_id: number; content: { parts: { text: string }[] } }>({
      name: 'claim',
      text: `update social_deliveries set state = 'publishing', attempt = attempt + 1, lease_until = now() + interval '60 s'
        where id = (select id from social_deliveries where state = 'scheduled' and run_at <= now() order by run_at limit 1 for update skip locked) returning id, channel_id, content`,
    })
    const row = rows[0]
    if (!row) return
    const answer = await fetch(`${url}/api/v1/statuses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokenOf.get(row.channel_id)}`, 'idempotency-key': `floor-${row.id}` },
      body: JSON.stringify({ status: row.content.parts[0]?.text }),
    })
    const status = (await answer.json()) as { id: string; url: string }
    await pool.query({
      name: 'receipt',
      text: `update social_deliveries set state = 'published', url = $2, published_at = now() where id = $1 and state = 'publishing'`,
      values: [row.id, status.url],
    })
  }
}
await Promise.all(Array.from({ length: Number(CONCURRENCY) }, loop))
process.exit(0)
