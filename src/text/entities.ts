import twitter from 'twitter-text'

/** Something that must never be cut: what it is, its text, and where it stands (UTF-16 offsets, `end` exclusive). */
export type Entity = { kind: 'url' | 'mention' | 'hashtag' | 'email'; value: string; start: number; end: number }

const scheme = /(?<![a-z0-9@#$])https?:\/\//gi
const schemeAnywhere = /https?:\/\//gi
const knownHost = new RegExp(twitter.regexen.validDomain.source, 'iy')
const asciiHost = /[a-z0-9_-]+(?:\.[a-z0-9_-]+)*/iy
const numericHost = /\[[0-9a-f:.]+\]/iy
const anyHost = /[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)*/uy
const port = /:\d+/y
const pathAndQuery = /[/?#](?:[^\s<>()]|\((?:[^\s<>()]|\([^\s<>()]*\))*\))*/uy
const trailing = /[.,;:!?'"“”‘’«»…‥。、．，！？；：「」『』【】）|]/u
const bareAddress = /(?<![\w.@-])(?<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})(?:\/[\w./%+~=&#-]*[\w/])?/gi
const hashtag = /(?<![\p{L}\p{M}\p{N}_&/#＃])[#＃]([\p{L}\p{M}\p{Nd}_]+)/gu
const hashtagLike = /[#＃][\p{L}\p{M}\p{Nd}_]+/gu
const mention = /(?<![a-z0-9_/=@])[@＠]([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*(?:@[\p{L}\p{M}\p{N}_]+(?:[.-]+[\p{L}\p{M}\p{N}_]+)*)?)/giu
const email = /(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi

/** The length of what a sticky expression matches at a place; 0 when it does not match there. */
function lengthAt(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at
  return expression.exec(text)?.[0].length ?? 0
}

function findWebAddresses(text: string, beginning: RegExp): Entity[] {
  const found: Entity[] = []
  for (const { 0: protocol, index: start } of text.matchAll(beginning)) {
    if (start < (found.at(-1)?.end ?? 0)) continue
    const hostAt = start + protocol.length
    const known = lengthAt(knownHost, text, hostAt)
    const host = Math.max(known, lengthAt(known > 0 ? asciiHost : anyHost, text, hostAt), lengthAt(numericHost, text, hostAt))
    if (host === 0) continue
    const portAt = hostAt + host
    const pathAt = portAt + lengthAt(port, text, portAt)
    let end = pathAt + lengthAt(pathAndQuery, text, pathAt)
    while (end > pathAt && trailing.test(text.charAt(end - 1))) end--
    found.push({ kind: 'url', value: text.slice(start, end), start, end })
  }
  return found
}

/** Addresses without http, as `example.com/page`: only plain letters, and only with a top-level domain that exists. */
function findBareAddresses(text: string): Entity[] {
  return Array.from(text.matchAll(bareAddress))
    .filter(({ groups }) => lengthAt(knownHost, groups?.host ?? '', 0) > 0)
    .map(({ 0: value, index: start }) => ({ kind: 'url', value, start, end: start + value.length }))
}

function matches(kind: Entity['kind'], expression: RegExp, text: string): Entity[] {
  return Array.from(text.matchAll(expression), (match) => ({ kind, value: match[1] ?? match[0], start: match.index, end: match.index + match[0].length }))
}

/**
 * The web addresses (with http or https), hashtags, mentions and e-mail addresses of a text, in order, none within another. The value of a
 * hashtag or mention is without its sign. A hashtag has at least one letter, as on every network: `#1` is a number.
 */
export function findEntities(text: string): Entity[] {
  const found = [
    ...(text.includes('://') ? findWebAddresses(text, scheme) : []),
    ...matches('email', email, text),
    ...matches('hashtag', hashtag, text).filter(({ value }) => /\p{L}/u.test(value)),
    ...matches('mention', mention, text),
  ]
  return withoutOverlaps(found)
}

/** The same, and what only some networks link: bare addresses (`example.com/page`), addresses and hashtags that stick to the word before. */
export function findUncuttable(text: string): Entity[] {
  return joinOverlaps(text, [...findEntities(text), ...findWebAddresses(text, schemeAnywhere), ...findBareAddresses(text), ...matches('hashtag', hashtagLike, text)])
}

function inOrder(entities: Entity[]): Entity[] {
  return entities.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Of what overlaps the first stays, but an address before anything else. */
function withoutOverlaps(entities: Entity[]): Entity[] {
  const kept: Entity[] = []
  for (const entity of inOrder(entities)) {
    const last = kept.at(-1)
    if (last === undefined || entity.start >= last.end) kept.push(entity)
    else if (entity.kind === 'url' && last.kind !== 'url') kept[kept.length - 1] = entity
  }
  return kept
}

/** What overlaps becomes one, an address when any of it is. */
function joinOverlaps(text: string, entities: Entity[]): Entity[] {
  const joined: Entity[] = []
  for (const entity of inOrder(entities)) {
    const last = joined.at(-1)
    if (last === undefined || entity.start >= last.end) {
      joined.push({ ...entity })
      continue
    }
    last.end = Math.max(last.end, entity.end)
    last.value = text.slice(last.start, last.end)
    if (entity.kind === 'url') last.kind = 'url'
  }
  return joined
}
