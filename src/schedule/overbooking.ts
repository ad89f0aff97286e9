import { type Moment, toMs } from './moment.ts'
import { formatLocal, localDay } from './zone.ts'

/** A day on which a channel has more posts than its limit allows. `day` is local, `YYYY-MM-DD`; `campaigns` are the names of those that share in it. */
export type Overbooking = { channelId: string; day: string; count: number; limit: number; campaigns: string[]; message: string }

/** Where overlapping campaigns together exceed the daily limit of a channel, in order of channels and days. A channel without a limit is never overbooked. */
export function findOverbooking({
  channels,
  planned,
}: {
  channels: readonly { id: string; name: string; timeZone: string; dailyLimit?: number | null | undefined }[]
  planned: readonly { channelId: string; dueAt: Moment; campaign?: string | undefined }[]
}): Overbooking[] {
  const byChannel = Map.groupBy(planned, (post) => post.channelId)
  return channels.flatMap(({ id, name, timeZone, dailyLimit }) => {
    if (dailyLimit === undefined || dailyLimit === null) return []
    const inOrder = (byChannel.get(id) ?? []).toSorted((a, b) => toMs(a.dueAt) - toMs(b.dueAt))
    return [...Map.groupBy(inOrder, (post) => localDay(post.dueAt, timeZone))].flatMap(([day, posts]): Overbooking[] => {
      const [first] = posts
      if (!first || posts.length <= dailyLimit) return []
      const campaigns = [...new Set(posts.flatMap(({ campaign }) => campaign ?? []))].sort()
      const sharers = campaigns.length > 0 ? ` (${campaigns.join(', ')})` : ''
      const date = formatLocal({ at: first.dueAt, timeZone, style: 'date' })
      const message = `${name} has ${posts.length} posts on ${date}${sharers}, and its daily limit is ${dailyLimit}. Move ${posts.length - dailyLimit} of them to another day or raise the limit.`
      return [{ channelId: id, day, count: posts.length, limit: dailyLimit, campaigns, message }]
    })
  })
}
