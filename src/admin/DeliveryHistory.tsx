import type { Say } from '../translations/say.ts'
import { sayStored } from '../translations/sayTold.ts'
import { Moment } from './DueTime.tsx'
import type { DeliveryDoc } from './docs.ts'
import { StateBadge } from './StateBadge.tsx'

/** Every try of a delivery as a table, and every move of its state with who or what made it. */
export function DeliveryHistory({ delivery, say }: { delivery: DeliveryDoc; say: Say }) {
  const attempts = delivery.attempts ?? []
  const moves = delivery.moves ?? []
  return (
    <>
      <section aria-labelledby="social-attempts" className="social-stack">
        <h2 id="social-attempts">{say('attempts')}</h2>
        {attempts.length === 0 ? (
          <p>{say('noAttempts')}</p>
        ) : (
          <div className="social-scroll">
            <table className="social-table">
              <thead>
                <tr>
                  <th scope="col">{say('when')}</th>
                  <th scope="col">{say('outcome')}</th>
                  <th scope="col">{say('message')}</th>
                </tr>
              </thead>
              <tbody>
                {attempts.map((attempt, index) => (
                  // Attempts are only ever added at the end.
                  <tr key={String(index)}>
                    <td>{attempt.startedAt || attempt.endedAt ? <Moment at={attempt.startedAt || attempt.endedAt || ''} /> : null}</td>
                    <td>
                      <StateBadge state={attempt.outcome} />
                    </td>
                    <td>{attempt.message ? sayStored(attempt.message, say) : null}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      {moves.length > 0 ? (
        <section aria-labelledby="social-history" className="social-stack">
          <h2 id="social-history">{say('history')}</h2>
          <ol className="social-list social-list--spaced">
            {moves.map((move, index) => (
              // Moves are only ever added at the end.
              <li className="social-line" key={String(index)}>
                {move.at ? <Moment at={move.at} /> : null}
                <StateBadge state={move.to} />
                {move.by ? <span className="social-quiet">{say('by', { who: move.by })}</span> : null}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  )
}
