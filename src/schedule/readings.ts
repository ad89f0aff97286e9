const hourMs = 3_600_000
/** Ages of a post, in hours, at which its numbers are read. */
const ages = [1, 6, 24, 72, 168, 720] as const

/** When the numbers of a post are read next; undefined once it is a month old and they have settled. */
export function nextReadingAt({ publishedAt, now }: { publishedAt: Date; now: Date }): Date | undefined {
  const age = now.getTime() - publishedAt.getTime()
  const next = ages.find((hours) => hours * hourMs > age)
  return next === undefined ? undefined : new Date(publishedAt.getTime() + next * hourMs)
}
