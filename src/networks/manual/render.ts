import type { Content, Draft, MediaRef, Problem, Rendered } from '../../domain/content.ts'
import { fitText } from '../../text/fitText.ts'
import type { Limits } from '../port.ts'
import { creditLine } from '../shared/creditLine.ts'

type Rules = { limits: Limits; maxPictures: number; language: string | undefined }

/** Makes one text of everything, ready to be copied: further parts follow as paragraphs, their pictures after the others. Pure. */
export function renderManual(draft: Draft, { limits, maxPictures, language }: Rules): Rendered {
  const problems: Problem[] = []
  const media = fitMedia([...draft.media, ...draft.more.flatMap((part) => part.media)], { maxPictures, altText: limits.altText, problems })
  const body = [draft.text, ...draft.more.map(({ text }) => text)]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n')
  const input = { body, link: draft.link, tags: draft.tags, suffix: creditLine(media, body), measure: limits.measure, max: limits.text }
  const fitted = fitText(input)
  if (!fitted.fits && (body !== '' || draft.link))
    problems.push({ path: 'text', level: 'block', message: `The text cannot be shortened to ${limits.text} characters, because its link takes too much room. Shorten it by hand.` })
  else if (fitted.shortened)
    problems.push({ path: 'text', level: 'warn', message: `The text is longer than the ${limits.text} characters of this channel, so its end is cut. Shorten it.` })

  const target = draft.target?.trim()
  if (draft.kind !== 'post' && !target)
    problems.push({ path: 'target', level: 'block', message: `It is not said which post is to be ${draft.kind === 'share' ? 'shared' : 'answered'}. Paste the link of that post.` })
  if (draft.kind !== 'share' && fitted.text === '' && media.length === 0)
    problems.push({ path: 'text', level: 'block', message: 'There is nothing to post. Write a text or add a picture.' })

  const content: Content = { kind: draft.kind, parts: [{ text: fitted.text, media }] }
  if (draft.kind !== 'post' && target) content.target = target
  if (draft.contentWarning?.trim()) content.contentWarning = draft.contentWarning.trim()
  if (draft.language ?? language) content.language = draft.language ?? language
  if (draft.title) content.title = draft.title
  if (draft.link) content.link = draft.link
  return { content, problems }
}

function fitMedia(media: readonly MediaRef[], { maxPictures, altText, problems }: { maxPictures: number; altText: number; problems: Problem[] }): MediaRef[] {
  if (media.length > maxPictures)
    problems.push({ path: 'media', level: 'warn', message: `There are more than ${maxPictures} pictures, so the last ${media.length - maxPictures} are left out.` })
  return media.slice(0, maxPictures).map((one, index) => {
    if (one.alt.length <= altText) return one
    problems.push({ path: `media.${index}.alt`, level: 'warn', message: `The description of picture ${index + 1} is longer than ${altText} characters, so its end is cut.` })
    return { ...one, alt: `${one.alt.slice(0, altText - 1).trimEnd()}…` }
  })
}
