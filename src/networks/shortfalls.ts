import type { Draft, MediaRef, Problem, Rendered } from '../domain/content.ts'
import type { TranslationKey } from '../translations/en.ts'
import type { Channel, Limits, Network } from './port.ts'

/** Something that a network cannot do of what a post asks: the sentence that says so and names the nearest thing that happens instead. */
export type Shortfall = {
  /** Field of the social post. */
  path: string
  /** `hint`: nothing is lost. `warn`: something is left out. `block`: there is nothing near enough, so the save is refused. */
  level: Problem['level']
  says: Extract<TranslationKey, `cannot${string}`>
  values: Record<string, string | number>
}

export type Asked = {
  network: Pick<Network, 'label' | 'capabilities' | 'render'>
  channel: Channel
  limits: Limits
  draft: Draft
  rendered: Rendered
  /** Whether the post comes again with the same words. */
  recurs?: boolean | undefined
  /** Ids of pictures that are known to move. */
  moving?: ReadonlySet<string> | undefined
}

/**
 * What one network cannot do of what a post asks, from what the network says of itself (`capabilities`, `limits`) and from what was rendered, so that it
 * is what happens. The admin shows these beside the channels, the server refuses those that block. Pure.
 */
export function findShortfalls(asked: Asked): Shortfall[] {
  const { label } = asked.network
  return [...judgeKind(asked), ...judgeParts(asked), ...judgeText(asked), ...judgeRepeats(asked), ...judgePictures(asked), ...judgeLink(asked)].map((one) => ({
    ...one,
    values: { network: label, ...one.values },
  }))
}

type Found = Omit<Shortfall, 'values'> & { values?: Shortfall['values'] }

function judgeKind({ network, channel, draft, rendered }: Asked): Found[] {
  const { capabilities } = network
  const { kind, target } = draft
  if (kind === 'post') return []
  if (kind === 'reply' && !capabilities.reply) return [{ path: 'kind', level: 'block', says: 'cannotReply' }]
  if (kind === 'share' && capabilities.share === 'none') return [{ path: 'kind', level: 'block', says: 'cannotShareAtAll' }]
  if (!target?.trim()) return []
  const isRefused = rendered.problems.some(({ path, level }) => path === 'target' && level === 'block')
  if (kind === 'reply') {
    if (isRefused) return [{ path: 'target', level: 'block', says: 'cannotReplyElsewhere' }]
    return capabilities.reply === 'if-mentioned' ? [{ path: 'target', level: 'hint', says: 'cannotReplyFreely' }] : []
  }
  if (isRefused) return [{ path: 'target', level: 'block', says: 'cannotShareElsewhere' }]
  if (capabilities.share === 'link') return [{ path: 'target', level: 'hint', says: 'cannotShare' }]
  if (rendered.content.kind !== 'post') return []
  // Without words of our own the network's own post is passed on: then it was the words that made it a post with the link.
  const bare = network.render({ ...draft, text: '', media: [], more: [] }, channel)
  return [{ path: 'target', level: 'hint', says: bare.content.kind === 'share' ? 'cannotQuote' : 'cannotShareForeign' }]
}

function judgeParts({ network: { capabilities }, draft, rendered }: Asked): Found[] {
  const { parts, kind } = rendered.content
  const isSplit = parts.length - draft.more.length > 1
  if (draft.more.length === 0 && !isSplit) return []
  if (kind === 'share' && !isSplit && parts.length === 1) return [{ path: 'more', level: 'warn', says: 'cannotPartsInShare' }]
  const path = draft.more.length > 0 ? 'more' : 'overflow'
  if (capabilities.threads === 'comments') return [{ path, level: 'hint', says: 'cannotThreadComments', values: { count: parts.length - 1 } }]
  if (capabilities.threads === 'joined') return [{ path, level: 'hint', says: 'cannotThreadJoined' }]
  return capabilities.threads === 'none' ? [{ path, level: 'warn', says: 'cannotThread' }] : []
}

function judgeText({ network: { capabilities }, draft, rendered, limits }: Asked): Found[] {
  const found: Found[] = []
  const warning = draft.contentWarning?.trim()
  const { kind, parts } = rendered.content
  const [first] = parts
  if (warning && !capabilities.contentWarning && !(kind === 'share' && first?.text === ''))
    found.push({ path: 'contentWarning', level: 'hint', says: 'cannotContentWarning', values: { warning } })
  if (draft.text.trim() === '') return found
  if (kind === 'share' && first?.text === '' && first.media.length === 0) return [...found, { path: 'text', level: 'warn', says: 'cannotWordsInShare' }]
  const isOne = parts.length - Math.min(draft.more.length, parts.length - 1) === 1
  const isRefused = rendered.problems.some(({ path, level }) => path === 'text' && level === 'block')
  if (isOne && !isRefused && limits.measure(draft.text.trim()) > limits.text) {
    const wanted = draft.overflow === 'thread' && capabilities.threads === 'none' ? 'cannotThreadCut' : 'cannotLength'
    found.push({ path: 'text', level: 'warn', says: wanted, values: { max: limits.text } })
  }
  return found
}

function judgeRepeats({ network: { capabilities }, recurs, rendered }: Asked): Found[] {
  const hasWords = rendered.content.parts.some(({ text }) => text.trim() !== '')
  return recurs && capabilities.refusesRepeats && hasWords ? [{ path: 'recurrence', level: 'hint', says: 'cannotRepeat' }] : []
}

function judgePictures({ network: { capabilities }, limits, draft, rendered, moving }: Asked): Found[] {
  const found: Found[] = []
  const most = limits.pictures ?? capabilities.maxPictures
  const { parts, kind } = rendered.content
  const isPassedOn = kind === 'share' && parts[0]?.text === '' && parts[0].media.length === 0
  if (capabilities.needsPicture && kind === 'post' && (parts[0]?.media.length ?? 0) === 0) found.push({ path: 'media', level: 'block', says: 'cannotWithoutPicture' })
  const firstMore = parts.length - draft.more.length
  const rows: { path: string; media: readonly MediaRef[]; sent: readonly MediaRef[] }[] = [{ path: 'media', media: draft.media, sent: parts[0]?.media ?? [] }]
  // Where parts are joined, their pictures are counted together; where they are left out, that is said of the parts.
  if (capabilities.threads === 'native' || capabilities.threads === 'comments')
    rows.push(...draft.more.map((part, index) => ({ path: `more.${index}.media`, media: part.media, sent: parts[firstMore + index]?.media ?? [] })))
  for (const { path, media, sent } of rows) {
    if (media.length === 0) continue
    if (sent.length === 0) {
      if (!isPassedOn || path === 'media') found.push({ path, level: 'warn', says: 'cannotPicturesHere' })
      continue
    }
    if (media.length > most) found.push({ path, level: 'warn', says: most === 1 ? 'cannotSeveralPictures' : 'cannotPictures', values: { max: most, left: media.length - most } })
    media.slice(0, most).forEach((one, index) => {
      const isCut = sent[index] !== undefined && sent[index].id === one.id && sent[index].alt !== one.alt
      found.push(...judgePicture({ one, path: `${path}.${index}`, number: index + 1, isAlone: sent.length === 1, isCut, capabilities, limits, moving }))
    })
  }
  return found
}

type OnePicture = Pick<Asked, 'limits' | 'moving'> & {
  one: MediaRef
  path: string
  number: number
  isAlone: boolean
  isCut: boolean
  capabilities: Network['capabilities']
}

function judgePicture({ one, path, number, isAlone, isCut, capabilities, limits, moving }: OnePicture): Found[] {
  const found: Found[] = []
  const name = one.filename ?? String(number)
  if (moving?.has(one.id)) {
    if (capabilities.moving === 'no') found.push({ path: `${path}.image`, level: 'block', says: 'cannotMove', values: { name } })
    else if (capabilities.moving === 'alone' && !isAlone) found.push({ path: `${path}.image`, level: 'block', says: 'cannotMoveBeside', values: { name } })
  }
  if (!capabilities.altText && one.alt.trim() !== '') found.push({ path: `${path}.alt`, level: 'warn', says: 'cannotDescribe' })
  else if (isCut) found.push({ path: `${path}.alt`, level: 'warn', says: 'cannotAltLength', values: { number, max: limits.altText } })
  return found
}

function judgeLink({ network: { capabilities }, limits, draft, rendered }: Asked): Found[] {
  const { link } = draft
  if (!link || rendered.content.kind !== 'post') return []
  if (limits.link !== undefined && link.length > limits.link) return [{ path: 'link', level: 'block', says: 'cannotLinkLength', values: { count: link.length, max: limits.link } }]
  if (capabilities.linkCard === 'none') return []
  const [first] = rendered.content.parts
  if ((first?.media.length ?? 0) > 0) return [{ path: 'link', level: 'hint', says: 'cannotPreviewBesidePictures' }]
  return capabilities.linkCard === 'ours' && !first?.card ? [{ path: 'card.title', level: 'hint', says: 'cannotPreview' }] : []
}
