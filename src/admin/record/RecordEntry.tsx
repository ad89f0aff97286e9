import { Link } from '@payloadcms/ui'
import type { Say } from '../../translations/say.ts'
import { Moment } from '../DueTime.tsx'
import type { RecordDoc } from '../docs.ts'
import { Difference } from './Difference.tsx'
import type { RecordPage } from './loadRecords.ts'
import { sayAct, sayWho } from './RecordFilters.tsx'

type RecordEntryProps = { entry: RecordDoc; report: RecordPage; say: Say; to(path: `/${string}`): string }

/** One line of the record: when, who, what, about what; below it what differs. */
export function RecordEntry({ entry, report, say, to }: RecordEntryProps) {
  const subject = report.subjects.get(entry.subject ?? '')
  const title = subject?.label || (subject ? say('settings') : undefined)
  return (
    <li className="social-entry-line">
      <div className="social-line social-line--apart">
        <span className="social-line">
          <strong>{entry.what === 'post-draft' && entry.before ? say('didPostDraftAgain') : sayAct(entry.what, say)}</strong>
          {subject?.path && title ? <Link href={to(subject.path)}>{title}</Link> : <span className="social-quiet">{gone(entry, say)}</span>}
        </span>
        <span className="social-line social-quiet">
          <span title={entry.by ?? ''}>{report.people.get(String(entry.who)) ?? sayWho(entry.by, say)}</span>
          <Moment at={entry.createdAt} />
        </span>
      </div>
      {entry.reason ? <p>{say('recordReason', { reason: entry.reason })}</p> : null}
      <Difference after={entry.after} before={entry.before} names={report} say={say} />
    </li>
  )
}

/** The name that a deleted document had, where the entry kept it. */
function gone({ before, subject }: RecordDoc, say: Say): string {
  // What was said about a post while it was being made: it had no number yet.
  if (subject?.endsWith(':new')) return say('recordNew')
  const { name, title, text } = (typeof before === 'object' && before !== null ? before : {}) as Record<string, unknown>
  const had = [title, name, text].find((word) => typeof word === 'string' && word !== '')
  return typeof had === 'string' ? had.slice(0, 80) : subject ? say('recordGone') : ''
}
