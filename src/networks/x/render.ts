import twitter from 'twitter-text'
import type { Content, Draft, MediaRef, PartContent, Problem, Rendered } from '../../domain/content.ts'
import { assembleText, type FitInput, fitText } from '../../text/fitText.ts'
import { splitThread } from '../../text/splitThread.ts'
import type { Channel } from '../port.ts'
import { creditLine } from '../shared/creditLine.ts'
import { cutText } from '../shared/cutText.ts'
import { viaLine } from '../shared/viaLine.ts'
import { parsePostURL } from './addresses.ts'
import { maxPictures, xLimits } from './limits.ts'

type Chosen = { kind: Draft['kind']; link: string | undefined; via?: string | undefined }

const { text: max, measure, altText } = xLimits

/** Fits a draft to X. Pure. */
export function renderX(draft: Draft, channel: Channel, { paidQuotes }: { paidQuotes: boolean }): Rendered {
  const problems: Problem[] = []
  const chosen = choose(draft, channel, paidQuotes, problems)
  const isRepost = chosen.kind === 'share' && draft.text.trim() === '' && draft.media.length === 0
  const warning = draft.contentWarning?.trim()
  if (warning && !isRepost) problems.push({ path: 'contentWarning', level: 'hint', message: `X has no content warnings, so “${warning}” is written in front of the text.` })

  const body = warning ? `${warning}\n\n${draft.text.trim()}`.trim() : draft.text.trim()
  const parts: PartContent[] = isRepost
    ? [{ text: '', media: [] }]
    : [...renderFirst(draft, body, chosen, problems), ...draft.more.map((part, index) => renderMore(part, index, problems))]
  const first = parts[0]
  if (!isRepost && first && first.text === '' && first.media.length === 0)
    problems.push({ path: 'text', level: 'block', message: 'There is nothing to publish on X. Write a text or add a picture.' })
  for (const [index, part] of parts.entries())
    judgeWords(part.text, index < parts.length - draft.more.length ? 'text' : `more.${index - (parts.length - draft.more.length)}.text`, problems)

  const content: Content = { kind: chosen.kind, parts }
  if (chosen.kind !== 'post' && draft.target) content.target = draft.target
  const language = draft.language ?? channel.language
  if (language) content.language = language
  if (draft.link) content.link = draft.link
  return { content, problems: problems.filter((one, index) => problems.findIndex((other) => other.path === one.path && other.message === one.message) === index) }
}

/** A share with words is a quote where that is paid for, else a post with the link that names the author. So is a share of what is no post on X. */
function choose(draft: Draft, channel: Channel, paidQuotes: boolean, problems: Problem[]): Chosen {
  if (draft.kind === 'post') return { kind: 'post', link: draft.link }
  const target = draft.target?.trim()
  const verb = draft.kind === 'share' ? 'shared' : 'answered'
  if (!target) {
    problems.push({ path: 'target', level: 'block', message: `It is not said which post is to be ${verb}. Paste the link of that post.` })
    return { kind: draft.kind, link: draft.link }
  }
  const parsed = parsePostURL(target, channel.baseURL)
  const hasWords = draft.text.trim() !== '' || draft.media.length > 0
  if (draft.kind === 'share' && !parsed) {
    problems.push({ path: 'target', level: 'hint', message: 'That is no post on X, so it goes out as a post with its link.' })
    return { kind: 'post', link: target, via: viaLine(target, draft.text) }
  }
  if (draft.kind === 'share' && hasWords && (!paidQuotes || draft.media.length > 0)) {
    const why = paidQuotes ? 'X takes no pictures in a post that quotes another' : 'X lets only Enterprise customers quote a post'
    problems.push({ path: 'target', level: 'hint', message: `${why}, so the words go out as a post with a link to the other one.` })
    return { kind: 'post', link: target, via: parsed?.username && !mentions(draft.text, parsed.username) ? `via @${parsed.username}` : undefined }
  }
  if (!parsed) {
    problems.push({ path: 'target', level: 'block', message: `“${target}” is not the link of a post on X. Paste one like https://x.com/name/status/123.` })
  } else if (draft.kind === 'reply') {
    const message = 'X lets an app answer only posts that mention or quote the account, and its own. Any other answer is refused when it is sent.'
    problems.push({ path: 'target', level: 'hint', message })
  }
  return { kind: draft.kind, link: draft.link }
}

function mentions(text: string, username: string): boolean {
  return twitter.extractMentions(text).some((name) => name.toLowerCase() === username.toLowerCase())
}

function renderFirst(draft: Draft, body: string, { link, via }: Chosen, problems: Problem[]): PartContent[] {
  const media = fitMedia(draft.media, 'media', problems)
  const suffix = [via, creditLine(media, body)].filter((line) => line !== undefined).join('\n') || undefined
  const input: FitInput = { body, link, tags: draft.tags, suffix, measure, max }
  const whole = assembleText(input)
  if (measure(whole) <= max) return [{ text: whole, media }]
  if (draft.overflow === 'thread') {
    const { parts, fits } = splitThread(input)
    if (fits) return parts.map((text, index) => ({ text, media: index === 0 ? media : [] }))
  }
  const fitted = fitText(input)
  report(problems, 'text', measure(whole), fitted.fits)
  return [{ text: fitted.text, media }]
}

function renderMore(part: { text: string; media: MediaRef[] }, index: number, problems: Problem[]): PartContent {
  const media = fitMedia(part.media, `more.${index}.media`, problems)
  const body = part.text.trim()
  const input: FitInput = { body, suffix: creditLine(media, body), measure, max }
  const fitted = fitText(input)
  if (fitted.shortened) report(problems, `more.${index}.text`, measure(assembleText(input)), fitted.fits)
  if (fitted.text === '' && media.length === 0)
    problems.push({ path: `more.${index}.text`, level: 'block', message: `Part ${index + 2} of the thread is empty. Write a text or remove the part.` })
  return { text: fitted.text, media }
}

function report(problems: Problem[], path: string, size: number, fits: boolean): void {
  const message = fits
    ? `The text has ${size} characters as X counts them and X allows ${max}, so its end is cut. Shorten it, or let it become a thread.`
    : `The text cannot be shortened to the ${max} characters that X allows, because its link or credit takes too much room. Shorten it by hand.`
  problems.push({ path, level: fits ? 'warn' : 'block', message })
}

/** X's own traps in a text: words that become links by themselves, and more than one cashtag. */
function judgeWords(text: string, path: string, problems: Problem[]): void {
  const bare = twitter.extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: true }).find(({ url }) => !/^https?:\/\//i.test(url))
  if (bare) {
    const message = `X turns “${bare.url}” into a link, which counts 23 characters and makes the post dearer. Write it apart if it is no address.`
    problems.push({ path, level: 'hint', message })
  }
  const cashtags = [...new Set(twitter.extractCashtags(text).map((tag) => tag.toLowerCase()))]
  if (cashtags.length > 1) problems.push({ path, level: 'block', message: `X takes one cashtag in a post, and there are ${cashtags.length}. Leave one, as in $${cashtags[0]}.` })
}

function fitMedia(media: readonly MediaRef[], path: string, problems: Problem[]): MediaRef[] {
  if (media.length > maxPictures) {
    problems.push({ path, level: 'warn', message: `X takes ${maxPictures} pictures in one post, so the last ${media.length - maxPictures} are left out.` })
  }
  return media.slice(0, maxPictures).map((one, index) => {
    if (one.alt.length <= altText) return one
    const message = `The description of picture ${index + 1} is longer than the ${altText} characters that X takes, so its end is cut.`
    problems.push({ path: `${path}.${index}.alt`, level: 'warn', message })
    return { ...one, alt: cutText(one.alt, altText) }
  })
}
