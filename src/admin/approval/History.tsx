'use client'
import type { HistoryEntry } from '../../approval/approvalState.ts'
import type { TranslationKey } from '../../translations/en.ts'
import { Moment } from '../DueTime.tsx'
import { useSay } from '../hooks.ts'

const words: Readonly<Record<string, TranslationKey>> = {
  'post-draft': 'historyDraft',
  'post-in-review': 'historyInReview',
  'post-approval-given': 'historyApprovalGiven',
  'post-approved': 'historyApproved',
  'post-scheduled': 'historyScheduled',
  'post-cancelled': 'historyCancelled',
  'post-urgent': 'historyUrgent',
  'guideline-overridden': 'historyOverridden',
  'warnings-seen': 'historyWarnings',
}

/** Who did what with the post, newest first, from the record. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  const say = useSay()
  if (entries.length === 0) return null
  return (
    <details className="social-details">
      <summary>{say('approvalHistory', { count: entries.length })}</summary>
      <ol className="social-list social-thread">
        {entries.map(({ id, what, by, at, reason }) => (
          <li className="social-comment" key={id}>
            <p>
              {words[what] ? say(words[what]) : what} <span className="social-quiet">{by}</span>
            </p>
            {reason ? <p>“{reason}”</p> : null}
            <p className="social-quiet">
              <Moment at={at} />
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}
