import type { PostDoc } from '../domain/documents.ts'
import { refId } from '../domain/documents.ts'
import { type Overridden, readIgnored, readOverridden } from './decisions.ts'
import { describeGuidelines, type GuidelineDescription, restoreGuidelines } from './everywhere.ts'
import { runGuidelines } from './runGuidelines.ts'
import { type KnownPicture, toChecked } from './toChecked.ts'
import type { CheckContext, CheckedChannel, CheckedPost, Finding, Guideline, GuidelineSettings } from './types.ts'

/** Everything that a browser needs to check a text while it is typed. JSON. */
export type GuidelineKit = {
  guidelines: GuidelineDescription[]
  settings: GuidelineSettings
  context: CheckContext
  channels: CheckedChannel[]
  pictures: Record<string, KnownPicture>
  sponsor?: CheckedPost['sponsor']
}

/** Exact lengths need the network's own way of counting, which stays on the server. */
const onlyExact = 'limits'

/** What the server hands out. */
export function packKit(kit: Omit<GuidelineKit, 'guidelines'> & { guidelines: readonly Guideline[] }): GuidelineKit {
  const { recent: _recent, ...context } = kit.context
  return {
    ...kit,
    context,
    channels: kit.channels.map(({ measure: _measure, ...channel }) => channel),
    guidelines: describeGuidelines(kit.guidelines).filter(({ id }) => id !== onlyExact),
  }
}

/** What the cheap rules say about a post that is being typed; the last word of the server stands for all others. */
export function checkWhileTyping({ kit, post, now, last }: { kit: GuidelineKit; post: PostDoc; now: string; last: readonly Finding[] }): Finding[] {
  const own = new Set(kit.guidelines.map(({ id }) => id))
  const chosen = new Set((post.channels ?? []).map((channel) => refId(channel)))
  const reason = post.overrideReason?.trim()
  // A reason that is being written is given when the post is saved, for what blocks it then.
  const isNewReason = Boolean(reason) && reason !== (post.overridden as Overridden | null | undefined)?.reason
  const ignored = readIgnored(post.ignored).map((entry) => ({ ...entry, override: isNewReason }))
  const settings = { ...kit.settings, ignored, overridden: readOverridden(post) }
  const checked = toChecked(post, new Map(Object.entries(kit.pictures)), kit.sponsor)
  const channels = kit.channels.filter(({ id }) => chosen.has(id))
  const fresh = runGuidelines(checked, channels, { ...kit.context, now }, restore(kit.guidelines), settings)
  return [...fresh, ...last.filter(({ check }) => !own.has(check))]
}

let made: { of: string; guidelines: Guideline[] } | undefined

/** Making the checks costs more than running them, so the last ones are kept. */
function restore(descriptions: readonly GuidelineDescription[]): Guideline[] {
  const of = JSON.stringify(descriptions)
  if (made?.of !== of) made = { of, guidelines: restoreGuidelines(descriptions) }
  return made.guidelines
}
