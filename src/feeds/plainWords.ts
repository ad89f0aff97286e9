const named: Readonly<Record<string, string>> = {
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

/**
 * Words of somebody else as one plain line: no markup, no signs that no reader sees, and no mention from our handle book, which only our own people may
 * write. At most `max` UTF-16 units.
 */
export function plainWords(html: string | undefined, max: number): string {
  return (html ?? '')
    .slice(0, max * 6)
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[\s\S]*?-->|<\/?[a-z!?][^<>]*>/gi, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) =>
      name ? (named[name.toLowerCase()] ?? whole) : toSign(Number.parseInt(decimal ?? hex ?? '', decimal ? 10 : 16)),
    )
    .replace(/[\p{Cc}\p{Cs}\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/gu, ' ')
    .replace(/@(?=\s*\{)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, max)
    .trim()
}

function toSign(code: number): string {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ' '
}
