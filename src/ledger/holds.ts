import { sendingStatuses } from '../domain/states.ts'
import type { Tables } from './tables.ts'

/** Joins that the hold expressions need; `d` is the delivery. */
export function holdJoins(t: Tables): string {
  return `join ${t.posts} p on p.id = d.post_id
    join ${t.channels} c on c.id = d.channel_id
    left join ${t.campaigns} k on k.id = p.campaign_id
    left join ${t.promotions} r on r.id = p.promotion_id
    left join lateral (select stopped, approval_required from ${t.settings} limit 1) s on true`
}

const statuses = sendingStatuses.map((status) => `'${status}'`).join(', ')

/** The reason why a delivery may not leave, or null. The one place that says what a hold is; read at claim time and by the sweep. */
export function holdExpression(t: Tables, clock: string): string {
  return `case
    when s.stopped then 'everything-stopped'
    when exists (select 1 from ${t.silences} q where q."from" <= ${clock} and q.until > ${clock}) then 'silence'
    when c.paused then 'channel-paused'
    when c.standing = 'dormant' then 'channel-dormant'
    when c.trouble is not null then 'channel-trouble'
    when k.status = 'stopped' then 'campaign-stopped'
    when k.needs_go and k.released_at is null then 'campaign-gate'
    when r.id is not null and not coalesce(r.live, false) then 'article-not-live'
    when r.id is not null and exists (select 1 from ${t.notes} n where n.key = r.key) then 'article-changed'
    when p.repeat_of_id is not null and exists (select 1 from ${t.posts} q join ${t.deliveries} e on e.post_id = q.id where q.repeat_of_id = p.repeat_of_id
      and e.channel_id = d.channel_id and e.due_at > d.due_at and e.due_at <= ${clock} and e.state <> 'cancelled') then 'newer-occurrence'
    when s.approval_required and not coalesce(p.cleared, false) then 'not-approved'
    when p.deleted_at is not null or p.status not in (${statuses}) then 'not-approved'
  end`
}
