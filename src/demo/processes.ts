import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))
const exitWithParent = new URL('./exitWithParent.ts', import.meta.url).href

export type Program = { args: string[]; env?: Record<string, string | undefined> }

/** Runs a Node program to its end. Throws with its last words when it fails. `say` is given each line that it prints. */
export async function runToEnd({ args, env = {} }: Program, say: (line: string) => void = () => {}): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: projectFolder, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const killOnExit = () => void child.kill()
  process.once('exit', killOnExit)
  let words = ''
  const keep = (chunk: Buffer) => {
    words = (words + chunk).slice(-6000)
  }
  child.stdout.on('data', keep).on('data', (chunk: Buffer) => {
    const line = chunk.toString().trim().split('\n').at(-1)
    if (line) say(line)
  })
  child.stderr.on('data', keep)
  const code = await new Promise<number | string | null>((done) =>
    child.once('error', ({ message }) => done(message)).once('close', (exitCode, signal) => done(exitCode ?? signal)),
  )
  process.off('exit', killOnExit)
  if (code !== 0) throw new Error(`${words.trim()}\n(${args.join(' ')} ended with ${code})`)
}

export type KeptProcess = {
  child: ChildProcess
  /** Settles when the process ends without having been stopped. */
  died: Promise<string>
  stop(): Promise<void>
}

/**
 * Starts a Node program that goes on. It is in a process group of its own, so that Ctrl-C leaves the order of stopping to us, and
 * ends by itself when this process is gone, however that went.
 */
export function keepRunning({ name, logFile, args, env = {} }: Program & { name: string; logFile?: string }): KeptProcess {
  if (logFile) mkdirSync(dirname(logFile), { recursive: true })
  const log = logFile ? openSync(logFile, 'w') : ('inherit' as const)
  const child = spawn(process.execPath, ['--import', exitWithParent, ...args], {
    cwd: projectFolder,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  })
  if (typeof log === 'number') closeSync(log)
  let asked = false
  const ended = new Promise<string>((done) =>
    child.once('error', ({ message }) => done(`${name} could not be started: ${message}`)).once('exit', (code, signal) => done(`${name} stopped by itself (${code ?? signal}).`)),
  )
  const died = new Promise<string>((tell) => void ended.then((why) => asked || tell(logFile ? `${why} Its last words are in ${logFile}.` : why)))
  const stop = async () => {
    asked = true
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), 8000)
    await ended
    clearTimeout(timer)
  }
  process.once('exit', () => void child.kill('SIGKILL'))
  return { child, died, stop }
}
