import { findEntities } from './entities.ts'

/** What LinkedIn's "little text" reserves. Unescaped, a post is cut off at it or refused. Source: learn.microsoft.com, little Text Format. */
const reserved = /[\\|{}@[\]()<>#*_~]/g
const escaped = /\\([\\|{}@[\]()<>#*_~])/g
/** `@[Name](urn:li:organization:1)`: a mention as LinkedIn writes it. */
const mention = /@\[([^[\]\\]+)\]\((urn:li:(?:person|organization):[\w-]+)\)/g
/** A hashtag as LinkedIn gives it back. */
const hashtagTemplate = /\{hashtag\|\\?#\|([^|{}]+)\}/g

type Kept = { start: number; end: number; text: string }

/** Escapes a text for `commentary`. Hashtags (`#Tag`) and mentions (`@[Name](urn:li:…)`) stay what they are. */
export function escapeLittleText(text: string): string {
  let result = ''
  let at = 0
  for (const { start, end, text: own } of findKept(text)) {
    if (start < at) continue
    result += escapeAll(text.slice(at, start)) + own
    at = end
  }
  return result + escapeAll(text.slice(at))
}

/** The other way round. What LinkedIn itself made of hashtags is undone too. */
export function unescapeLittleText(text: string): string {
  return text.replace(hashtagTemplate, (_whole, tag: string) => `#${tag}`).replace(escaped, '$1')
}

/** A text for places that know no markup (comments): mentions become the plain name. */
export function withoutMentions(text: string): string {
  return text.replace(mention, '$1')
}

function escapeAll(text: string): string {
  return text.replace(reserved, '\\$&')
}

function findKept(text: string): Kept[] {
  const mentions = Array.from(text.matchAll(mention), ({ 0: whole, 1: name = '', 2: urn, index }) => ({
    start: index,
    end: index + whole.length,
    text: `@[${escapeAll(name)}](${urn})`,
  }))
  const hashtags = findEntities(text)
    .filter(({ kind, start }) => kind === 'hashtag' && text[start] === '#')
    .map(({ start, end }) => ({ start, end, text: `#${escapeAll(text.slice(start + 1, end))}` }))
  return [...mentions, ...hashtags].sort((a, b) => a.start - b.start)
}
