import type { Content, Draft, MediaRef, PartContent, Problem, Rendered } from '../../domain/content.ts'
import { assembleText, type FitInput, fitText } from '../../text/fitText.ts'
import { splitThread } from '../../text/splitThread.ts'
import type { Channel } from '../port.ts'
import { creditLine } from '../shared/creditLine.ts'
import { apiVersionWithQuotes, type Learnt, mastodonLimits, readLearnt } from './limits.ts'

type Frame = { measure(text: string): number; max: number; learnt: Learnt; problems: Problem[] }

/** Fits a draft to a Mastodon server. Pure. */
export function renderMastodon(draft: Draft, channel: Channel): Rendered {
  const limits = mastodonLimits(channel)
  const learnt = readLearnt(channel.learnt)
  const problems: Problem[] = []
  const contentWarning = draft.contentWarning?.trim() || undefined
  const frame: Frame = { measure: (text) => limits.measure(text, { contentWarning }), max: limits.text, learnt, problems }
  const kind = chooseKind(draft, learnt, problems)
  const isBoost = kind.kind === 'share' && draft.text.trim() === '' && draft.media.length === 0

  const parts: PartContent[] = isBoost ? [{ text: '', media: [] }] : [...renderFirst(draft, kind.link, frame), ...draft.more.map((part, index) => renderMore(part, index, frame))]
  const first = parts[0]
  if (!isBoost && first && first.text === '' && first.media.length === 0)
    problems.push({ path: 'text', level: 'block', message: 'There is nothing to publish on Mastodon. Write a text or add a picture.' })
  if (contentWarning !== undefined && frame.measure('') >= limits.text) {
    problems.push({
      path: 'contentWarning',
      level: 'block',
      message: `The content warning alone is longer than the ${limits.text} characters that this server allows. Shorten it.`,
    })
  }
  const content: Content = { kind: kind.kind, parts }
  if (kind.kind !== 'post' && draft.target) content.target = draft.target
  if (contentWarning !== undefined) content.contentWarning = contentWarning
  const language = draft.language ?? channel.language
  if (language) content.language = language
  if (draft.link) content.link = draft.link
  return { content, problems }
}

/** A share with words is a quote where the server knows quotes, else a post with the link. */
function chooseKind(draft: Draft, learnt: Learnt, problems: Problem[]): { kind: Draft['kind']; link: string | undefined } {
  if (draft.kind === 'post') return { kind: 'post', link: draft.link }
  if (!draft.target?.trim()) {
    const verb = draft.kind === 'share' ? 'shared' : 'answered'
    problems.push({ path: 'target', level: 'block', message: `It is not said which post is to be ${verb}. Paste the link of that post.` })
    return { kind: draft.kind, link: draft.link }
  }
  const hasWords = draft.text.trim() !== '' || draft.media.length > 0
  if (draft.kind === 'share' && hasWords && learnt.apiVersion < apiVersionWithQuotes) {
    problems.push({ path: 'target', level: 'hint', message: 'This server does not know quotes, so the words go out as a post with a link to the other one.' })
    return { kind: 'post', link: draft.target }
  }
  return { kind: draft.kind, link: draft.link }
}

function renderFirst(draft: Draft, link: string | undefined, frame: Frame): PartContent[] {
  const media = fitMedia(draft.media, 'media', frame)
  const body = draft.text.trim()
  const input: FitInput = { body, link, tags: draft.tags, suffix: creditLine(media, body), measure: frame.measure, max: frame.max }
  const whole = assembleText(input)
  if (frame.measure(whole) <= frame.max) return [{ text: whole, media }]
  if (draft.overflow === 'thread') {
    const { parts, fits } = splitThread(input)
    if (fits) return parts.map((text, index) => ({ text, media: index === 0 ? media : [] }))
  }
  const fitted = fitText(input)
  report(frame, 'text', frame.measure(whole), fitted.fits)
  return [{ text: fitted.text, media }]
}

function renderMore(part: { text: string; media: MediaRef[] }, index: number, frame: Frame): PartContent {
  const media = fitMedia(part.media, `more.${index}.media`, frame)
  const body = part.text.trim()
  const input: FitInput = { body, suffix: creditLine(media, body), measure: frame.measure, max: frame.max }
  const fitted = fitText(input)
  if (fitted.shortened) report(frame, `more.${index}.text`, frame.measure(assembleText(input)), fitted.fits)
  if (fitted.text === '' && media.length === 0)
    frame.problems.push({ path: `more.${index}.text`, level: 'block', message: `Part ${index + 2} of the thread is empty. Write a text or remove the part.` })
  return { text: fitted.text, media }
}

function report({ problems, max }: Frame, path: string, size: number, fits: boolean): void {
  if (fits)
    problems.push({ path, level: 'warn', message: `The text has ${size} characters and this server allows ${max}, so its end is cut. Shorten it, or let it become a thread.` })
  else
    problems.push({
      path,
      level: 'block',
      message: `The text cannot be shortened to the ${max} characters that this server allows, because its link or credit takes too much room. Shorten it by hand.`,
    })
}

function fitMedia(media: readonly MediaRef[], path: string, { learnt, problems }: Frame): MediaRef[] {
  if (media.length > learnt.pictures) {
    problems.push({ path, level: 'warn', message: `This server takes ${learnt.pictures} pictures in one post, so the last ${media.length - learnt.pictures} are left out.` })
  }
  return media.slice(0, learnt.pictures).map((one, index) => {
    if (one.alt.length <= learnt.altText) return one
    problems.push({
      path: `${path}.${index}.alt`,
      level: 'warn',
      message: `The description of picture ${index + 1} is longer than the ${learnt.altText} characters that this server takes, so its end is cut.`,
    })
    return { ...one, alt: `${one.alt.slice(0, learnt.altText - 1).trimEnd()}…` }
  })
}
