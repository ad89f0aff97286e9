import { blockKeyOf } from './decisions.ts'
import type { CheckContext, CheckedChannel, CheckedPost, CheckSetting, Finding, Guideline, GuidelineSettings, Ignored, Level, Remark } from './types.ts'
import { levels } from './types.ts'

const rank = (level: Level) => levels.indexOf(level)

/**
 * What an organisation's guidelines say about a post. The order is stable: as in `guidelines`, then by channel, then by place.
 * Pure and synchronous, the same in the browser and on the server.
 */
export function runGuidelines(
  post: CheckedPost,
  channels: readonly CheckedChannel[],
  context: CheckContext,
  guidelines: readonly Guideline[],
  settings: GuidelineSettings = {},
): Finding[] {
  const allowed = new Set((settings.allowedWords ?? []).map(plain))
  const findings = guidelines.flatMap((guideline) => {
    const setting = settings.checks?.[guideline.id]
    const level = setting?.level
    if (level === 'off') return []
    const tuned = { ...context, channels, options: setting?.options, languagesOff: languagesOff(setting) }
    const targets = guideline.per === 'channel' ? channels : [undefined]
    return targets.flatMap((channel) =>
      guideline.check(post, channel, tuned).flatMap((remark) => {
        const finding = toFinding(remark, guideline, level, channel)
        return isAllowed({ finding, own: remark.level ?? guideline.defaultLevel, allowed }) ? [] : [finding]
      }),
    )
  })
  const overridden = new Set(settings.overridden)
  const mayIgnore = (finding: Finding) => finding.level !== 'block' || overridden.has(blockKeyOf(finding, post))
  return findings.filter((finding) => !isIgnored(finding, settings.ignored ?? [], mayIgnore(finding)))
}

/** The highest level among findings; undefined when there are none. */
export function highestLevel(findings: readonly Finding[]): Level | undefined {
  return findings.map((finding) => finding.level).sort((a, b) => rank(b) - rank(a))[0]
}

/**
 * A level set by the organisation takes the place of the check's own. What a check finds less grave than usual stays less grave,
 * and never goes above what was set.
 */
function toFinding(remark: Remark, guideline: Guideline, set: Level | undefined, channel: CheckedChannel | undefined): Finding {
  const own = remark.level ?? guideline.defaultLevel
  const level = set === undefined ? own : rank(own) >= rank(guideline.defaultLevel) ? set : lower(own, set)
  return { check: guideline.id, ...remark, level, ...(channel && { channel: channel.id }) }
}

const lower = (a: Level, b: Level): Level => (rank(a) < rank(b) ? a : b)

const plain = (word: string) => word.trim().toLocaleLowerCase('en')

const languagesOff = (setting: CheckSetting | undefined) =>
  Object.entries(setting?.languages ?? {})
    .filter(([, on]) => !on)
    .map(([language]) => language)

/** Checks whose `word` is no word, but an address or somebody's name. */
const ofAddresses = new Set(['affiliate-links', 'links', 'mentions', 'do-not-engage'])

/** "Always allow this word" is for words. What blocks by itself, and a block about an address, is overridden with a reason and never allowed for good. */
function isAllowed({ finding, own, allowed }: { finding: Finding; own: Level; allowed: ReadonlySet<string> }): boolean {
  if (finding.word === undefined || !allowed.has(plain(finding.word))) return false
  return finding.level !== 'block' || (own !== 'block' && !ofAddresses.has(finding.check))
}

/** Whether somebody said to ignore a finding here. A block is ignored only where it `may` be; what needs a second person is not ignored, but approved by one. */
export function isIgnored(finding: Finding, ignored: readonly Ignored[], may: boolean): boolean {
  if (finding.needsApproval) return false
  return ignored.some(
    (entry) =>
      entry.check === finding.check &&
      entry.path === finding.path &&
      (entry.word === undefined || plain(entry.word) === plain(finding.word ?? '')) &&
      (entry.channel === undefined || entry.channel === finding.channel) &&
      (may || entry.override === true),
  )
}
