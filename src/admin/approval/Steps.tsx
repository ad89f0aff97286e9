'use client'
import { useSay } from '../hooks.ts'
import { StateBadge } from '../StateBadge.tsx'
import { lookOf } from '../states.ts'

const steps = ['draft', 'in-review', 'approved', 'scheduled'] as const

/** The way of a post from draft to its time, and where it is on it. */
export function Steps({ status }: { status: string }) {
  const say = useSay()
  const at = (steps as readonly string[]).indexOf(status)
  return (
    <div className="social-line social-line--apart">
      <StateBadge state={status} />
      {at >= 0 ? (
        <ol aria-label={say('approvalWay')} className="social-steps">
          {steps.map((step, index) => {
            const look = lookOf(step)
            return (
              <li
                aria-current={index === at ? 'step' : undefined}
                className={index <= at ? 'social-step social-step--done' : 'social-step'}
                key={step}
                title={look ? say(look.label) : step}
              >
                <span aria-hidden="true">{index + 1}</span>
                <span className="social-hidden">{look ? say(look.label) : step}</span>
              </li>
            )
          })}
        </ol>
      ) : null}
    </div>
  )
}
