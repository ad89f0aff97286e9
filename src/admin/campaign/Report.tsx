'use client'
import { Link } from '@payloadcms/ui'
import type { CampaignReport, ReportLink, Tally } from '../../campaigns/report.ts'
import type { TranslationKey } from '../../translations/en.ts'
import { Moment } from '../DueTime.tsx'
import { useLanguage, useRoutes, useSay } from '../hooks.ts'
import { useFetched } from '../useFetched.ts'
import { Waiting } from '../Waiting.tsx'
import { PlanStyles } from './PlanStyles.tsx'
import { sayOffset } from './words.ts'

const columns = [
  ['toApprove', 'reportToApprove'],
  ['planned', 'reportPlanned'],
  ['sent', 'reportSent'],
  ['waiting', 'reportWaiting'],
  ['failed', 'stateFailed'],
  ['missed', 'stateMissed'],
  ['open', 'stateUnknown'],
] as const satisfies readonly (readonly [keyof Tally, TranslationKey])[]

/** What became of a campaign: against its goal, by channel, by step, and every post that is out. */
export function Report({ slugs, id }: { slugs: { campaigns: string; posts: string }; id: string | number }) {
  const say = useSay()
  const routes = useRoutes()
  const language = useLanguage()
  const { data, trouble } = useFetched<CampaignReport>(routes.api(`/${slugs.campaigns}/${id}/report`), ({ total }) => total.waiting > 0)
  if (!data) return <Waiting trouble={trouble} />
  const { total, goal, channels, steps, links } = data
  return (
    <>
      <PlanStyles />
      <section aria-labelledby="social-goal" className="social-panel">
        <h2 id="social-goal">{say('fieldGoal')}</h2>
        {goal.text ? (
          <>
            <p className="social-text">{goal.text}</p>
            {goal.from === 'settings' ? <p className="social-quiet">{say('reportGoalOfAll')}</p> : null}
          </>
        ) : (
          <p>
            {say('reportNoGoal')} <Link href={routes.admin(`/collections/${slugs.campaigns}/${id}`)}>{say('editCampaign')}</Link>
          </p>
        )}
        <p>
          <strong>
            {total.planned === 0 ? say(total.toApprove > 0 ? 'reportNothingScheduled' : 'reportNothing') : say('reportSummary', { sent: total.sent, planned: total.planned })}
          </strong>{' '}
          {columns
            .filter(([key]) => key !== 'planned' && key !== 'sent' && total[key] > 0)
            .map(([key, label]) => `${say(label)}: ${total[key]}`)
            .join(' · ')}
        </p>
      </section>
      {channels.length > 0 ? <Tallies caption={say('reportByChannel')} first={say('fieldChannel')} rows={channels.map((row) => ({ ...row, key: String(row.channel) }))} /> : null}
      {steps.length > 0 ? (
        <Tallies
          caption={say('reportByStep')}
          first={say('planStep')}
          rows={steps.map((row) => ({
            ...row,
            key: String(row.step),
            name: row.title,
            note: row.state === 'past' && row.planned === 0 ? say('stepPast') : sayOffset(row.offset, say, language),
          }))}
        />
      ) : null}
      <section aria-labelledby="social-report-links" className="social-stack">
        <h2 id="social-report-links">{say('reportLinks')}</h2>
        {links.length === 0 ? <p className="social-quiet">{say('reportNoLinks')}</p> : <Links links={links} posts={slugs.posts} />}
      </section>
    </>
  )
}

type TallyRow = Tally & { key: string; name: string; note?: string }

function Tallies({ caption, first, rows }: { caption: string; first: string; rows: readonly TallyRow[] }) {
  const say = useSay()
  return (
    <section className="social-stack">
      <h2>{caption}</h2>
      <div className="social-scroll">
        <table className="social-table">
          <caption className="social-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {columns.map(([key, label]) => (
                <th key={key} scope="col">
                  {say(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {row.name} {row.note ? <span className="social-quiet">· {row.note}</span> : null}
                </th>
                {columns.map(([key]) => (
                  <td key={key}>{row[key]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Links({ links, posts }: { links: readonly ReportLink[]; posts: string }) {
  const say = useSay()
  const routes = useRoutes()
  return (
    <ul className="social-list social-list--spaced">
      {links.map(({ post, title, channel, url, sentAt, link }) => (
        <li className="social-line" key={url}>
          <a href={url} rel="noreferrer" target="_blank">
            {say('reportLinkOn', { channel })}
          </a>
          <Link href={routes.admin(`/collections/${posts}/${post}`)}>{title || say('untitled')}</Link>
          {sentAt ? <Moment at={sentAt} /> : null}
          {link ? <span className="social-quiet">{link}</span> : null}
        </li>
      ))}
    </ul>
  )
}
