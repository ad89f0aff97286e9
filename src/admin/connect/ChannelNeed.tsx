import { Link } from '@payloadcms/ui'
import type { Say } from '../../translations/say.ts'
import { sayStored } from '../../translations/sayTold.ts'
import type { PlaceDoc } from '../docs.ts'
import { isRefused, needsReconnect } from '../health.ts'

/** A channel that somebody has to look after, as one line of what needs a person: what to do, and why. */
export function ChannelNeed({ channel, href, say }: { channel: PlaceDoc; href: string; say: Say }) {
  const { name, health } = channel
  const why = isRefused(channel) ? say('connectRefused') : sayStored(health?.alarm || health?.message || '', say)
  return (
    <li className="social-need">
      <span aria-hidden="true" className={`social-badge social-badge__sign social-badge--${channel.trouble ? 'bad' : 'question'}`}>
        !
      </span>
      <span>
        <Link href={href}>{say(needsReconnect(channel) ? 'needsReconnect' : 'needsLook', { channel: name })}</Link>
        {why ? <span className="social-quiet"> {why}</span> : null}
      </span>
    </li>
  )
}
