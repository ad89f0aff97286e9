import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import chromiumFromNpm, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** Starts a real browser without a window: the one at CHROMIUM_PATH, else the system's, else Playwright's own, else the one that npm brought. */
export async function launchChromium(): Promise<Browser> {
  const found = process.env.CHROMIUM_PATH ?? findOnSystem() ?? (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined)
  return found ? chromium.launch({ executablePath: found, args }) : launchFromNpm()
}

function findOnSystem(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(':').flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...places].find((path) => existsSync(path))
}

/** A machine without a browser is likely to be without the libraries of one: the package has those too. */
export async function launchFromNpm(): Promise<Browser> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin')
  const libraries = await inflate(join(bin, 'al2023.tar.br'))
  const executablePath = await chromiumFromNpm.executablePath()
  const env = { LD_LIBRARY_PATH: [join(libraries, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'), FONTCONFIG_PATH: join(tmpdir(), 'fonts') }
  return chromium.launch({ executablePath, args: [...args, '--no-zygote'], env: { ...definedEnvironment(), ...env } })
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
