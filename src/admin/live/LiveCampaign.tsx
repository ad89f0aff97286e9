'use client'
import { Link } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useCallback, useMemo } from 'react'
import type { CampaignLive } from '../../endpoints/liveEndpoints.ts'
import { Moment } from '../DueTime.tsx'
import { useRoutes, useSay } from '../hooks.ts'
import { StateBadge } from '../StateBadge.tsx'
import { useFetched } from '../useFetched.ts'
import { Waiting } from '../Waiting.tsx'
import { LiveBox } from './LiveBox.tsx'
import { LiveStyles } from './LiveStyles.tsx'
import { Pending } from './Pending.tsx'
import { useHandOver } from './useHandOver.ts'
import { useOutbox } from './useOutbox.ts'

export type LiveCampaignProps = { slugs: { campaigns: string; posts: string; media: string }; id: string | number }

/** Where live-posting of a campaign begins: the threads that were begun, and the field for the first words of a new one. */
export function LiveCampaign({ slugs, id }: LiveCampaignProps) {
  const say = useSay()
  const routes = useRoutes()
  const router = useRouter()
  const path = `/${slugs.campaigns}/${id}/live` as const
  const { data, trouble } = useFetched<CampaignLive>(routes.api(path))
  const onTaken = useCallback(
    (answer: unknown) => {
      const { post } = answer as { post?: string | number }
      if (post !== undefined) router.push(routes.admin(`/collections/${slugs.posts}/${post}/live`))
    },
    [router, routes, slugs.posts],
  )
  const outbox = useOutbox({ name: `social-live-campaign-${id}`, handOver: useHandOver({ media: slugs.media, path, onTaken }) })
  const channels = useMemo(() => data?.channels ?? [], [data])
  return (
    <div className="social-live">
      <LiveStyles />
      <h2>{say('live')}</h2>
      {data ? (
        <>
          {data.hold ? <p className="social-panel social-panel--question">{say(data.hold === 'gate' ? 'holdCampaignGate' : 'holdCampaignStopped')}</p> : null}
          {data.threads.length > 0 ? (
            <section aria-labelledby="social-threads" className="social-stack">
              <h3 id="social-threads">{say('liveThreads')}</h3>
              <ul className="social-list social-list--spaced">
                {data.threads.map(({ post, title, at, status }) => (
                  <li className="social-line" key={post}>
                    <Link href={routes.admin(`/collections/${slugs.posts}/${post}/live`)}>{title}</Link>
                    <StateBadge state={status} />
                    <Moment at={at} />
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <p>{channels.length > 0 ? say('liveOn', { channels: channels.map(({ name }) => name).join(', ') }) : say('liveNoChannels')}</p>
        </>
      ) : (
        <Waiting trouble={trouble} />
      )}
      <Pending outbox={outbox} />
      <LiveBox channels={channels} disabled={outbox.outbox.parts.length > 0} label={say('liveFirst')} outbox={outbox} />
    </div>
  )
}
