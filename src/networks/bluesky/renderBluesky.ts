import type { Content, Draft, MediaRef, PartContent, Problem, Rendered } from '../../domain/content.ts'
import { type FitInput, fitText } from '../../text/fitText.ts'
import { splitThread } from '../../text/splitThread.ts'
import type { Channel } from '../port.ts'
import { creditLine } from '../shared/creditLine.ts'
import { viaLine } from '../shared/viaLine.ts'
import { withWarning } from './contentWarning.ts'
import { toShownLink } from './facets.ts'
import { maxAltText, maxPictures, maxText, measureBluesky } from './limits.ts'
import { parsePostURL } from './postURL.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Fits a draft to Bluesky. Pictures or a link card, never both: with a card the link is left out of the text. A share of what is no post on Bluesky goes
 * out as a post with the link and a line of credit: the nearest thing.
 */
export function renderBluesky(written: Draft, channel: Channel): Rendered {
  const { draft, via } = asLinkPost(written)
  const problems: Problem[] = []
  const block = (path: string, message: string) => problems.push({ path, level: 'block', message })
  const first = fitPictures(draft.media, 'media', problems)
  const shownLink = draft.link && toShownLink(draft.link)
  const text = (draft.link && shownLink ? draft.text.replaceAll(draft.link, shownLink) : draft.text).trim()
  const isRepost = draft.kind === 'share' && !text && first.length === 0

  if (draft.kind !== 'post' && !(draft.target && parsePostURL(draft.target))) {
    block('target', `Bluesky can only ${draft.kind === 'share' ? 'share' : 'answer'} a post on Bluesky. Paste the address of one, as in https://bsky.app/profile/name/post/id.`)
  }

  const parts: PartContent[] = []
  const common = {
    kind: draft.kind,
    target: draft.target,
    contentWarning: draft.contentWarning,
    language: draft.language ?? channel.language,
    title: draft.title,
    link: draft.link,
  }
  if (isRepost) {
    if (draft.more.length > 0)
      problems.push({ path: 'more', level: 'warn', message: 'A post that is passed on without own words has no further parts on Bluesky. Write a text to add them.' })
    return { content: { ...common, parts: [{ text: '', media: [] }] }, problems }
  }

  const card = draft.card && draft.link && first.length === 0 ? { url: draft.link, ...draft.card } : undefined
  const measure = (whole: string) => measureBluesky(whole, { contentWarning: draft.contentWarning })
  const fitted = fitParts(
    { body: text, link: card ? undefined : shownLink, tags: draft.tags, suffix: suffixOf(first, text, via), measure, max: maxText },
    draft.overflow,
    'text',
    problems,
  )
  fitted.forEach((part, index) => {
    parts.push({ text: index === 0 ? withWarning(part, draft.contentWarning) : part, media: index === 0 ? first : [], ...(index === 0 && card ? { card } : {}) })
  })
  draft.more.forEach((more, index) => {
    const media = fitPictures(more.media, `more.${index}.media`, problems)
    const texts = fitParts({ body: more.text.trim(), suffix: suffixOf(media, more.text), measure: measureBluesky, max: maxText }, draft.overflow, `more.${index}.text`, problems)
    if (!more.text.trim() && media.length === 0) block(`more.${index}.text`, `Part ${index + 2} of the thread is empty. Write a text, add a picture or remove it.`)
    texts.forEach((part, at) => {
      parts.push({ text: part, media: at === 0 ? media : [] })
    })
  })

  const isEmpty = parts[0] && !fitted.join('').trim() && first.length === 0 && !card
  if (isEmpty) block('text', 'There is nothing to post on Bluesky. Write a text or add a picture.')
  const content: Content = { ...common, parts }
  return { content, problems }
}

function asLinkPost(draft: Draft): { draft: Draft; via?: string | undefined } {
  const target = draft.target?.trim()
  if (draft.kind !== 'share' || !target || parsePostURL(target) || !/^https?:/.test(target) || !URL.canParse(target)) return { draft }
  return { draft: { ...draft, kind: 'post', target: undefined, link: target, card: undefined }, via: viaLine(target, draft.text) }
}

/** Whoever has to be named under a text: who is behind a link that is passed on, who made the pictures. */
function suffixOf(media: readonly MediaRef[], text: string, via?: string): string | undefined {
  return [via, creditLine(media, text)].filter((line) => line !== undefined).join('\n') || undefined
}

function fitParts(input: FitInput, overflow: Draft['overflow'], path: string, problems: Problem[]): string[] {
  const { parts, fits, shortened } =
    overflow === 'thread' ? { ...splitThread({ ...input, linkIn: 'first' }), shortened: false } : (({ text, ...rest }) => ({ parts: [text], ...rest }))(fitText(input))
  if (!fits) {
    const message = `The text is too long for Bluesky (${input.max} characters, at most 3000 bytes) and cannot be shortened without breaking a link or a hashtag. Write a shorter one for this channel.`
    problems.push({ path, level: 'block', message })
  } else if (shortened) {
    problems.push({
      path,
      level: 'warn',
      message: `The text is shortened for Bluesky, which takes ${input.max} characters. Write a shorter one for this channel, or let it become a thread.`,
    })
  }
  return parts
}

function fitPictures(media: readonly MediaRef[], path: string, problems: Problem[]): MediaRef[] {
  if (media.length > maxPictures)
    problems.push({ path, level: 'warn', message: `Bluesky shows at most ${maxPictures} pictures in a post; only the first ${maxPictures} of ${media.length} are sent.` })
  return media.slice(0, maxPictures).map((one, index) => {
    const alt = [...graphemes.segment(one.alt)]
    if (alt.length <= maxAltText) return one
    problems.push({ path: `${path}.${index}.alt`, level: 'warn', message: `The description of picture ${index + 1} is cut for Bluesky, which takes ${maxAltText} characters.` })
    const kept = alt.slice(0, maxAltText - 1).map(({ segment }) => segment)
    return { ...one, alt: `${kept.join('')}…` }
  })
}
