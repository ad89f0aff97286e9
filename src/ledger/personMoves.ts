import type { DeliveryState } from '../domain/states.ts'
import type { Query } from './sql.ts'
import type { Tables } from './tables.ts'

type Context = { query: Query; tables: Tables }

/** What a person may do with a delivery, from which states, and what becomes of it. Each is one conditional UPDATE. */
export type PersonMove =
  | { kind: 'there'; url: string; remoteId?: string | undefined }
  | { kind: 'not-there' }
  | { kind: 'leave' }
  | { kind: 'retry' }
  | { kind: 'publish-now' }
  | { kind: 'reschedule'; dueAt: Date }
  | { kind: 'drop' }

const fromStates: Record<PersonMove['kind'], readonly DeliveryState[]> = {
  there: ['unknown'],
  'not-there': ['unknown'],
  leave: ['unknown'],
  retry: ['failed'],
  'publish-now': ['missed', 'scheduled', 'held', 'failed'],
  reschedule: ['missed', 'scheduled', 'held', 'failed'],
  drop: ['missed', 'scheduled', 'held', 'failed'],
}

/** Carries out a person's word. Gives the post's id, or the state that stands in the way. */
export async function moveByPerson(
  { query, tables: t }: Context,
  id: string,
  move: PersonMove,
  by: string,
): Promise<{ moved: true; postId: string } | { moved: false; state: DeliveryState | undefined }> {
  const from = fromStates[move.kind]
  const to: DeliveryState = move.kind === 'there' ? 'published' : move.kind === 'leave' || move.kind === 'drop' ? 'cancelled' : 'scheduled'
  // The rest of a thread goes on after the part that the person found.
  const next = move.kind === 'there' ? `case when ${othersOpen} then 'scheduled' else $3::text end` : '$3::text'
  const sets: string[] = []
  const values: unknown[] = [id, [...from], to, by, move.kind]
  const add = (value: unknown) => `$${values.push(value)}`
  if (move.kind === 'there') {
    sets.push(
      `parts = ${partsThere(add(move.url), add(move.remoteId ?? move.url))}, url = coalesce(d.url, ${add(move.url)}::text), run_at = now(), armed_at = null, published_at = case when ${othersOpen} then d.published_at else now() end`,
    )
  }
  if (move.kind === 'not-there') sets.push('generation = d.generation + 1, run_at = now(), tries = 0, checks = 0, armed_at = null')
  if (move.kind === 'retry') sets.push('run_at = now(), tries = 0, due_at = greatest(d.due_at, now())')
  if (move.kind === 'publish-now') sets.push('run_at = now(), due_at = now(), tries = 0')
  if (move.kind === 'reschedule') {
    const dueAt = add(move.dueAt)
    sets.push(`run_at = ${dueAt}::timestamptz, due_at = ${dueAt}::timestamptz, tries = 0`)
  }
  const rows = await query<{ post_id: string | number }>(
    `update ${t.deliveries} d set state = (${next})::enum_social_delivery_state, asked_at = null, evidence = null, look_at = null, hold_reason = null, next_check_at = null,
       attempt = d.attempt + 1, error_code = null, error_message = null, error_advice = null, updated_at = now(),
       moves = coalesce(d.moves, '[]'::jsonb) || jsonb_build_object('from', d.state, 'to', ${next}, 'at', now(), 'by', $4::text, 'word', $5::text)${sets.length > 0 ? `, ${sets.join(', ')}` : ''}
     where d.id = $1::${t.id} and d.state::text = any($2::text[]) returning d.post_id`,
    values,
  )
  if (rows[0]) return { moved: true, postId: String(rows[0].post_id) }
  const [row] = await query<{ state: DeliveryState }>(`select state::text as state from ${t.deliveries} where id = $1::${t.id}`, [id])
  return { moved: false, state: row?.state }
}

/** The first part without a receipt gets the URL that the person found. */
function partsThere(url: string, remoteId: string): string {
  return `(select coalesce(jsonb_agg(case when p.at = f.at then p.part || jsonb_build_object('url', ${url}::text, 'remoteId', ${remoteId}::text, 'publishedAt', now()) else p.part end order by p.at), '[]'::jsonb)
    from jsonb_array_elements(coalesce(d.parts, '[]'::jsonb)) with ordinality p(part, at)
    cross join lateral (select min(q.at) as at from jsonb_array_elements(coalesce(d.parts, '[]'::jsonb)) with ordinality q(part, at) where q.part->>'remoteId' is null) f)`
}

/** Whether more than one part has no receipt. */
const othersOpen = `(jsonb_array_length(coalesce(d.parts, '[]'::jsonb)) < jsonb_array_length(d.content->'parts')
  or (select count(*) from jsonb_array_elements(coalesce(d.parts, '[]'::jsonb)) q(part) where q.part->>'remoteId' is null) > 1)`
