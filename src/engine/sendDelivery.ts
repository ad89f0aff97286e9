import type { PartContent } from '../domain/content.ts'
import { NetworkFailure } from '../domain/failures.ts'
import { toStored } from '../domain/storedSentences.ts'
import type { ClaimedDelivery, Settlement, StoredPart } from '../ledger/deliveryRow.ts'
import type { Connection, Found, Network, Receipt } from '../networks/port.ts'
import { betweenSteps, type CrashHook } from './crashPoint.ts'
import { decideOutcome, type RetryRules, toFailure } from './decideOutcome.ts'
import type { Lease } from './leases.ts'
import { toStoredPart } from './storedPart.ts'

/** The worker has lost its claim: nothing may be sent and nothing written. */
export class LostClaim extends Error {}

export type SendTools = {
  network: Pick<Network, 'chooseToken'>
  connection: Connection
  worker: string
  now(): Date
  rules: RetryRules
  random(): number
  /** Stores the parts with their tokens, fenced. False: the claim is lost. */
  arm(row: { id: string; attempt: number; parts: StoredPart[] }): Promise<boolean>
  /** The right to send, asked for right before each publishing call. */
  lease: Pick<Lease, 'signal' | 'mayPublish' | 'answered'>
  /** The guidelines' word at the moment of sending: a sentence stops it. */
  lastLook?: ((delivery: ClaimedDelivery) => Promise<string | undefined>) | undefined
  crash?: CrashHook | undefined
}

/**
 * One try of one delivery: tokens stored, parts sent one by one from the first without a receipt. Where an earlier try of that part may
 * have been accepted, the network is asked first: since it was said to be safe to repeat, hours may have passed under a hold. Gives what
 * is to be written; throws LostClaim when the try has no right to go on.
 */
export async function sendDelivery(delivery: ClaimedDelivery, tools: SendTools): Promise<Settlement> {
  const startedAt = tools.now()
  const parts = prepareParts(delivery, tools)
  const firstOpen = parts.findIndex((part) => !part.remoteId)
  let openSince = delivery.armedAt
  let publishing = false
  let sending = delivery.content.parts.length
  const settle = (rest: Pick<Settlement, 'to' | 'error' | 'nextAt' | 'blockChannelUntil' | 'notSent' | 'ask'>): Settlement => {
    const endedAt = tools.now().toISOString()
    return {
      id: delivery.id,
      attempt: delivery.attempt,
      channelId: delivery.channelId,
      postId: delivery.postId,
      from: 'publishing',
      by: tools.worker,
      parts,
      generation: delivery.generation,
      openSince,
      url: parts.find((part) => part.url)?.url,
      note: { startedAt: startedAt.toISOString(), endedAt, outcome: rest.to, ...(rest.error ? { code: rest.error.code, message: rest.error.message } : {}) },
      ...rest,
    }
  }

  try {
    await tools.crash?.('after-claim', delivery.id)
    // What has begun is finished: half a thread helps nobody, and of an open try nobody knows yet.
    const hasBegun = openSince !== null || parts.some((part) => part.remoteId)
    const veto = hasBegun ? undefined : await tools.lastLook?.(delivery)
    if (veto) throw new NetworkFailure('blocked', veto)
    if (!(await tools.arm({ id: delivery.id, attempt: delivery.attempt, parts }))) throw new LostClaim()
    await tools.crash?.('after-token', delivery.id)

    for (const [index, part] of delivery.content.parts.entries()) {
      const stored = parts[index]
      if (!stored || stored.remoteId) continue
      sending = index
      publishing = false
      const found = openSince && index === firstOpen ? await askBefore({ delivery, part, index, parts, openSince }, tools) : undefined
      if (found?.answer === 'unsure') return settle({ to: 'unknown', ask: { evidence: found.evidence, lookAt: found.lookAt }, notSent: false })
      const receipt =
        found?.answer === 'found'
          ? found.receipt
          : await tools.connection.publish({
              content: delivery.content,
              part,
              partIndex: index,
              token: stored.token ?? '',
              previous: receiptsBefore(parts, index),
              memory: stored.memory ?? {},
              async remember(memory) {
                parts[index] = { ...stored, memory: { ...memory } }
                if (!(await tools.arm({ id: delivery.id, attempt: delivery.attempt, parts }))) throw new LostClaim()
                await tools.crash?.(betweenSteps, delivery.id)
              },
              signal: tools.lease.signal,
              async beforePublish() {
                await tools.crash?.('before-send', delivery.id)
                if (!(await tools.lease.mayPublish())) throw new LostClaim()
                publishing = true
              },
            })
      tools.lease.answered()
      await tools.crash?.('after-send', delivery.id)
      parts[index] = toStoredPart(stored, receipt)
      openSince = null
      const isLast = index === delivery.content.parts.length - 1
      if (!isLast) {
        publishing = false
        if (!(await tools.arm({ id: delivery.id, attempt: delivery.attempt, parts }))) throw new LostClaim()
        await tools.crash?.('between-parts', delivery.id)
      }
    }
    await tools.crash?.('before-receipt', delivery.id)
    return settle({ to: 'published', notSent: false })
  } catch (error) {
    if (error instanceof LostClaim) throw error
    const outcome = decideOutcome({ failure: toFailure(error, publishing), tries: delivery.tries, openSince, now: tools.now(), rules: tools.rules, jitter: tools.random() })
    const which = delivery.content.parts.length > 1 ? `Part ${sending + 1} of ${delivery.content.parts.length}: ` : ''
    return settle({
      to: outcome.to,
      error: { ...outcome.error, message: which + outcome.error.message },
      nextAt: outcome.nextAt,
      ask: outcome.ask,
      blockChannelUntil: outcome.blockChannelUntil,
      notSent: outcome.notSent && !parts.some((part) => part.remoteId),
    })
  }
}

/** The stored parts of a delivery: receipts and tokens are kept, new tokens chosen where there is none for this text and generation. */
function prepareParts(delivery: ClaimedDelivery, tools: Pick<SendTools, 'network' | 'now'>): StoredPart[] {
  return delivery.content.parts.map((part: PartContent, partIndex): StoredPart => {
    const stored = delivery.parts[partIndex]
    if (stored?.remoteId) return stored
    if (stored?.token && stored.text === part.text && (stored.generation ?? 0) === delivery.generation) return stored
    const token = tools.network.chooseToken({ deliveryId: delivery.id, partIndex, part, generation: delivery.generation, now: tools.now() })
    return { text: part.text, token, generation: delivery.generation }
  })
}

type Open = { delivery: ClaimedDelivery; part: PartContent; index: number; parts: readonly StoredPart[]; openSince: Date }

/** Whether a part whose earlier try is open is on the network by now. */
async function askBefore({ delivery, part, index, parts, openSince }: Open, { connection, now }: SendTools): Promise<Found> {
  if (!connection.find) return { answer: 'unsure', evidence: toStored('storedLostNotReadBack') }
  return connection.find({
    content: delivery.content,
    part,
    partIndex: index,
    token: parts[index]?.token ?? '',
    previous: receiptsBefore(parts, index),
    memory: parts[index]?.memory ?? {},
    attemptedFrom: openSince,
    attemptedUntil: now(),
    now: now(),
  })
}

/** Receipts of the parts before one, as a network needs them to thread. */
export function receiptsBefore(parts: readonly StoredPart[], index: number): Receipt[] {
  return parts
    .slice(0, index)
    .flatMap((part) => (part.remoteId ? [{ remoteId: part.remoteId, url: part.url ?? '', publishedAt: part.publishedAt ?? '', ...(part.extra ? { extra: part.extra } : {}) }] : []))
}
