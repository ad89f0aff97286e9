import type { MediaRef } from '../../domain/content.ts'

const ownWork = /^(own work|eigenes werk|own|self)$/i

/**
 * The line that names who made the pictures, for networks without a field for it: "📷 Ada, Grace". Undefined when nobody is to be named or the text
 * names them already. "Own work" is no name.
 */
export function creditLine(media: readonly MediaRef[], text: string): string | undefined {
  const inText = text.toLowerCase()
  const credits = media.map((one) => one.credit?.trim() ?? '').filter((credit) => credit !== '' && !ownWork.test(credit) && !inText.includes(credit.toLowerCase()))
  return credits.length > 0 ? `📷 ${[...new Set(credits)].join(', ')}` : undefined
}
