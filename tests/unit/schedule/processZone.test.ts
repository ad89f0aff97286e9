import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const fixture = fileURLToPath(new URL('./processZone.fixture.ts', import.meta.url))

function runUnder(TZ: string): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--experimental-strip-types', fixture], { env: { ...process.env, TZ }, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  return stdout
}

it('says the same under every time zone of the process', () => {
  const [first = '', ...others] = ['UTC', 'America/New_York', 'Australia/Lord_Howe'].map(runUnder)
  expect(first.length).toBeGreaterThan(10_000)
  for (const other of others) expect(other).toBe(first)
}, 30_000)
