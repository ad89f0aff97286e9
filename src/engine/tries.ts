import { type FailureCode, holdsChannel } from '../domain/failures.ts'
import type { ClaimedDelivery, Settlement } from '../ledger/deliveryRow.ts'
import type { Alarms } from './alarms.ts'
import type { ChannelBook, OpenChannel } from './channelBook.ts'
import type { CrashHook } from './crashPoint.ts'
import { decideOutcome, type RetryRules, toFailure } from './decideOutcome.ts'
import type { EngineLog } from './engineLog.ts'
import type { Lease } from './leases.ts'
import type { ReadBack } from './readBack.ts'
import { LostClaim, type SendTools, sendDelivery } from './sendDelivery.ts'
import { storeResult } from './storeResult.ts'

export type TryTools = {
  channels: ChannelBook
  worker: string
  now(): Date
  rules: RetryRules
  log: EngineLog
  arm: SendTools['arm']
  /** Stores a result, fenced. False: it was refused. */
  receipt(settlement: Settlement): Promise<boolean>
  /** Puts a channel under a hold because its network will not have it. */
  holdChannel(channelId: string, code: FailureCode, message: string): Promise<void>
  alarms: Pick<Alarms, 'set'>
  readBack: Pick<ReadBack, 'later'>
  /** Whether a result that cannot be stored now is worth waiting for. */
  isRunning(): boolean
  lastLook?: SendTools['lastLook']
  crash?: CrashHook | undefined
}

/** Makes what runs one claimed delivery to its end: sends it, stores the result, and sees to what follows from it. */
export function createTries(tools: TryTools): (delivery: ClaimedDelivery, lease: Lease) => Promise<void> {
  const { channels, worker, now, rules, log, alarms } = tools

  return async (delivery, lease) => {
    const settlement = await settle(delivery, lease)
    if (!settlement) return
    const written = await storeResult(() => tools.receipt(settlement), {
      waiting(error) {
        log('warn', 'result-waits', { delivery: delivery.id, state: settlement.to, error: String(error) })
        return tools.isRunning()
      },
    })
    tell(delivery, settlement, written)
    await followUp(delivery, settlement, written)
  }

  /** What a try came to; undefined when it had lost its claim, so that nothing may be written. */
  async function settle(delivery: ClaimedDelivery, lease: Lease): Promise<Settlement | undefined> {
    const startedAt = now()
    try {
      const channel = await channels.get(delivery.channelId)
      return channel ? await attempt(delivery, channel, lease) : unopened(delivery, startedAt, new Error('The channel is gone.'))
    } catch (error) {
      if (!(error instanceof LostClaim)) return unopened(delivery, startedAt, error)
      log('warn', 'claim-lost', { delivery: delivery.id, attempt: delivery.attempt })
      return undefined
    }
  }

  function attempt(delivery: ClaimedDelivery, channel: OpenChannel, lease: Lease): Promise<Settlement> {
    const { network, connection } = channel
    return sendDelivery(delivery, { network, connection, worker, now, rules, random: Math.random, arm: tools.arm, lease, lastLook: tools.lastLook, crash: tools.crash })
  }

  /** A try that failed before the connector was reached: surely not sent. */
  function unopened(delivery: ClaimedDelivery, startedAt: Date, error: unknown): Settlement {
    const outcome = decideOutcome({ failure: toFailure(error, false), tries: delivery.tries, openSince: delivery.armedAt, now: now(), rules, jitter: Math.random() })
    return {
      id: delivery.id,
      attempt: delivery.attempt,
      channelId: delivery.channelId,
      postId: delivery.postId,
      from: 'publishing',
      to: outcome.to,
      by: worker,
      parts: delivery.parts,
      generation: delivery.generation,
      openSince: delivery.armedAt,
      notSent: true,
      error: outcome.error,
      nextAt: outcome.nextAt,
      ask: outcome.ask,
      note: { startedAt: startedAt.toISOString(), endedAt: now().toISOString(), outcome: outcome.to, code: outcome.error.code, message: outcome.error.message },
    }
  }

  function tell(delivery: ClaimedDelivery, { to, error }: Settlement, written: boolean): void {
    log(to === 'published' ? 'info' : 'warn', written ? `delivery-${to}` : 'result-refused', {
      delivery: delivery.id,
      post: delivery.postId,
      channel: delivery.channelId,
      state: to,
      attempt: delivery.attempt,
      lateMs: now().getTime() - delivery.dueAt.getTime(),
      ...(error ? { code: error.code, message: error.message } : {}),
    })
  }

  async function followUp(delivery: ClaimedDelivery, { to, error, nextAt }: Settlement, written: boolean): Promise<void> {
    const code = error?.code as FailureCode | undefined
    if (written && code && to === 'scheduled' && holdsChannel(code)) await tools.holdChannel(delivery.channelId, code, error?.message ?? '')
    if (!nextAt) return
    const inMs = nextAt.getTime() - now().getTime()
    if (to === 'scheduled') alarms.set(delivery.channelId, inMs)
    if (to === 'unknown') tools.readBack.later(inMs + 50)
  }
}
