'use client'
import { Link } from '@payloadcms/ui'
import { useRoutes, useSay } from '../hooks.ts'
import { StateBadge } from '../StateBadge.tsx'
import type { FeedHealthDoc } from './feedDocs.ts'

/** The newest posts that came from a feed, and how many of them wait for somebody. */
export function FeedPosts({ list, posts, waiting }: { list: FeedHealthDoc['posts']; posts: string; waiting: number }) {
  const say = useSay()
  const routes = useRoutes()
  if (list.length === 0) return <p className="social-quiet">{say('feedNoPosts')}</p>
  return (
    <div className="social-stack">
      <h4>{waiting > 0 ? say('feedWaiting', { waiting }) : say('feedPosts')}</h4>
      <ul className="social-list social-list--spaced">
        {list.map(({ id, title, status }) => (
          <li className="social-line" key={id}>
            <StateBadge state={status} />
            <Link href={routes.admin(`/collections/${posts}/${id}`)}>{title || say('untitled')}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
