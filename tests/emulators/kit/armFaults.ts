import type { Fault, Match } from './faults.ts'

type Arm = (match: Match, fault: Fault, times?: number) => void

/** Long enough that a caller gives up first; the wait ends when the caller leaves. */
const silenceMs = 30_000

/**
 * Turns the contract suite's fault names into faults of the kit. `publish` and `upload` say which requests are meant; `refusedUpload` is the
 * network's own refusal of a picture.
 */
export function armFaults(arm: Arm, at: { publish: Match; upload?: Match; refusedUpload?: Fault }): (name: string) => void {
  const upload = at.upload ?? at.publish
  const table: Record<string, [Match, Fault]> = {
    cut: [at.publish, { kind: 'cut' }],
    'hang-before': [at.publish, { kind: 'hang', ms: silenceMs, when: 'before' }],
    'error-json': [at.publish, { kind: 'status', status: 500 }],
    'error-html': [at.publish, { kind: 'status', status: 502, as: 'html' }],
    'error-text': [at.publish, { kind: 'status', status: 503, as: 'text' }],
    lose: [at.publish, { kind: 'lose' }],
    'hang-after': [at.publish, { kind: 'hang', ms: silenceMs, when: 'after' }],
    'accepted-error-html': [at.publish, { kind: 'status', status: 502, as: 'html', accepted: true }],
    'answer-html': [at.publish, { kind: 'garbage', as: 'html' }],
    'answer-truncated': [at.publish, { kind: 'garbage', as: 'truncated' }],
    'upload-slow': [upload, { kind: 'slow', ms: 300 }],
    'upload-error': [upload, { kind: 'status', status: 500 }],
    'upload-cut': [upload, { kind: 'cut' }],
    'upload-refused': [upload, at.refusedUpload ?? { kind: 'status', status: 422 }],
  }
  return (name) => {
    const entry = table[name]
    if (!entry) throw new Error(`There is no fault named "${name}".`)
    arm(entry[0], entry[1])
  }
}
