import { writeSync } from 'node:fs'
import { betweenSteps, type CrashHook, type CrashPoint, crashPoints } from '../engine/crashPoint.ts'
import type { RuntimeTuning } from '../runtime.ts'

/** Sizes that may be set from outside, all in milliseconds or counts. */
const sizes = ['leaseMs', 'sendTimeoutMs', 'latenessMs', 'lookEveryMs', 'sweepEveryMs', 'concurrency', 'perChannel'] as const
const ruleSizes = ['baseMs', 'maxMs', 'settleMs'] as const

/**
 * What tests and benches change about a worker process, from two variables; a real worker has neither.
 *
 * - `SOCIAL_CAMPAIGNS_TUNING`: JSON of sizes of the engine and of its retry rules, for instance `{"leaseMs":4000,"settleMs":1500}`.
 * - `SOCIAL_CAMPAIGNS_CRASH`: `point:chance:seed`, for instance `after-send:0.02:7`: the process kills itself there with that chance.
 *
 * Undefined when neither is set. Throws a plain sentence when one makes no sense.
 */
export function readTuning(env: Readonly<Record<string, string | undefined>>, die: (point: CrashPoint, deliveryId: string) => void = dieAt): RuntimeTuning | undefined {
  const { SOCIAL_CAMPAIGNS_TUNING: tuning, SOCIAL_CAMPAIGNS_CRASH: crash } = env
  if (!tuning && !crash) return undefined
  return { ...(tuning ? readSizes(tuning) : {}), ...(crash ? { crash: readCrash(crash, die) } : {}) }
}

function readSizes(text: string): RuntimeTuning {
  const given = JSON.parse(text) as Record<string, unknown>
  const pick = (names: readonly string[]) => Object.fromEntries(names.flatMap((name) => (typeof given[name] === 'number' ? [[name, given[name]]] : [])))
  const stranger = Object.keys(given).find((name) => ![...sizes, ...ruleSizes].some((known) => known === name) || typeof given[name] !== 'number')
  if (stranger) throw new Error(`SOCIAL_CAMPAIGNS_TUNING: “${stranger}” is not a size that can be set, or not a number.`)
  return { ...pick(sizes), rules: pick(ruleSizes) }
}

function readCrash(text: string, die: (point: CrashPoint, deliveryId: string) => void): CrashHook {
  const [name, chance = '1', seed = '1'] = text.split(':')
  const point = [...crashPoints, betweenSteps].find((one) => one === name)
  if (!point) throw new Error(`SOCIAL_CAMPAIGNS_CRASH: “${name}” is no crash point. Choose one of: ${crashPoints.join(', ')}.`)
  let state = Number(seed) >>> 0
  // mulberry32: small, and the same everywhere.
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return (at, deliveryId) => {
    if (at === point && random() < Number(chance)) die(at, deliveryId)
  }
}

/** Says where, then dies as a process does that is killed: nothing is finished, nothing is closed. */
function dieAt(point: CrashPoint, deliveryId: string): void {
  writeSync(2, `crash-point ${point} ${deliveryId}\n`)
  process.kill(process.pid, 'SIGKILL')
}
