import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { crashPoints } from '../../src/engine/crashPoint.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs the chaos tool as a person does, and gives its exit code, its last line and what it said on the way. */
async function storm(args: string[]): Promise<{ code: number | null; report: Record<string, unknown>; words: string }> {
  const { REDIS_URL: _redis, DATABASE_URL: _database, TEST_POSTGRES_URL: _server, NODE_OPTIONS: _options, ...env } = process.env
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'tests/chaos/run.ts', '--json', ...args], {
    cwd: root,
    env: { ...env, NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let words = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk).slice(-8_000)
  })
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, report: JSON.parse(out.trim().split('\n').at(-1) || '{}') as Record<string, unknown>, words }
}

describe('a small storm', () => {
  it.each(['postgres', 'redis'])('loses nothing and doubles nothing, with BullMQ on %s', { timeout: 420_000 }, async (backend) => {
    const { code, report, words } = await storm(['--backend', backend, '--deliveries', '40', '--seed', '7', '--workers', '3', '--seconds', '8'])
    expect(report, words).toMatchObject({ backend, deliveries: 40, lost: 0, duplicates: 0, fellOver: 0, illegalMoves: 0, wrongStatuses: 0, brokenThreads: 0 })
    expect(new Set(report.crashPoints as string[])).toEqual(new Set(crashPoints))
    expect(Number(report.published) + Number(report.failed) + Number(report.askedPerson)).toBe(40)
    expect(Number(report.kills)).toBeGreaterThanOrEqual(crashPoints.length)
    expect(Number(report.restarts)).toBeGreaterThanOrEqual(1)
    expect(Number(report.faults)).toBeGreaterThan(0)
    expect(code, words).toBe(0)
  })
})
