import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './processes.ts'

// In this repository the package is its own host, so its command is linked where `npx social-campaigns` looks first.
const target = join(projectFolder, 'dist/src/cli/main.js')
const link = join(projectFolder, 'node_modules/.bin/social-campaigns')
if (existsSync(target)) {
  chmodSync(target, 0o755)
  mkdirSync(join(projectFolder, 'node_modules/.bin'), { recursive: true })
  rmSync(link, { force: true })
  symlinkSync('../../dist/src/cli/main.js', link)
}
