import { toStored } from '../domain/storedSentences.ts'
import type { Settlement } from '../ledger/deliveryRow.ts'
import type { UnknownDelivery } from '../ledger/sweep.ts'
import type { Connection, Found } from '../networks/port.ts'
import { backoffMs, type RetryRules, toFailure } from './decideOutcome.ts'
import { receiptsBefore } from './sendDelivery.ts'
import { toStoredPart } from './storedPart.ts'

/** After so many look-ups that could not even be made, a person is asked. */
const patience = 8

/**
 * Settles one delivery whose outcome is unknown, by reading the network back. Only where the network cannot tell is a person asked.
 * Nothing is ever sent from here.
 */
export async function reconcileDelivery(
  delivery: UnknownDelivery,
  tools: { connection: Connection | undefined; now(): Date; rules: RetryRules; random(): number; worker: string },
): Promise<Settlement> {
  const now = tools.now()
  const parts = [...delivery.parts]
  const index = parts.findIndex((part) => !part.remoteId)
  const part = delivery.content.parts[index]
  const stored = parts[index]
  const settle = (rest: Pick<Settlement, 'to' | 'error' | 'nextAt' | 'ask'> & { message: string; generation?: number; openSince?: Date }): Settlement => {
    const { message, generation, openSince = null, ...settlement } = rest
    return {
      id: delivery.id,
      attempt: delivery.attempt,
      channelId: delivery.channelId,
      postId: delivery.postId,
      from: 'unknown',
      by: `${tools.worker}: read-back`,
      parts,
      url: parts.find((entry) => entry.url)?.url,
      generation: generation ?? delivery.generation,
      openSince,
      notSent: false,
      note: { startedAt: now.toISOString(), endedAt: tools.now().toISOString(), outcome: rest.to, message },
      ...settlement,
    }
  }
  if (!part || !stored) return settle({ to: 'published', message: toStored('storedReceipts') })

  let found: Found
  try {
    found = !tools.connection
      ? { answer: 'unsure', evidence: toStored('storedChannelGone') }
      : tools.connection.find
        ? await tools.connection.find({
            content: delivery.content,
            part,
            partIndex: index,
            token: stored.token ?? '',
            previous: receiptsBefore(parts, index),
            memory: stored.memory ?? {},
            attemptedFrom: delivery.armedAt,
            attemptedUntil: new Date(delivery.lastAttempt?.endedAt ?? now),
            now,
          })
        : { answer: 'unsure', evidence: toStored('storedNotReadBack') }
  } catch (error) {
    const failure = toFailure(error, false)
    if (delivery.checks >= patience) return settle({ to: 'unknown', message: failure.message, ask: { evidence: toStored('storedUnreadable', { why: failure.message }) } })
    const wait = backoffMs({ tries: delivery.checks, jitter: tools.random(), baseMs: tools.rules.settleMs, maxMs: tools.rules.maxMs })
    return settle({ to: 'unknown', message: failure.message, nextAt: failure.retryAt ?? new Date(now.getTime() + wait) })
  }

  switch (found.answer) {
    case 'found': {
      parts[index] = toStoredPart(stored, found.receipt)
      const complete = parts.every((entry) => entry.remoteId) && parts.length === delivery.content.parts.length
      return complete
        ? { ...settle({ to: 'published', message: toStored('storedFound') }), url: parts.find((entry) => entry.url)?.url }
        : settle({ to: 'scheduled', nextAt: now, message: toStored('storedPartFound', { part: index + 1 }) })
    }
    case 'repeat':
      return settle({ to: 'scheduled', nextAt: now, openSince: delivery.armedAt, message: toStored('storedRepeated') })
    case 'absent':
      return settle({ to: 'scheduled', nextAt: now, generation: delivery.generation + 1, message: toStored('storedAbsent') })
    case 'unsure':
      return settle({ to: 'unknown', message: found.evidence, ask: { evidence: found.evidence, lookAt: found.lookAt } })
  }
}
