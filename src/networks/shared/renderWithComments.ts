import type { Draft, MediaRef, PartContent, Problem } from '../../domain/content.ts'
import { assembleText, type FitInput, fitText } from '../../text/fitText.ts'
import { splitThread } from '../../text/splitThread.ts'
import { creditLine } from './creditLine.ts'

/** How much text fits, and how it is counted. */
export type Room = { max: number; measure(text: string): number }

/** What a network takes whose threads are a post with comments under it. Comments carry text only. */
export type CommentRules = { label: string; post: Room; comment: Room; maxPictures: number; altText: number }

export type CommentDraft = {
  draft: Draft
  rules: CommentRules
  /** The link that has to be in the text, because nothing else carries it. */
  link: string | undefined
  /** The first part is a comment itself: an answer. */
  isComment: boolean
  /** Why there can be no pictures in the first part, as a clause: "a reshare". */
  noPicturesIn?: string | undefined
  /** A line that has to stay at the end: who is behind a post that is passed on as a link. */
  credit?: string | undefined
}

/** Fits a draft into a post and comments under it. A content warning becomes the first line, because these networks have no field for one. Pure. */
export function renderWithComments({ draft, rules, link, isComment, noPicturesIn, credit }: CommentDraft): { parts: PartContent[]; problems: Problem[] } {
  const problems: Problem[] = []
  const without = isComment ? 'a comment' : noPicturesIn
  const media = without ? dropMedia(draft.media, 'media', without, rules, problems) : fitMedia(draft.media, rules, problems)
  const warning = draft.contentWarning?.trim()
  const body = [warning ? `CW: ${warning}` : '', draft.text.trim()].filter((line) => line !== '').join('\n\n')
  const room = isComment ? rules.comment : rules.post
  const input: FitInput = { body, link, tags: draft.tags, suffix: [credit, creditLine(media, body)].filter((line) => line !== undefined).join('\n'), ...room }

  const parts = fitFirst(input, draft.overflow, rules, problems).map((text, index): PartContent => ({ text, media: index === 0 ? media : [] }))
  draft.more.forEach((part, index) => {
    dropMedia(part.media, `more.${index}.media`, 'a comment', rules, problems)
    const more: FitInput = { body: part.text.trim(), ...rules.comment }
    const fitted = fitText(more)
    if (fitted.shortened) report(rules.label, `more.${index}.text`, more, fitted.fits, problems)
    if (fitted.text === '') problems.push({ path: `more.${index}.text`, level: 'block', message: `Part ${index + 2} has no text. Write one or remove the part.` })
    parts.push({ text: fitted.text, media: [] })
  })
  return { parts, problems }
}

function fitFirst(input: FitInput, overflow: Draft['overflow'], rules: CommentRules, problems: Problem[]): string[] {
  if (input.measure(assembleText(input)) <= input.max) return [assembleText(input)]
  if (overflow === 'thread') {
    const { parts, fits } = splitThread({ ...input, measure: measureByPart(input, rules.comment), linkIn: 'first' })
    if (fits) return parts
  }
  const fitted = fitText(input)
  report(rules.label, 'text', input, fitted.fits, problems)
  return [fitted.text]
}

/** A thread is split by one limit for all parts, but comments take less: from the second part on, which its number tells, sizes are scaled up. */
function measureByPart(first: Room, comment: Room): (text: string) => number {
  return (text) => {
    const number = Number(/\n\n(\d+)\/\d+$/.exec(text)?.[1] ?? 1)
    return number > 1 ? Math.ceil((comment.measure(text) * first.max) / comment.max) : first.measure(text)
  }
}

function report(label: string, path: string, input: FitInput, fits: boolean, problems: Problem[]): void {
  const size = input.measure(assembleText(input))
  if (fits)
    problems.push({
      path,
      level: 'warn',
      message: `The text measures ${size} characters and ${label} takes ${input.max} here, so its end is cut. Shorten it, or let it go on in comments.`,
    })
  else
    problems.push({
      path,
      level: 'block',
      message: `The text cannot be shortened to the ${input.max} characters that ${label} takes here, because its link or credit takes too much room. Shorten it by hand.`,
    })
}

function dropMedia(media: readonly MediaRef[], path: string, where: string, { label }: CommentRules, problems: Problem[]): MediaRef[] {
  if (media.length > 0)
    problems.push({ path, level: 'warn', message: `On ${label} there are no pictures in ${where}, so they are left out here. Put them into a post of their own.` })
  return []
}

function fitMedia(media: readonly MediaRef[], { label, maxPictures, altText }: CommentRules, problems: Problem[]): MediaRef[] {
  if (media.length > maxPictures) {
    problems.push({ path: 'media', level: 'warn', message: `${label} takes ${maxPictures} pictures in one post here, so the last ${media.length - maxPictures} are left out.` })
  }
  return media.slice(0, maxPictures).map((one, index) => {
    if (one.alt.length <= altText) return one
    problems.push({
      path: `media.${index}.alt`,
      level: 'warn',
      message: `The description of picture ${index + 1} is longer than the ${altText} characters that ${label} takes, so its end is cut.`,
    })
    return { ...one, alt: `${one.alt.slice(0, altText - 1).trimEnd()}…` }
  })
}
