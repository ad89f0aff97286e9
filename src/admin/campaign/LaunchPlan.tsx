'use client'
import { Link } from '@payloadcms/ui'
import type { Timeline as TimelineData } from '../../campaigns/timeline.ts'
import { useRoutes, useSay } from '../hooks.ts'
import { isUnderWay } from '../underWay.ts'
import { useFetched } from '../useFetched.ts'
import { Waiting } from '../Waiting.tsx'
import { CampaignActions } from './CampaignActions.tsx'
import { MoveMoment } from './MoveMoment.tsx'
import { PlanStyles } from './PlanStyles.tsx'
import { Timeline } from './Timeline.tsx'

export type CampaignPlanProps = {
  /** Slugs of the collections that are linked to. */
  slugs: { campaigns: string; posts: string; deliveries: string }
  id: string | number
  mayPublish: boolean
  mayWrite: boolean
  networkLabels: Readonly<Record<string, string>>
}

/** The plan of a launch: what can be done with it, its moment, and its timeline. */
export function LaunchPlan({ slugs, id, mayPublish, mayWrite, networkLabels }: CampaignPlanProps) {
  const say = useSay()
  const routes = useRoutes()
  const { data, trouble, reload } = useFetched<TimelineData>(routes.api(`/${slugs.campaigns}/${id}/timeline`), ({ entries }) =>
    isUnderWay(
      entries.flatMap(({ deliveries }) => deliveries.map(({ state, dueAt }) => ({ state: state as never, dueAt }))),
      Date.now(),
    ),
  )
  if (!data) return <Waiting trouble={trouble} />
  const toRelease = data.entries.filter(({ post }) => post?.status === 'in-review' || post?.status === 'approved').length
  // What came due behind the gate: with the go, all of it would leave at one moment.
  const late = data.entries.filter(({ deliveries }) => deliveries.some(({ state, dueAt }) => state === 'held' && dueAt < data.now)).length
  return (
    <>
      <PlanStyles />
      <CampaignActions
        collection={slugs.campaigns}
        id={id}
        mayPublish={mayPublish}
        onDone={reload}
        standing={{ kind: 'launch', status: data.status, needsGo: data.needsGo, released: data.releasedAt !== null, toRelease, late }}
      />
      {data.planMessage ? (
        <section aria-labelledby="social-plan-trouble" className="social-panel social-panel--question">
          <h3 id="social-plan-trouble">{say('problemsOfComposing')}</h3>
          <ul>
            {data.planMessage.split('\n').map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="social-timeline" className="social-stack">
        <div className="social-line social-line--apart">
          <h2 id="social-timeline">{say('timeline')}</h2>
          {mayPublish && data.status !== 'finished' ? <Link href={routes.admin(`/collections/${slugs.campaigns}/${id}/live`)}>{say('liveOpen')}</Link> : null}
        </div>
        {data.anchorAt ? null : <p>{say('timelineNoMoment')}</p>}
        {mayWrite ? <MoveMoment collection={slugs.campaigns} id={id} onDone={reload} timeline={data} /> : null}
        {data.entries.length === 0 ? <p role="status">{say('timelineEmpty')}</p> : null}
        <Timeline deliveries={slugs.deliveries} networkLabels={networkLabels} posts={slugs.posts} timeline={data} />
      </section>
    </>
  )
}
