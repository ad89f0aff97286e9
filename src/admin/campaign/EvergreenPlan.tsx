'use client'
import { Link } from '@payloadcms/ui'
import type { EvergreenWeeks } from '../../campaigns/weeks.ts'
import { useLanguage, useRoutes, useSay } from '../hooks.ts'
import { useFetched } from '../useFetched.ts'
import { Waiting } from '../Waiting.tsx'
import { CampaignActions } from './CampaignActions.tsx'
import type { CampaignPlanProps } from './LaunchPlan.tsx'
import { PlanStyles } from './PlanStyles.tsx'
import { PoolTable } from './PoolTable.tsx'
import { WeeksTable } from './WeeksTable.tsx'
import { sayDuration } from './words.ts'

/** Just after its start, or after a change, a campaign's plan is still being written. */
const isBeingPlanned = (data: EvergreenWeeks) => data.isBeingPlanned

/** The plan of an evergreen campaign: the weeks ahead on each channel, what is missing, and what the pool still has. */
export function EvergreenPlan({ slugs, id, mayPublish }: CampaignPlanProps) {
  const say = useSay()
  const routes = useRoutes()
  const language = useLanguage()
  const { data, trouble, reload } = useFetched<EvergreenWeeks>(routes.api(`/${slugs.campaigns}/${id}/weeks`), isBeingPlanned)
  if (!data) return <Waiting trouble={trouble} />
  const { textsNeeded, channelsShort, weekly, pool } = data
  const channels = say(channelsShort === 1 ? 'oneChannel' : 'manyChannels', { channels: channelsShort })
  const target = weekly ? say('targetWeekly', { weekly, channels }) : say('targetOfChannels', { channels })
  return (
    <>
      <PlanStyles />
      <CampaignActions
        collection={slugs.campaigns}
        id={id}
        mayPublish={mayPublish}
        onDone={reload}
        standing={{ kind: 'evergreen', status: data.status, needsGo: data.needsGo, released: data.releasedAt !== null, toRelease: data.toRelease, late: 0 }}
      />
      {data.channels.length === 0 ? (
        <p role="status">
          {say('weeksNoChannels')} <Link href={routes.admin(`/collections/${slugs.campaigns}/${id}`)}>{say('editCampaign')}</Link>
        </p>
      ) : (
        <section aria-labelledby="social-weeks" className="social-stack">
          <h2 id="social-weeks">{say('weeksAhead')}</h2>
          <p aria-live="polite" className="social-quiet">
            {say(data.isDraft ? 'weeksDraft' : data.isBeingPlanned ? 'weeksBeingPlanned' : 'weeksHelp')}
          </p>
          {textsNeeded > 0 ? <p className="social-panel social-panel--question">{say(textsNeeded === 1 ? 'textNeeded' : 'textsNeeded', { texts: textsNeeded, target })}</p> : null}
          <WeeksTable data={data} posts={slugs.posts} />
        </section>
      )}
      <section aria-labelledby="social-pool" className="social-stack">
        <div className="social-line social-line--apart">
          <h2 id="social-pool">{say('fieldPool')}</h2>
          <Link href={routes.admin(`/collections/${slugs.campaigns}/${id}`)}>{say('editPool')}</Link>
        </div>
        <p>{say('poolSize', { items: pool.items.length, texts: pool.texts, cooldown: sayDuration(data.cooldown, language) })}</p>
        <PoolTable pool={pool} />
      </section>
    </>
  )
}
