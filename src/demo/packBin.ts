import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './processes.ts'

// `npm pack` runs this before and after. The published package has a `bin`; this repository's package.json has none, because npx would
// then try to install the repository into its cache instead of running the command that is linked in node_modules/.bin.
const file = join(projectFolder, 'package.json')
const { bin: _, ...manifest } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
const packed = process.argv.includes('add') ? { ...manifest, bin: { 'social-campaigns': './dist/src/cli/main.js' } } : manifest
writeFileSync(file, `${JSON.stringify(packed, undefined, 2)}\n`)
