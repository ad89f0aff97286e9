import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(join(root, path)).isDirectory()) return filesUnder(path)
    return /\.(ts|tsx)$/.test(name) && !name.endsWith('.d.ts') ? [path] : []
  })
}

type Import = { from: string; to: string; isType: boolean }

/** Every import of a file: of our own files as their path in the repository, of packages by name. Type-only ones cost nothing at run time. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = [...text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'"()]*?\sfrom\s+)?['"]([^'"]+)['"]/gm), ...text.matchAll(/()\bimport\(\s*['"]([^'"]+)['"]/g)]
  return found.map(([, type, to = '']) => ({ from: file, to: to.startsWith('.') ? relative(root, resolve(root, dirname(file), to)) : to, isType: Boolean(type) }))
}

const files = ['src', 'collections', 'hooks', 'jobs'].flatMap(filesUnder).filter((file) => !file.startsWith('src/app/') && !file.startsWith('src/demo/'))
const imports = files.flatMap(importsOf)
const within = (path: string, ...folders: string[]) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`))
const show = (list: Import[]) => list.map(({ from, to }) => `${from} imports ${to}`)

const pureRooms = ['src/domain', 'src/text', 'src/compose', 'src/schedule', 'src/guidelines']

describe('who may import whom', () => {
  it('the pure rooms import only each other, the words, and packages that touch nothing, so that they can be tested and run in the browser', () => {
    const packages = ['temporal-polyfill', 'twitter-text', 'obscenity', 'tinyld']
    const wrong = imports.filter(({ from, to }) => within(from, ...pureRooms) && !within(to, ...pureRooms) && !packages.includes(to))
    expect(show(wrong)).toEqual([])
  })

  it('the words import nothing but words', () => {
    expect(show(imports.filter(({ from, to }) => within(from, 'src/domain') && !within(to, 'src/domain')))).toEqual([])
  })

  it('the pure rooms have no clock, no chance and no environment: these come in as arguments', () => {
    const wrong = files
      .filter((file) => within(file, ...pureRooms))
      .flatMap((file) => {
        const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
        return [...text.matchAll(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(|\bTemporal\.Now\b/g)].map(([what]) => `${file}: ${what}`)
      })
    expect(wrong).toEqual([])
  })

  it('a network knows neither Payload, nor the queue, nor another network', () => {
    const networkOf = (path: string) => /^src\/networks\/([^/]+)\//.exec(path)?.[1]
    const wrong = imports.filter(({ from, to }) => {
      const network = networkOf(from)
      if (!network) return false
      const other = networkOf(to)
      if (other !== undefined && other !== network && other !== 'shared') return true
      return /^(payload|@payloadcms\/|bullmq|ioredis|pg$|next|react)/.test(to) || within(to, 'src/queue', 'src/ledger', 'src/engine', 'collections', 'hooks', 'jobs', 'src/admin')
    })
    expect(show(wrong)).toEqual([])
  })

  it('only the queue knows BullMQ and Redis', () => {
    expect(show(imports.filter(({ from, to, isType }) => /^(bullmq|ioredis)/.test(to) && !isType && !within(from, 'src/queue')))).toEqual([])
  })

  it('collections, hooks and jobs get what they need as one object: they import no network and no queue, and not each other', () => {
    const folders = ['collections', 'hooks', 'jobs'] as const
    const wrong = imports.filter(({ from, to, isType }) => {
      const own = folders.find((folder) => within(from, folder))
      if (!own) return false
      if (folders.some((folder) => folder !== own && within(to, folder))) return true
      return !isType && (within(to, 'src/networks', 'src/queue') || /^(bullmq|ioredis)/.test(to))
    })
    expect(show(wrong)).toEqual([])
  })

  it('the admin speaks REST and the pure rooms: it never reaches server code', () => {
    const allowed = ['src/admin', 'src/translations', ...pureRooms]
    const wrong = imports.filter(
      ({ from, to, isType }) => within(from, 'src/admin') && !isType && to.includes('/') && within(to, 'src', 'collections', 'hooks', 'jobs') && !within(to, ...allowed),
    )
    expect(show(wrong)).toEqual([])
  })

  it('the engine and the ledger know no Payload config, no queue and no network but through its port', () => {
    const wrong = imports.filter(
      ({ from, to, isType }) =>
        within(from, 'src/engine', 'src/ledger') &&
        !isType &&
        (within(to, 'src/queue', 'collections', 'hooks', 'jobs', 'src/admin', 'src/plugin.ts') || (within(to, 'src/networks') && to !== 'src/networks/port.ts')),
    )
    expect(show(wrong)).toEqual([])
  })

  it('only the entries assemble collections, hooks and jobs', () => {
    const entries = ['src/plugin.ts', 'src/entry', 'src/cli', 'src/exports']
    expect(show(imports.filter(({ from, to, isType }) => !isType && within(from, 'src') && within(to, 'collections', 'hooks', 'jobs') && !within(from, ...entries)))).toEqual([])
  })

  it('nothing of the package imports the demo, the tests or the benches', () => {
    expect(show(imports.filter(({ to }) => within(to, 'src/demo', 'src/app', 'tests', 'bench')))).toEqual([])
  })

  it('errors for people carry data: without, a production build of Payload tells them apart by a name that it has taken away', () => {
    const wrong = files.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/new APIError\([^\n]*, \d{3}(?:, (?:null|undefined)\b|\))/g)].map(([what]) => `${file}: ${what}`),
    )
    expect(wrong).toEqual([])
  })

  it('there are no circles', () => {
    const next = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter(({ isType, to }) => !isType && files.includes(to))
          .map(({ to }) => to),
      ]),
    )
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (file: string, path: string[]) => {
      if (path.includes(file)) {
        circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
        return
      }
      if (done.has(file)) return
      for (const to of next.get(file) ?? []) walk(to, [...path, file])
      done.add(file)
    }
    for (const file of files) walk(file, [])
    expect(circles).toEqual([])
  })
})
