/**
 * A number between 0 and 2³²−1 that depends on nothing but its words (FNV-1a with Murmur's finish). Used where an order must look mixed and yet be
 * the same every time; never for secrets.
 */
export function seededHash(...words: string[]): number {
  let hash = 0x811c9dc5
  for (const char of words.join('\u0000')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
