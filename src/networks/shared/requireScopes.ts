import { NetworkFailure } from '../../domain/failures.ts'

type Scopes = {
  label: string
  /** As the network lists what was granted: a list, or words with spaces or commas between. Anything else tells nothing. */
  granted: unknown
  needed: readonly string[]
  /** Whether one that was granted stands for one that is needed. @default they are the same */
  covers?: (granted: string, needed: string) => boolean
}

/** Access that cannot publish is refused before it is stored. @throws NetworkFailure `forbidden`, with the names of what is missing */
export function requireScopes({ label, granted, needed, covers = (one, other) => one === other }: Scopes): void {
  const list = typeof granted === 'string' ? granted.split(/[\s,]+/) : Array.isArray(granted) ? granted.map(String) : []
  const given = list.filter((scope) => scope !== '')
  if (given.length === 0) return
  const missing = needed.filter((scope) => !given.some((one) => covers(one, scope)))
  if (missing.length > 0)
    throw new NetworkFailure('forbidden', `This access to ${label} is not enough to publish: it lacks ${missing.join(', ')}. Give that permission on ${label}, then connect again.`)
}
