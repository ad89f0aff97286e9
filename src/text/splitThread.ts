import { chooseCut } from './chooseCut.ts'
import { type CutPoints, findCutPoints } from './cutPoints.ts'
import { type FitInput, fitText } from './fitText.ts'
import { type Blocks, layOut, toBlocks } from './layout.ts'

/** What is to be split: `max` counts for every part, its number included. */
export type ThreadInput = FitInput & {
  /** Most parts; what does not fit into them is shortened away from the last one, and `fits` is false. */
  maxParts?: number
  /** The part that carries the link when the body does not have it. @default 'last' */
  linkIn?: 'first' | 'last'
}

/** `fits`: whether everything is in the parts, nothing shortened, and each part is within the limit. */
export type Thread = { parts: string[]; fits: boolean }

const leastShareOfParagraph = 0.5
const leastShareOfSentence = 0.4
const mostDigits = 4

/**
 * Splits a text into the parts of a thread: at a paragraph where that fills half of a part, else at a sentence, else at a word; never within an
 * address, hashtag, mention or character. Each part ends in its number on a line of its own (`1/3`). Hashtags, suffix and, unless asked otherwise,
 * the link are in the last part, with at least a sentence when one fits. What fits into one part stays as it is, without a number.
 */
export function splitThread(input: ThreadInput): Thread {
  const blocks = toBlocks(input)
  const single = fitText(input)
  if (!single.shortened || input.maxParts === 1 || blocks.body === '') return { parts: [single.text], fits: single.fits && !single.shortened }

  const points = findCutPoints(blocks.body)
  let thread: Thread = { parts: [], fits: false }
  for (let digits = 1; digits <= mostDigits; digits++) {
    thread = splitInto(input, blocks, points, '9'.repeat(digits))
    if (String(thread.parts.length).length <= digits) break
  }
  if (thread.parts.length === 1) return thread
  return { ...thread, parts: thread.parts.map((part, index) => part + toNumber(index + 1, thread.parts.length)) }
}

/** On a line of its own it is never taken as part of an address, and it reads well in right-to-left texts. */
function toNumber(part: number, total: number | string): string {
  return `\n\n${part}/${total}`
}

/** The parts without their numbers, when the number of parts has as many digits as `total`. */
function splitInto(input: ThreadInput, blocks: Blocks, points: CutPoints, total: string): Thread {
  const { max, maxParts = Number.POSITIVE_INFINITY, linkIn = 'last' } = input
  const body = points.text
  const isLinkInBody = blocks.linkEnd <= body.length
  const firstLink = linkIn === 'first' && !isLinkInBody ? blocks.link : ''
  const rest = { ...blocks, link: firstLink === '' ? blocks.link : '' }
  const tail = layOut(rest, '', body.length, blocks.tags.length)

  const parts: string[] = []
  let lead = firstLink
  let fits = true
  let start = 0

  const toPart = (from: number, end: number, isLast: boolean) => [body.slice(from, end).trim(), lead, isLast ? tail : ''].filter((block) => block !== '').join('\n\n')
  const add = (from: number, end: number, isLast: boolean) => {
    const part = toPart(from, end, isLast)
    if (part === '') return
    parts.push(part)
    lead = ''
    fits &&= input.measure(part + toNumber(parts.length, total)) <= max
  }

  while (start < body.length) {
    const from = start
    const number = toNumber(parts.length + 1, total)
    if (parts.length + 1 >= maxParts) {
      const last = shortenRest(input, { ...rest, link: lead || rest.link }, from, number)
      return { parts: [...parts, last.text], fits: fits && last.fits && !last.shortened }
    }
    const size = (end: number, isLast = false) => input.measure(toPart(from, end, isLast) + number)
    const base = size(from)
    const judge = { fits: (end: number) => size(end) <= max, share: (end: number) => (size(end) - base) / (max - base) }
    const preferences = [
      { cuts: points.paragraphs, least: leastShareOfParagraph },
      { cuts: points.sentences, least: leastShareOfSentence },
    ]
    const chosen = chooseCut(points, from, preferences, judge)
    if (chosen === undefined && lead !== '') {
      add(from, from, false)
      continue
    }
    const end = chosen ?? points.words.find((cut) => cut > from) ?? body.length
    if (end === body.length) {
      if (tail === '' || size(end, true) <= max) {
        add(from, end, true)
        break
      }
      const sentence = points.sentences.findLast((cut) => cut > from && cut < end) ?? end
      const isEnough = input.measure(toPart(sentence, end, true) + number) <= max
      add(from, isEnough ? sentence : end, false)
      add(isEnough ? sentence : end, end, true)
      break
    }
    add(from, end, false)
    start = end
  }
  return { parts, fits }
}

function shortenRest({ measure, max }: ThreadInput, { body, link, linkEnd, tags, suffix }: Blocks, from: number, number: string) {
  return fitText({
    body: body.slice(from),
    link: linkEnd <= from ? '' : link,
    tags: tags.filter(({ end }) => end > from).map(({ text }) => text),
    suffix,
    measure: (text) => measure(text + number),
    max,
  })
}
