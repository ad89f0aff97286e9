import { ConnectStyles } from './ConnectStyles.tsx'

/** How a connection went, or what it needs: a sign and a sentence. What is new is said at once to those who listen. */
export function ConnectOutcome({ ok, message, isNew = true }: { ok: boolean; message: string; isNew?: boolean }) {
  return (
    <p className={`social-outcome${ok ? ' social-outcome--good' : ''}`} role={isNew ? (ok ? 'status' : 'alert') : undefined}>
      <ConnectStyles />
      <span aria-hidden="true" className="social-outcome__sign">
        {ok ? '✓' : '!'}
      </span>
      <span>{message}</span>
    </p>
  )
}
