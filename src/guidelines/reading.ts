import type { CheckContext, CheckedChannel, CheckedMedia, CheckedPost, Remark } from './types.ts'

/** One text of a post and where it stands. `loose`: its places are not those of the field, which holds more or other signs. */
export type Piece = { path: string; text: string; loose?: true }

/** All texts that a reader will see, in the order of the form. */
export function piecesOf(post: CheckedPost): Piece[] {
  const pieces = [
    { path: 'text', text: post.text },
    { path: 'contentWarning', text: post.contentWarning },
    ...(post.more ?? []).map((part, index) => ({ path: `more.${index}.text`, text: part.text })),
    ...(post.variants ?? []).map((variant, index) => ({ path: `variants.${index}.text`, text: variant.text })),
  ]
  return pieces.flatMap(({ path, text }) => (text?.trim() ? [{ path, text }] : []))
}

/** The alternative texts, which are read aloud like the rest. */
export function altPiecesOf(post: CheckedPost): Piece[] {
  return mediaOf(post).flatMap(({ path, media }) => (media.alt?.trim() ? [{ path: `${path}.alt`, text: media.alt }] : []))
}

/** Everything of a post that leaves, the small things too: alternative texts, credits, hashtags, titles, the card of the link. */
export function everyPieceOf(post: CheckedPost): Piece[] {
  const small = [
    ...(post.variants ?? []).map(({ title }, index) => ({ path: `variants.${index}.title`, text: title })),
    { path: 'card.title', text: post.card?.title },
    { path: 'card.description', text: post.card?.description },
    ...mediaOf(post).map(({ path, media }) => ({ path: `${path}.credit`, text: media.credit })),
  ]
  return [
    ...piecesOf(post),
    ...altPiecesOf(post),
    ...small.flatMap(({ path, text }) => (text?.trim() ? [{ path, text }] : [])),
    ...(post.tags ?? []).flatMap((tag) => (tag.trim() ? [{ path: 'tags', text: tagInWords(tag), loose: true as const }] : [])),
  ]
}

/** "ThankYouAll" and "thank_you_all" as the words that people read in it. */
const tagInWords = (tag: string) => tag.replace(/^#/u, '').replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|_+/gu, ' ')

/** What a check says about a piece, at its place in the form. */
export function onPiece({ path, loose }: Piece, remark: Omit<Remark, 'path'>): Remark {
  const { start, end, ...rest } = remark
  return { path, ...rest, ...(start !== undefined && !loose && { start, end }) }
}

/** All pictures of a post and where they stand. */
export function mediaOf(post: CheckedPost): { path: string; media: CheckedMedia }[] {
  const under = (path: string, media: readonly CheckedMedia[] | undefined) => (media ?? []).map((one, index) => ({ path: `${path}.${index}`, media: one }))
  return [
    ...under('media', post.media),
    ...(post.more ?? []).flatMap((part, index) => under(`more.${index}.media`, part.media)),
    ...(post.variants ?? []).flatMap((variant, index) => under(`variants.${index}.media`, variant.media)),
  ]
}

/** The text that goes to a channel: its own variant, its network's, or the common one. */
export function textFor(post: CheckedPost, channel: CheckedChannel): Piece {
  const variants = (post.variants ?? []).map((variant, index) => ({ ...variant, path: `variants.${index}.text` }))
  const own =
    variants.find((variant) => variant.channel === channel.id && variant.text) ??
    variants.find((variant) => !variant.channel && variant.network === channel.network && variant.text)
  return own?.text ? { path: own.path, text: own.text } : { path: 'text', text: post.text }
}

/** The options of a check: its own, changed by what the organisation set. A setting of another type than the own one is not taken. */
export function tuned<Options extends Record<string, unknown>>(own: Options, context: CheckContext): Options {
  const entries = Object.entries(own).map(([key, value]) => {
    const set = context.options?.[key]
    return [key, set !== undefined && typeof set === typeof value && Array.isArray(set) === Array.isArray(value) ? set : value]
  })
  return Object.fromEntries(entries) as Options
}

const linkOrMention = /https?:\/\/\S+|(?<![\p{L}\p{N}_])@[\p{L}\p{N}_][\w.@-]*/giu

/** Many checks read the same text one after the other. */
let last = { text: '', readable: '' }

/** The text with links and mentions blanked and curly signs straightened; every offset stays where it was. */
export function readable(text: string): string {
  if (text === last.text) return last.readable
  const plain = text
    .replace(linkOrMention, (found) => ' '.repeat(found.length))
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/[“”„]/gu, '"')
  last = { text, readable: plain }
  return plain
}

/** The words of a text, without links and mentions. */
export function wordsOf(text: string): string[] {
  return readable(text).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'-]*/gu) ?? []
}

/** The sentence around an offset, with its own offset. */
export function sentenceAt(text: string, index: number): { text: string; start: number } {
  const ends = sentenceEnds(text)
  // The first end behind the place: halved, because a long text has many words and many ends.
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) <= index) low = middle + 1
    else high = middle
  }
  const start = ends[low - 1] ?? 0
  const end = ends[low] ?? text.length
  return { text: text.slice(start, end), start }
}

/** Many words are looked for in the same text. */
let lastEnds: { text: string; ends: number[] } = { text: '', ends: [] }

function sentenceEnds(text: string): number[] {
  if (text !== lastEnds.text) lastEnds = { text, ends: [...text.matchAll(/[.!?…]+["')\]]*(?=\s|$)|\n+/gu)].map((match) => match.index + match[0].length) }
  return lastEnds.ends
}

/**
 * A phrase as a word-bound pattern, in any casing; a space matches a little white space, and ` ?` none or some. Not any amount: a link
 * that was blanked does not join the words around it, and looking takes time in proportion to the text.
 */
export function phrase(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_])(?:${source.replaceAll(' ?', '\\s{0,3}').replaceAll(' ', '\\s{1,3}')})(?![\\p{L}\\p{M}\\p{N}_])`, 'giu')
}

/** The lower-cased word of a category, in the singular: "CFPs" and "Call for help" become `cfp` and `call-for-help`. */
export function categoryOf(post: Pick<CheckedPost, 'category'>): string {
  const word = (post.category ?? '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, '-')
  return word.endsWith('ss') ? word : word.replace(/s$/u, '')
}

/** A text as a literal part of a pattern. */
export const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
