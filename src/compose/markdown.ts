import type { Block } from './blocks.ts'

/** Longest plain text that is read, in UTF-16 units. */
const mostText = 100_000

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
}

/** Reads plain text, the Markdown that people write without thinking of it, and simple HTML into blocks. Never throws. */
export function readMarkdown(source: string): Block[] {
  const start = source.slice(0, mostText)
  const blocks: Block[] = []
  let open: { kind: 'paragraph' | 'quote' | 'list'; lines: string[] } | undefined
  let isCode = false
  const close = () => {
    if (open?.kind === 'list') blocks.push({ kind: 'list', items: open.lines })
    else if (open) blocks.push({ kind: open.kind, text: open.lines.join('\n'), isLinkOnly: isLink(open.lines.join(' ')) })
    open = undefined
  }
  const add = (kind: 'paragraph' | 'quote' | 'list', line: string) => {
    if (open?.kind !== kind) close()
    open ??= { kind, lines: [] }
    open.lines.push(plainInline(line))
  }
  for (const raw of (isHTML(start) ? htmlToMarkdown(start) : start).split(/\r\n|\r|\n/u)) {
    const line = raw.trim()
    const heading = /^#{1,6}\s+(.+)$/u.exec(line)
    const item = /^(?:[-*+•]|\d{1,3}[.)])\s+(.+)$/u.exec(line)
    const quote = /^>\s?(.*)$/u.exec(line)
    if (line.startsWith('```')) isCode = !isCode
    if (isCode || line.startsWith('```') || line === '' || /^(?:-{3,}|\*{3,}|_{3,})$/u.test(line)) close()
    else if (heading?.[1] !== undefined) {
      close()
      blocks.push({ kind: 'heading', text: plainInline(heading[1]), isLinkOnly: false })
    } else if (item?.[1] !== undefined) add('list', item[1])
    else if (quote?.[1] !== undefined) add('quote', quote[1])
    else add('paragraph', line)
  }
  close()
  return blocks
}

/** Words without the signs of emphasis and links around them. Underscores stay: `__init__` is a name. */
function plainInline(line: string): string {
  return line
    .replace(/!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)/gu, '')
    .replace(/\[([^[\]\n]{1,300})\]\([^()\n]{0,2000}\)/gu, '$1')
    .replace(/\*\*|`/gu, '')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]{1,300})\*(?![\p{L}\p{N}*])/gu, '$1')
}

function isLink(text: string): boolean {
  return /^https?:\/\/\S+$/iu.test(text.trim())
}

function isHTML(text: string): boolean {
  return /<\/?(?:p|br|div|ul|ol|li|h[1-6]|blockquote|a|strong|em)\b[^<>]*>/iu.test(text)
}

function htmlToMarkdown(html: string): string {
  return without(without(html, 'script'), 'style')
    .replace(/\s+/gu, ' ')
    .replace(/<h[1-6]\b[^<>]*>/giu, '\n\n## ')
    .replace(/<li\b[^<>]*>/giu, '\n- ')
    .replace(/<blockquote\b[^<>]*>(?:\s*<p\b[^<>]*>)?/giu, '\n\n> ')
    .replace(/<br\b[^<>]*>/giu, '\n')
    .replace(/<\/?(?:p|div|ul|ol|h[1-6]|blockquote|section|article|figure|table|tr)\b[^<>]*>/giu, '\n\n')
    .replace(/<[^<>]*>/gu, '')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/giu, (whole, name: string) => entity(name) ?? whole)
}

/** A loop, because a regular expression over unclosed elements takes quadratic time. */
function without(html: string, element: string): string {
  const lower = html.toLowerCase()
  let kept = ''
  let from = 0
  for (;;) {
    const start = lower.indexOf(`<${element}`, from)
    if (start < 0) return kept + html.slice(from)
    kept += html.slice(from, start)
    const end = lower.indexOf(`</${element}`, start)
    if (end < 0) return kept
    from = end
  }
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name.toLowerCase()]
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined
}
