import { expect } from 'vitest'
import { runGuidelines } from '../../../src/guidelines/runGuidelines.ts'
import { toDo } from '../../../src/guidelines/tell.ts'
import type { CheckContext, CheckedChannel, CheckedPost, Finding, Guideline, GuidelineSettings } from '../../../src/guidelines/types.ts'
import { sayIn } from '../../helpers/sayIn.ts'

/** What one guideline says about a post; a plain text stands for a post with nothing else. Whatever it says can be said in every language. */
export function findingsOf(
  guideline: Guideline,
  post: string | Partial<CheckedPost>,
  context: CheckContext = {},
  channels: readonly CheckedChannel[] = [],
  settings: GuidelineSettings = {},
): Finding[] {
  const findings = runGuidelines(typeof post === 'string' ? { text: post } : { text: 'Hello to all of you', ...post }, channels, context, [guideline], settings)
  for (const finding of findings) expectSaid(finding)
  return findings
}

/** The English words are those of the table, and German has words for them, too. */
export function expectSaid({ message, suggestion, says }: Finding): void {
  expect(says, message).toBeDefined()
  if (!says) return
  expect({ message: sayIn('en', says), suggestion: sayIn('en', toDo(says)) }).toEqual({ message, suggestion })
  for (const said of [says, toDo(says)]) expect(sayIn('de', said), said.key).toEqual(expect.any(String))
}

/** The levels that a guideline gives, or "fine". */
export function levelsOf(...args: Parameters<typeof findingsOf>): string {
  return (
    findingsOf(...args)
      .map((finding) => finding.level)
      .join(' ') || 'fine'
  )
}

/** The words that findings are about, read back from their place in the text. */
export function marked(text: string, findings: readonly Finding[]): string[] {
  return findings.map((finding) => text.slice(finding.start, finding.end))
}

export const mastodonChannel: CheckedChannel = { id: 'm', name: 'Fosstodon', network: 'mastodon' }
export const blueskyChannel: CheckedChannel = { id: 'b', name: 'Bluesky', network: 'bluesky' }
