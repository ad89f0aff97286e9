import type { Say } from '../translations/say.ts'
import { sayStored } from '../translations/sayTold.ts'

type EvidenceProps = { evidence: string | null | undefined /** Where to look, where there is such a place. */; look: string | undefined; network: string; say: Say }

/** What speaks for and against a delivery having gone out, and the link to look for oneself. */
export function Evidence({ evidence, look, network, say }: EvidenceProps) {
  return (
    <>
      {evidence ? (
        <p>
          <strong>{say('evidence')}:</strong> {sayStored(evidence, say)}
        </p>
      ) : null}
      {look ? (
        <p>
          <a href={look} rel="noreferrer" target="_blank">
            {say('lookThere', { network })}
          </a>
        </p>
      ) : null}
    </>
  )
}
