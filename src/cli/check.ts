import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { defaultGuidelines } from '../guidelines/presets/defaultGuidelines.ts'
import { djangoGirls, djangoGirlsOrganisation } from '../guidelines/presets/djangoGirls.ts'
import { pyOpenSci, pyOpenSciOrganisation } from '../guidelines/presets/pyOpenSci.ts'
import { runGuidelines } from '../guidelines/runGuidelines.ts'
import type { CheckedChannel, Finding, Guideline, Organisation, RecentPost } from '../guidelines/types.ts'
import { fileChannel } from './fileChannel.ts'
import { readPosts, UnreadablePosts } from './readPosts.ts'
import type { PostLine } from './toPost.ts'

/** Where a command speaks, a line at a time: `write` its result, `complain` about everything else. */
export type CommandIO = { write(line: string): unknown; complain(line: string): unknown }

type Preset = { organisation: Organisation; guidelines: () => Guideline[] }

const presets: Record<string, Preset> = {
  djangoGirls: { organisation: djangoGirlsOrganisation, guidelines: djangoGirls },
  pyOpenSci: { organisation: pyOpenSciOrganisation, guidelines: pyOpenSci },
  default: { organisation: {}, guidelines: defaultGuidelines },
}

const usage = `Usage: social-campaigns check FILE --preset ${Object.keys(presets).join('|')} [--json]

Checks planned posts in a CSV or JSON-lines file against an organisation's guidelines. Exit code 1 when a post is blocked.`

/**
 * The command `check`: one line of findings a post, or with `--json` one object a line. `argv` is what follows the command's name.
 * Answers the exit code: 0 nothing blocks, 1 something blocks, 2 wrong usage or a file that cannot be read.
 */
export async function runCheck(argv: string[], io: CommandIO, now: Date = new Date()): Promise<number> {
  try {
    const options = readOptions(argv)
    if (options === 'help') {
      io.write(usage)
      return 0
    }
    const content = await readText(options.file)
    if (!content.trim()) throw new UnreadablePosts(`${options.file} is empty.`)
    const posts = readPosts(content)
    for (const note of posts.flatMap(({ notes }) => notes)) io.complain(note)
    const results = checkAll(posts, options.preset, now)
    for (const { line, post, findings } of results) io.write(options.json ? toJson(line, findings) : toLine(line, post.title ?? post.text, findings))
    if (!options.json) io.complain(summary(results))
    return results.some(({ findings }) => findings.some(({ level }) => level === 'block')) ? 1 : 0
  } catch (error) {
    if (!(error instanceof UnreadablePosts) && !(error instanceof WrongUsage)) throw error
    io.complain(`social-campaigns check: ${error.message}${error instanceof WrongUsage ? `\n\n${usage}` : ''}`)
    return 2
  }
}

class WrongUsage extends Error {}

function readOptions(argv: string[]): 'help' | { file: string; preset: Preset; json: boolean } {
  const { values, positionals } = parse(argv)
  if (values.help) return 'help'
  const [file, more] = positionals
  if (file === undefined) throw new WrongUsage('Name the file with the posts.')
  if (more !== undefined) throw new WrongUsage(`One file at a time; "${more}" is one too many.`)
  if (values.preset === undefined) throw new WrongUsage('Say whose guidelines to use, with --preset.')
  const name = Object.keys(presets).find((one) => one.toLowerCase() === values.preset?.toLowerCase())
  const preset = name === undefined ? undefined : presets[name]
  if (!preset) throw new WrongUsage(`There is no preset "${values.preset}"; choose one of ${Object.keys(presets).join(', ')}.`)
  return { file, preset, json: values.json === true }
}

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, allowPositionals: true, options: { preset: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } })
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : 'The options are not readable.')
  }
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UnreadablePosts(`${file} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'}).`)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadablePosts(`${file} is not UTF-8 text. Save it as CSV (UTF-8) or JSON lines.`)
  }
}

type Result = PostLine & { findings: Finding[] }

/** Checks every post, each against those above it: a plan that repeats itself is noticed. */
function checkAll(posts: readonly PostLine[], { organisation, guidelines }: Preset, now: Date): Result[] {
  const rules = guidelines()
  const recent: RecentPost[] = []
  return posts.map((line) => {
    const { post } = line
    const channels = line.channels.length ? line.channels.map(fileChannel) : [wholeFile]
    const findings = runGuidelines(post, channels, { now: now.toISOString(), organisation, recent }, rules)
    for (const channel of channels) recent.push({ id: post.id, channel: channel.id, text: post.text, link: post.link, at: post.publishAt, kind: post.kind })
    return { ...line, findings: oncePerPost(findings) }
  })
}

/** Stands for the channels of posts that name none. */
const wholeFile: CheckedChannel = { id: 'file', name: 'this file', network: 'file' }

/** The same sentence for several channels is said once. */
function oncePerPost(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (finding, index) => !findings.slice(0, index).some((other) => other.check === finding.check && other.path === finding.path && other.message === finding.message),
  )
}

function toJson(line: number, findings: readonly Finding[]): string {
  return JSON.stringify({ line, findings: findings.map(({ check, level, message }) => ({ check, level, message })) })
}

function toLine(line: number, name: string, findings: readonly Finding[]): string {
  const short = name.replace(/\s+/gu, ' ').trim()
  const found = findings.map(({ check, level, message, suggestion }) => `${level} ${check}: ${message}${suggestion ? ` ${suggestion}` : ''}`.replace(/\s+/gu, ' '))
  return `line ${line} "${short.length > 50 ? `${short.slice(0, 49)}…` : short}": ${found.length ? found.join(' | ') : 'fine'}`
}

function summary(results: readonly Result[]): string {
  const count = (level: string) => results.filter(({ findings }) => findings.some((finding) => finding.level === level)).length
  return `${results.length} posts: ${count('block')} with a block, ${count('warn')} with a warning, ${count('hint')} with a hint.`
}
