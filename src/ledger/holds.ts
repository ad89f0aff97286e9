import { sendingStatuses } from '../domain/states.ts'
import type { Tables } from './tables.ts'

/** Why a delivery is held, and how a person ends the hold. */
export const holdReasons = {
  'everything-stopped': 'Everything is stopped in the social settings. Turn sending on again there.',
  'channel-paused': 'The channel is paused. Resume it, then its posts go out in order.',
  'channel-dormant': 'The channel is dormant: nothing is sent there. Change its standing, or take it off the post.',
  'channel-trouble': 'The channel needs attention. Look at its health and reconnect it; its posts wait.',
  'campaign-stopped': 'The campaign is stopped. Resume it, or take the post out of it.',
  'campaign-gate': 'The campaign waits for its go. A person with the right has to release it.',
  'article-not-live': 'The article is not published any more. Publish it again, or cancel the post.',
  silence: 'Today is a day of silence in the social settings.',
  'not-approved': 'The post is not approved or scheduled (any more).',
} as const
export type HoldReason = keyof typeof holdReasons

/** Joins that the hold expressions need; `d` is the delivery. */
export function holdJoins(t: Tables): string {
  return `join ${t.posts} p on p.id = d.post_id
    join ${t.channels} c on c.id = d.channel_id
    left join ${t.campaigns} k on k.id = p.campaign_id
    left join ${t.promotions} r on r.id = p.promotion_id
    left join lateral (select stopped, silence_from, silence_until from ${t.settings} limit 1) s on true`
}

const statuses = sendingStatuses.map((status) => `'${status}'`).join(', ')

/** The reason why a delivery may not leave, or null. The one place that says what a hold is; read at claim time and by the sweep. */
export function holdExpression(clock: string): string {
  return `case
    when s.stopped then 'everything-stopped'
    when s.silence_from <= ${clock} and s.silence_until > ${clock} then 'silence'
    when c.paused then 'channel-paused'
    when c.standing = 'dormant' then 'channel-dormant'
    when c.trouble is not null then 'channel-trouble'
    when k.status = 'stopped' then 'campaign-stopped'
    when k.needs_go and k.released_at is null then 'campaign-gate'
    when r.id is not null and not coalesce(r.live, false) then 'article-not-live'
    when p.deleted_at is not null or p.status not in (${statuses}) then 'not-approved'
  end`
}
