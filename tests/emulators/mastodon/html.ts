import { escapeHtml } from '../kit/escapeHtml.ts'

/** Text as Mastodon's HTML: paragraphs, shortened links with hidden ends, mentions and hashtags in spans. */
export function toHtml(text: string, { origin, mentions }: { origin: string; mentions: ReadonlyMap<string, string> }): string {
  if (text === '') return ''
  const paragraphs = text.split(/\n{2,}/).map(
    (paragraph) =>
      `<p>${paragraph
        .split('\n')
        .map((line) => toLine(line, origin, mentions))
        .join('<br />')}</p>`,
  )
  return paragraphs.join('')
}

const entity = /(https?:\/\/[^\s<>"”]*[^\s<>"”.,:;!?)\]…])|((?<![\w/])@\w+(?:@[\w.-]+\w)?)|((?<![\w/&])#[\p{L}\p{N}_]+)/gu

function toLine(line: string, origin: string, mentions: ReadonlyMap<string, string>): string {
  let html = ''
  let from = 0
  for (const match of line.matchAll(entity)) {
    html += escapeHtml(line.slice(from, match.index)) + toLink(match[0], origin, mentions)
    from = match.index + match[0].length
  }
  return html + escapeHtml(line.slice(from))
}

function toLink(found: string, origin: string, mentions: ReadonlyMap<string, string>): string {
  if (found.startsWith('@')) {
    const url = mentions.get(found.slice(1).toLowerCase())
    if (!url) return escapeHtml(found)
    return `<span class="h-card" translate="no"><a href="${escapeHtml(url)}" class="u-url mention">@<span>${escapeHtml(found.slice(1).split('@')[0] ?? '')}</span></a></span>`
  }
  if (found.startsWith('#'))
    return `<a href="${origin}/tags/${encodeURIComponent(found.slice(1).toLowerCase())}" class="mention hashtag" rel="tag">#<span>${escapeHtml(found.slice(1))}</span></a>`
  const prefix = /^https?:\/\/(?:www\.)?/.exec(found)?.[0] ?? ''
  const shown = found.slice(prefix.length, prefix.length + 30)
  const rest = found.slice(prefix.length + 30)
  return `<a href="${escapeHtml(found)}" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">${prefix}</span><span class="${rest ? 'ellipsis' : ''}">${escapeHtml(shown)}</span><span class="invisible">${escapeHtml(rest)}</span></a>`
}
