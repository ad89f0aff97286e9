import { type ChildProcess, fork } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type CrashPoint, crashPoints } from '../../src/engine/crashPoint.ts'
import { here, nodeArgs } from './children.ts'

/** Why a worker process ended: we killed it, it reached its crash point, it could not start (the database was away), or it fell over. */
export type Ends = { killed: number; crashed: CrashPoint[]; unstarted: number; fellOver: string[] }

/** Worker processes, each started anew when it ends, as a supervisor does. */
export type Crew = {
  ends: Ends
  /** Crash points that nobody has died at yet. */
  readonly unhit: readonly CrashPoint[]
  /** When every worker works. Throws with the words of one that does not, when the time is over. */
  ready(timeoutMs: number): Promise<void>
  /** Kills every worker that has no crash point to die at; those that follow it have one. */
  armAll(): void
  kill(worker: number): void
  /** Suspends a process; it comes back by `thaw`, and does not know. */
  freeze(worker: number): void
  thaw(worker: number): void
  /** Asks all to finish, and waits. */
  stop(): Promise<void>
  end(): void
}

type Member = { child: ChildProcess; ready: boolean; point: CrashPoint | undefined; killed: boolean; words: string }

const isAlive = ({ child }: Member) => child.exitCode === null && child.signalCode === null

/** Starts `size` workers. Each that starts gets a crash point to die at, until every point was hit; then they start plain. */
export function startCrew({ size, env, folder, seed }: { size: number; env: Record<string, string>; folder: string; seed: number }): Crew {
  const ends: Ends = { killed: 0, crashed: [], unstarted: 0, fellOver: [] }
  const members: (Member | undefined)[] = []
  let starts = 0
  let stopping = false
  let everybody = false

  const unhit = () => crashPoints.filter((point) => !ends.crashed.includes(point))
  const needsNone = (member: Member | undefined) => !member?.point || !unhit().some((point) => point === member.point)
  /** One that nobody waits at yet; when all are taken and everybody is to have one, any. */
  const nextPoint = () => unhit().find((point) => !members.some((member) => member?.point === point && isAlive(member))) ?? (everybody ? unhit()[0] : undefined)

  function start(slot: number) {
    if (stopping) return
    starts += 1
    const point = nextPoint()
    const log = createWriteStream(join(folder, `worker-${slot}-${starts}.log`))
    const child = fork(here('../../src/cli/main.ts'), ['worker'], {
      env: {
        ...process.env,
        ...env,
        NODE_COMPILE_CACHE: join(folder, 'compiled'),
        PAYLOAD_CONFIG_PATH: here('./host/payload.config.ts'),
        ...(point ? { SOCIAL_CAMPAIGNS_CRASH: `${point}:1:${seed}` } : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: nodeArgs,
    })
    const member: Member = { child, ready: false, point, killed: false, words: '' }
    members[slot] = member
    const listen = (chunk: Buffer) => {
      log.write(chunk)
      member.words = (member.words + chunk).slice(-3_000)
      member.ready ||= member.words.includes('worker-ready')
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('close', (code, signal) => {
      log.end()
      const hit = point && member.words.includes(`crash-point ${point} `)
      if (hit) ends.crashed.push(point)
      if (!hit && !stopping) {
        if (member.killed) ends.killed += 1
        else if (!member.ready) ends.unstarted += 1
        else ends.fellOver.push(`worker ${slot} (${code ?? signal}): ${member.words.slice(-1_500)}`)
      }
      void sleep(200 + 100 * slot).then(() => start(slot))
    })
  }

  for (let slot = 0; slot < size; slot++) start(slot)
  const signal = (slot: number, name: NodeJS.Signals) => {
    const member = members[slot]
    if (!member || !isAlive(member)) return
    if (name === 'SIGKILL') member.killed = true
    member.child.kill(name)
  }
  return {
    ends,
    get unhit() {
      return unhit()
    },
    armAll() {
      everybody = true
      for (const [slot, member] of members.entries()) if (needsNone(member)) signal(slot, 'SIGKILL')
    },
    async ready(timeoutMs) {
      for (const until = Date.now() + timeoutMs; !members.every((member) => member?.ready); await sleep(100)) {
        if (Date.now() > until) throw new Error(`The workers did not start: ${members.find((member) => !member?.ready)?.words ?? 'they say nothing.'}`)
      }
    },
    kill: (worker) => signal(worker, 'SIGKILL'),
    freeze: (worker) => signal(worker, 'SIGSTOP'),
    thaw: (worker) => signal(worker, 'SIGCONT'),
    async stop() {
      stopping = true
      await Promise.all(
        members.map(async (member, slot) => {
          if (!member || !isAlive(member)) return
          const ended = new Promise((done) => member.child.once('close', done))
          signal(slot, 'SIGCONT')
          signal(slot, 'SIGTERM')
          await Promise.race([ended, sleep(10_000).then(() => signal(slot, 'SIGKILL'))])
          await ended
        }),
      )
    },
    end() {
      stopping = true
      for (const slot of members.keys()) signal(slot, 'SIGKILL')
    },
  }
}
