/** A file's text and the encoding it was in. */
export type DecodedText = { text: string; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' }

/** Reads bytes as text: by the mark at the beginning, else as UTF-8 when they are, else as UTF-16 when every other byte is empty, else as Latin-1 as Windows writes it. */
export function decodeBytes(bytes: Uint8Array): DecodedText {
  const encoding = marked(bytes) ?? guessed(bytes)
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

function marked(bytes: Uint8Array): DecodedText['encoding'] | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

function guessed(bytes: Uint8Array): DecodedText['encoding'] {
  const start = bytes.subarray(0, 4_000)
  const empty = [0, 0]
  for (const [index, byte] of start.entries()) if (byte === 0) empty[index % 2] = (empty[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = empty
  if (odd > start.length / 5 && odd > even * 4) return 'utf-16le'
  if (even > start.length / 5 && even > odd * 4) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
