'use client'
import type { ApprovalState } from '../../approval/approvalState.ts'
import { sayTold } from '../../translations/sayTold.ts'
import { Moment } from '../DueTime.tsx'
import { useSay } from '../hooks.ts'

/** Who wrote these words, who approved them, and what is missing, in sentences. */
export function Standing({ state }: { state: ApprovalState }) {
  const say = useSay()
  const { status, rules, approvals, writtenBy, urgency } = state
  const missing = rules.approvers - approvals.length
  return (
    <div className="social-stack social-standing">
      {writtenBy ? <p>{say('writtenBy', { name: writtenBy })}</p> : null}
      {rules.because ? <p className="social-quiet">{sayTold({ message: rules.because, says: rules.says }, say)}</p> : null}
      {!rules.isNeeded && (status === 'draft' || status === 'in-review') ? <p className="social-quiet">{say('approvalNotNeeded')}</p> : null}
      {approvals.length > 0 ? (
        <ul className="social-list">
          {approvals.map(({ by, at }) => (
            <li key={by}>
              <span aria-hidden="true">✓ </span>
              {say('approvedBy', { name: by })}{' '}
              <span className="social-quiet">
                <Moment at={at} />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {status === 'in-review' && missing > 0 ? <p role="status">{say('approvalsOf', { given: approvals.length, needed: rules.approvers })}</p> : null}
      {urgency ? (
        <p>
          <span aria-hidden="true">! </span>
          {say('urgentBy', { name: urgency.by, reason: urgency.reason })}
        </p>
      ) : null}
    </div>
  )
}
