const size = 4

/** Letters and digits only, small, with single spaces: what is left when signs and capitals do not matter. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** How much shorter a text may be than another that contains it, and still be its repetition: a title inside a sentence is none. */
const comparable = 0.4

/**
 * Whether a text says again what was said: most of it is in there, or it holds most of that and hardly more. Runs of four
 * characters are compared, so that it works in scripts without spaces too.
 */
export function repeats(text: string, said: string, threshold = 0.6): boolean {
  const [now, before] = [read(text), read(said)]
  if (now.plain === before.plain) return true
  if (now.plain === '' || before.plain === '') return false
  if (now.runs.size === 0) return before.plain.includes(now.plain)
  let shared = 0
  for (const run of now.runs) if (before.runs.has(run)) shared++
  if (shared / now.runs.size >= threshold) return true
  return before.runs.size >= now.runs.size * comparable && shared / before.runs.size >= threshold
}

type Read = { plain: string; runs: ReadonlySet<string> }

/** The same few texts of an article are compared again and again: reading each once makes composing several times faster. */
const lately = new Map<string, Read>()
const mostKept = 100

function read(text: string): Read {
  const known = lately.get(text)
  if (known) return known
  const plain = normalise(text)
  const runs = new Set<string>()
  for (let at = 0; at + size <= plain.length; at++) runs.add(plain.slice(at, at + size))
  if (lately.size >= mostKept) lately.clear()
  lately.set(text, { plain, runs })
  return { plain, runs }
}
