/** A day of a channel, as its audience endpoint gives it. */
export type AudienceDay = { day: string; followers: number | null; posts: number; interactions: number }

/** What a person wants to know about a channel before deciding whether it is worth the work. */
export type AudienceSummary = {
  followers: number | undefined
  change: number | undefined
  since: string | undefined
  posts: number
  interactions: number
  perPost: number | undefined
}

/** Sums up the days of a channel. `change`: followers now against the first day on which they were read. */
export function summariseAudience(days: readonly AudienceDay[]): AudienceSummary {
  const read = days.flatMap(({ day, followers }) => (followers === null ? [] : [{ day, followers }]))
  const [first, last] = [read[0], read.at(-1)]
  const posts = days.reduce((sum, day) => sum + day.posts, 0)
  const interactions = days.reduce((sum, day) => sum + day.interactions, 0)
  return {
    followers: last?.followers,
    change: first && last && first !== last ? last.followers - first.followers : undefined,
    since: first?.day,
    posts,
    interactions,
    perPost: posts > 0 ? Math.round((interactions / posts) * 10) / 10 : undefined,
  }
}

const dayMs = 86_400_000

/** The points of a line of followers in a box, for an SVG polyline: days lie where they belong in time, whatever was missed between. */
export function followersLine(days: readonly AudienceDay[], { width, height }: { width: number; height: number }): string | undefined {
  const read = days.flatMap(({ day, followers }) => (followers === null ? [] : [{ at: Date.parse(day) / dayMs, followers }]))
  const [first, last] = [read[0], read.at(-1)]
  if (!first || !last || first === last) return undefined
  const counts = read.map(({ followers }) => followers)
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  const x = (at: number) => ((at - first.at) / (last.at - first.at)) * width
  const y = (followers: number) => (most === least ? height / 2 : height - ((followers - least) / (most - least)) * height)
  return read.map(({ at, followers }) => `${round(x(at))},${round(y(followers))}`).join(' ')
}

const round = (value: number) => Math.round(value * 10) / 10
