import type { Content, Draft, MediaRef, Problem, Rendered } from '../../domain/content.ts'
import { assembleText, type FitInput, fitText } from '../../text/fitText.ts'
import { firstSentences } from '../../text/plain.ts'
import type { Channel } from '../port.ts'
import { creditLine } from '../shared/creditLine.ts'
import { cutText } from '../shared/cutText.ts'
import { viaLine } from '../shared/viaLine.ts'
import { parsePinURL } from './addresses.ts'
import { explainNoBoard, readBoard } from './board.ts'
import { maxAltText, maxDescription, maxLink, maxTitle, pinterestLimits } from './limits.ts'

/** Fits a draft to Pinterest: title, description with the hashtags at its end, link, and one picture with its description. Pure. */
export function renderPinterest(draft: Draft, channel: Channel): Rendered {
  const problems: Problem[] = []
  if (!readBoard(channel)) problems.push({ path: 'channels', level: 'block', message: explainNoBoard(channel) })
  const { kind, link, via } = choose(draft, channel, problems)
  const content: Content = { kind, parts: [{ text: '', media: [] }] }
  if (kind !== 'post' && draft.target) content.target = draft.target
  const language = draft.language ?? channel.language
  if (language) content.language = language
  if (kind === 'share') return { content, problems }

  const media = chooseMedia(draft, problems)
  content.parts = [{ text: fitDescription(draft, media, via, problems), media }]
  const title = fitTitle(draft, problems)
  if (title) content.title = title
  const kept = fitLink(link, problems)
  if (kept) content.link = kept
  if (draft.more.length > 0) {
    problems.push({ path: 'more', level: 'warn', message: 'Pinterest has no threads, so only the first part is published. Put what matters into it.' })
  }
  return { content, problems }
}

/** A Pin of Pinterest is saved. With a picture of ours, or when it is no Pin, a share is a Pin of our own that leads to the other one. */
function choose(draft: Draft, channel: Channel, problems: Problem[]): { kind: Draft['kind']; link: string | undefined; via?: string | undefined } {
  if (draft.kind === 'post') return { kind: 'post', link: draft.link }
  const target = draft.target?.trim()
  if (draft.kind === 'reply') {
    problems.push({ path: 'kind', level: 'block', message: 'Pinterest lets no app answer a Pin. Write a post of your own, or answer on Pinterest itself.' })
    return { kind: 'reply', link: draft.link }
  }
  if (!target) {
    problems.push({ path: 'target', level: 'block', message: 'It is not said which Pin is to be saved. Paste the link of that Pin.' })
    return { kind: 'share', link: draft.link }
  }
  const isPin = parsePinURL(target, channel.baseURL) !== undefined
  if (!isPin || draft.media.length > 0) {
    const why = isPin ? 'A Pin that is saved takes no picture of ours' : 'That is no Pin'
    problems.push({ path: 'target', level: 'hint', message: `${why}, so it goes out as a Pin of your own with a link to the other one.` })
    return { kind: 'post', link: target, via: viaLine(target, draft.text) }
  }
  if (draft.text.trim() !== '') {
    problems.push({
      path: 'text',
      level: 'warn',
      message: 'Pinterest takes no words with a Pin that is saved, so your text is left out. Add a picture to make it a Pin of your own.',
    })
  }
  return { kind: 'share', link: draft.link }
}

function chooseMedia(draft: Draft, problems: Problem[]): MediaRef[] {
  const [first, ...others] = draft.media
  const picture = first ?? draft.card?.image
  if (!picture) {
    problems.push({ path: 'media', level: 'block', message: 'Pinterest publishes only with a picture. Add one, or leave Pinterest out.' })
    return []
  }
  if (others.length > 0) {
    problems.push({ path: 'media', level: 'warn', message: `A Pin takes one picture here, so the other ${others.length} are left out. Put the best one first.` })
  }
  if (picture.alt.length <= maxAltText) return [picture]
  problems.push({
    path: 'media.0.alt',
    level: 'warn',
    message: `The description of the picture is longer than the ${maxAltText} characters that Pinterest takes, so its end is cut.`,
  })
  return [{ ...picture, alt: cutText(picture.alt, maxAltText) }]
}

function fitDescription(draft: Draft, media: readonly MediaRef[], via: string | undefined, problems: Problem[]): string {
  const body = draft.text.trim()
  const warning = draft.contentWarning?.trim()
  if (warning) problems.push({ path: 'contentWarning', level: 'hint', message: `Pinterest has no content warnings, so “${warning}” is written in front of the text.` })
  const credits = [via, creditLine(media, body)].filter((line) => line !== undefined).join('\n')
  const { measure, text: max } = pinterestLimits
  const input: FitInput = { body: warning ? `${warning}\n\n${body}` : body, tags: draft.tags, measure, max }
  // The credits stand between text and hashtags, which end a description on Pinterest; `link` is the place there that is kept whole.
  const withCredits: FitInput = credits ? { ...input, link: credits } : input
  const fitted = fitText(withCredits)
  if (fitted.shortened) {
    const size = measure(assembleText(withCredits))
    const message = fitted.fits
      ? `The text has ${size} characters and Pinterest allows ${maxDescription}, so its end is cut. Shorten it.`
      : `The text cannot be shortened to the ${maxDescription} characters that Pinterest allows, because its credit takes too much room. Shorten it by hand.`
    problems.push({ path: 'text', level: fitted.fits ? 'warn' : 'block', message })
  }
  return fitted.text
}

/** The title as written, else the one of the link's preview, else the beginning of the text. */
function fitTitle(draft: Draft, problems: Problem[]): string {
  const written = draft.title?.trim() || draft.card?.title.trim() || ''
  if (written === '') return cutText(firstSentences(draft.text, maxTitle), maxTitle)
  if (written.length <= maxTitle) return written
  problems.push({ path: 'title', level: 'warn', message: `The title has ${written.length} characters and Pinterest allows ${maxTitle}, so its end is cut. Shorten it.` })
  return cutText(written, maxTitle)
}

function fitLink(link: string | undefined, problems: Problem[]): string | undefined {
  if (!link) {
    problems.push({ path: 'link', level: 'hint', message: 'A Pin without a link leads nowhere. Add the address of the article.' })
    return undefined
  }
  if (link.length <= maxLink) return link
  problems.push({ path: 'link', level: 'block', message: `The link has ${link.length} characters and Pinterest allows ${maxLink}. Use a shorter one.` })
  return undefined
}
