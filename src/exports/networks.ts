export { NetworkFailure } from '../domain/failures.ts'
export { bluesky } from '../networks/bluesky/bluesky.ts'
export { mastodon } from '../networks/mastodon/mastodon.ts'
export type * from '../networks/port.ts'
