import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { toPost } from '../../../src/cli/toPost.ts'
import { djangoGirls, djangoGirlsOrganisation } from '../../../src/guidelines/presets/djangoGirls.ts'
import { pyOpenSci, pyOpenSciOrganisation } from '../../../src/guidelines/presets/pyOpenSci.ts'
import { runGuidelines } from '../../../src/guidelines/runGuidelines.ts'
import type { CheckedPost } from '../../../src/guidelines/types.ts'

type Line = { source: string; post: CheckedPost; expected: string | undefined }

function corpus(name: string): Line[] {
  const lines = readFileSync(new URL(`./corpus/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
  return lines.map((source, index) => {
    const value: Record<string, unknown> = JSON.parse(source)
    return { source, post: toPost(Object.entries(value), index + 1).post, expected: typeof value.expected === 'string' ? value.expected : undefined }
  })
}

const presets = {
  djangoGirls: { guidelines: djangoGirls(), organisation: djangoGirlsOrganisation },
  pyOpenSci: { guidelines: pyOpenSci(), organisation: pyOpenSciOrganisation },
}
const now = '2026-11-20T12:00:00Z'

describe.each(Object.entries(presets))('the guidelines of %s', (name, { guidelines, organisation }) => {
  const channel = { id: 'one', name: 'one', network: 'linkedin' }
  const grave = (line: Line) => runGuidelines(line.post, [channel], { now, organisation }, guidelines).filter(({ level }) => level !== 'hint')
  const tell = (line: Line, found: ReturnType<typeof grave>) =>
    `  ${line.source.slice(0, 160)}\n    ${found.map(({ check, level, word }) => `${level} ${check} ${word ?? ''}`).join(', ') || 'nothing'}`

  test('leave friendly posts alone: no block, at most 3 % warnings', () => {
    const friendly = corpus(`${name}.friendly`)
    const marked = friendly.map((line) => ({ line, found: grave(line) })).filter(({ found }) => found.length)
    const blocked = marked.filter(({ found }) => found.some(({ level }) => level === 'block'))
    console.log(
      `${name}: ${friendly.length} friendly posts, ${blocked.length} blocked, ${marked.length - blocked.length} warned (${((100 * marked.length) / friendly.length).toFixed(1)} %)`,
    )
    for (const { line, found } of marked) console.log(tell(line, found))
    expect(friendly.length).toBeGreaterThanOrEqual(200)
    expect(blocked).toEqual([])
    expect(marked.length / friendly.length).toBeLessThanOrEqual(0.03)
  })

  test('ask for a second pair of eyes on what is sensitive, in every language, and seldom on friendly posts', () => {
    const asks = (line: Line) => runGuidelines(line.post, [channel], { now, organisation }, guidelines).some(({ needsApproval }) => needsApproval)
    const sensitive = corpus('sensitive')
    const missed = sensitive.filter((line) => !asks(line)).map(({ source }) => source)
    const friendly = corpus(`${name}.friendly`)
    const asked = friendly.filter(asks).length
    console.log(`${name}: ${sensitive.length - missed.length} of ${sensitive.length} sensitive posts ask for two, ${asked} of ${friendly.length} friendly ones`, missed)
    expect(missed.length / sensitive.length).toBeLessThanOrEqual(0.1)
    expect(asked / friendly.length).toBeLessThanOrEqual(0.06)
  })

  test('catch at least 90 % of bad posts, each by the check it offends', () => {
    const bad = corpus('bad')
    const missed = bad.map((line) => ({ line, found: grave(line) })).filter(({ line, found }) => !found.some(({ check }) => check === line.expected))
    console.log(`${name}: ${bad.length} bad posts, ${bad.length - missed.length} caught (${((100 * (bad.length - missed.length)) / bad.length).toFixed(1)} %)`)
    for (const { line, found } of missed) console.log(tell(line, found))
    expect(bad.length).toBeGreaterThanOrEqual(60)
    expect(missed.length / bad.length).toBeLessThanOrEqual(0.1)
  })
})
