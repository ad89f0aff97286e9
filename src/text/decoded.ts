/** A part of an address as people read it. Undefined: its `%` signs are no UTF-8 (an older encoding, or a plain percent sign). */
export function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
