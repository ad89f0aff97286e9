import { Link } from '@payloadcms/ui'
import type { Say } from '../../translations/say.ts'
import type { Desk, Reader } from '../desk.ts'
import type { PlaceDoc } from '../docs.ts'
import { findAs } from '../reading.ts'

/** Connected channels of which nothing can arrive, because their access may not read what people say there. */
export async function findQuietChannels(desk: Desk, reader: Reader): Promise<PlaceDoc[]> {
  const channels = await findAs<PlaceDoc>(reader, { collection: desk.slugs.channels, where: { connected: { equals: true } }, sort: 'name' })
  return channels.filter(({ inbox }) => inbox?.off === true && inbox.message)
}

/** Which channels stay silent in the inbox although they work, why, and what to do about it. Nothing where all can be heard. */
export function InboxOff({ channels, channelsURL, say }: { channels: readonly PlaceDoc[]; channelsURL: string; say: Say }) {
  if (channels.length === 0) return null
  return (
    <details className="social-panel">
      <summary>{say('inboxOff')}</summary>
      <ul className="social-list social-list--spaced">
        {channels.map(({ id, name, inbox }) => (
          <li key={id}>
            <Link href={`${channelsURL}/${id}`}>{name}</Link>: <span className="social-quiet">{inbox?.message}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
