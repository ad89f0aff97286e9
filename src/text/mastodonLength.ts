import twitter from 'twitter-text'

/**
 * Mastodon's own idea of a text's size (StatusLengthValidator, Extractor and twitter_regex.rb of its source): every web address that it would link
 * is replaced by a placeholder, every `@user@host` by `@user`, and grapheme clusters are counted. What it does not recognise counts in full.
 */
const scheme = /(?<![A-Za-z0-9@＠$#＃\uFFFE\uFEFF])(?:https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini):\/\//gi
const host = new RegExp(twitter.regexen.validDomain.source, 'iy')
const port = /:[0-9]+/y
const path = /\/(?:[^\s\u0085<>()?]|\((?:[^\s\u0085<>()?]+|[^\s\u0085<>()?]*\([^\s\u0085<>()?]+\)[^\s\u0085<>()?]*)\))*/uy
const query = /\?[a-z0-9!?*'();:&=+$/%#[\]\-_.,~|@^\u{A0}-\u{D7FF}\u{E000}-\u{10FFFF}]*/iuy
const neverEndsPath = new Set('!*"\'「」<>;:=,.$%[]~&|@')
const neverEndsQuery = new Set("!?*'();:+$%[].,~|@^")
const mention = /(?<![=/\p{L}\p{M}\p{Nd}\p{Pc}])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(?:@([\p{L}\p{M}\p{Nd}\p{Pc}]+(?:[.-]+[\p{L}\p{M}\p{Nd}\p{Pc}]+)*))?/giu

const longestUrl = 4096
const longestLabel = 63
const longestMentionHost = 253

type Replaced = { start: number; end: number; by: string }

function endAt(expression: RegExp, text: string, at: number, neverEnds?: ReadonlySet<string>): number {
  expression.lastIndex = at
  let end = at + (expression.exec(text)?.[0].length ?? 0)
  while (end > at && neverEnds?.has(text.charAt(end - 1))) end--
  return end
}

function hasValidLabels(url: string): boolean {
  return URL.canParse(url) && new URL(url).hostname.split('.').every((label) => label.length <= longestLabel)
}

function findUrls(text: string, placeholder: string): Replaced[] {
  const found: Replaced[] = []
  let seen = 0
  for (const { 0: protocol, index: start } of text.matchAll(scheme)) {
    if (start < seen) continue
    const hostAt = start + protocol.length
    const hostEnd = endAt(host, text, hostAt)
    if (hostEnd === hostAt) continue
    const portEnd = endAt(port, text, hostEnd)
    const end = endAt(query, text, endAt(path, text, portEnd, neverEndsPath), neverEndsQuery)
    seen = end
    if (Array.from(text.slice(start, end)).length > longestUrl || !hasValidLabels(`http://${text.slice(hostAt, hostEnd)}`)) continue
    found.push({ start, end, by: placeholder })
  }
  return found
}

function findRemoteMentions(text: string): Replaced[] {
  const found: Replaced[] = []
  for (const match of text.matchAll(mention)) {
    const [whole, user = '', domain = ''] = match
    const end = match.index + whole.length
    if (domain.length < 2 || domain.length > longestMentionHost || twitter.regexen.endMentionMatch.test(text.slice(end, end + 3))) continue
    found.push({ start: match.index, end, by: `@${user}` })
  }
  return found
}

/** The text as Mastodon counts it: addresses as placeholders of `reserved` characters, mentions without their host. */
export function toMastodonCountable(text: string, reserved: number): string {
  if (text.trim() === '') return ''
  const replaced = [...findUrls(text, 'x'.repeat(reserved)), ...findRemoteMentions(text)].sort((a, b) => a.start - b.start)
  let countable = ''
  let at = 0
  for (const { start, end, by } of replaced) {
    if (start < at) continue
    countable += text.slice(at, start) + by
    at = end
  }
  return countable + text.slice(at)
}
