import type { DeliveryDoc } from './docs.ts'

const soonMs = 60_000

/** Whether a page should look again soon: something is being sent, is due within a minute, or is being looked up on the network. */
export function isUnderWay(deliveries: readonly Pick<DeliveryDoc, 'state' | 'dueAt' | 'askedAt'>[], nowMs: number): boolean {
  return deliveries.some(({ state, dueAt, askedAt }) => {
    if (state === 'publishing') return true
    if (state === 'unknown') return !askedAt
    return state === 'scheduled' && new Date(dueAt).getTime() - nowMs < soonMs
  })
}
