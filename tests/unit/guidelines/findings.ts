import { runGuidelines } from '../../../src/guidelines/runGuidelines.ts'
import type { CheckContext, CheckedChannel, CheckedPost, Finding, Guideline, GuidelineSettings } from '../../../src/guidelines/types.ts'

/** What one guideline says about a post; a plain text stands for a post with nothing else. */
export function findingsOf(
  guideline: Guideline,
  post: string | Partial<CheckedPost>,
  context: CheckContext = {},
  channels: readonly CheckedChannel[] = [],
  settings: GuidelineSettings = {},
): Finding[] {
  return runGuidelines(typeof post === 'string' ? { text: post } : { text: 'Hello to all of you', ...post }, channels, context, [guideline], settings)
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
