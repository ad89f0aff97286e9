import { decodeHTMLStrict } from 'entities'

/**
 * Words of somebody else as one plain line: no markup, no signs that no reader sees, and no mention from our handle book, which only our own people may
 * write. At most `max` UTF-16 units.
 */
export function plainWords(html: string | undefined, max: number): string {
  const shown = (html ?? '')
    .slice(0, max * 6)
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[\s\S]*?-->|<\/?[a-z!?][^<>]*>/gi, ' ')
  return decodeHTMLStrict(shown)
    .replace(/[\p{Cc}\p{Cs}\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/gu, ' ')
    .replace(/@(?=\s*\{)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, max)
    .trim()
}
