import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder, runToEnd } from './processes.ts'

/** What the build is made from; the demo's commands and the migrations are not in it. */
const sources = ['src', 'collections', 'hooks', 'jobs', 'payload.config.ts', 'next.config.ts', 'tsconfig.json', 'package-lock.json']
const outside = /^src\/demo\/(?!host)|^src\/cli\//
const stamp = join(projectFolder, '.next', 'demo-build-hash')

export const nextProgram = join(projectFolder, 'node_modules', 'next', 'dist', 'bin', 'next')

/** Whether `.next` was built from the sources as they are. */
export function isNextBuilt(): boolean {
  return existsSync(stamp) && existsSync(join(projectFolder, '.next', 'BUILD_ID')) && readFileSync(stamp, 'utf8') === hashSources()
}

/** Builds the admin and the site for production where the sources have changed. Throws with the build's words when it fails. */
export async function ensureNextBuild(say?: (line: string) => void): Promise<void> {
  if (isNextBuilt()) return
  const hash = hashSources()
  rmSync(stamp, { force: true })
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', PAYLOAD_SECRET: 'not used while building', DEMO_AUTOLOGIN: undefined }
  await runToEnd({ args: [nextProgram, 'build'], env }, say)
  writeFileSync(stamp, hash)
}

function hashSources(): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(listFiles).sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(projectFolder, file)))
  return hash.digest('hex')
}

function listFiles(path: string): string[] {
  const full = join(projectFolder, path)
  if (!existsSync(full)) return []
  if (/\.\w+$/.test(path)) return outside.test(path) ? [] : [path]
  return readdirSync(full, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listFiles(`${path}/${entry.name}`) : outside.test(`${path}/${entry.name}`) ? [] : [`${path}/${entry.name}`],
  )
}
