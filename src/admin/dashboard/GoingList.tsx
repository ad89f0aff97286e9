import { Link } from '@payloadcms/ui'
import type { TranslationKey } from '../../translations/en.ts'
import type { Say } from '../../translations/say.ts'
import { Moment } from '../DueTime.tsx'
import type { Desk } from '../desk.ts'
import { lookOf } from '../states.ts'
import type { Going } from './loadToday.ts'

type GoingListProps = { heading: TranslationKey; empty: TranslationKey; going: readonly Going[]; desk: Desk; say: Say; to(path: `/${string}`): string }

/** Some posts with their time and their channels; where one is out, its channel is the way to look at it. */
export function GoingList({ heading, empty, going, desk, say, to }: GoingListProps) {
  return (
    <section aria-labelledby={`social-${heading}`} className="social-panel">
      <h3 id={`social-${heading}`}>{say(heading)}</h3>
      {going.length === 0 ? <p className="social-quiet">{say(empty)}</p> : null}
      <ul className="social-list social-going">
        {going.map(({ post, at, deliveries }) => (
          <li key={post.id}>
            <p>
              <Link href={to(`/collections/${desk.slugs.posts}/${post.id}`)}>{post.title || say('untitled')}</Link>
            </p>
            <p className="social-quiet">
              <Moment at={at} />
            </p>
            <p className="social-line social-quiet">
              {deliveries.map(({ delivery, channel }) => {
                const name = channel?.name ?? say('channelGone')
                const look = lookOf(delivery.state)
                return (
                  <span key={delivery.id}>
                    {look && delivery.state !== 'scheduled' ? (
                      <>
                        <span aria-hidden="true">{look.sign} </span>
                        <span className="social-hidden">{say(look.label)}: </span>
                      </>
                    ) : null}
                    {delivery.url ? (
                      <a href={delivery.url} rel="noreferrer" target="_blank">
                        {name}
                      </a>
                    ) : (
                      name
                    )}
                  </span>
                )
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
