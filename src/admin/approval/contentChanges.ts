/** One text of a post that was approved and is another one now. */
export type ContentChange = { path: string; before: string; after: string }

type Names = ReadonlyMap<string, string>

/** Every text in a post that differs from what was approved, by its place. `names`: of channels, by id. */
export function listChanges(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>, names: Names = new Map()): ContentChange[] {
  const [old, fresh] = [flatten(before, names), flatten(after, names)]
  return [...new Set([...fresh.keys(), ...old.keys()])]
    .map((path) => ({ path, before: old.get(path) ?? '', after: fresh.get(path) ?? '' }))
    .filter((change) => change.before !== change.after)
}

/** The texts of a content by their paths; a list of plain values is one text. */
function flatten(content: Readonly<Record<string, unknown>>, names: Names, at = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(content)) {
    const path = at ? `${at}.${key}` : key
    if (value === null || value === undefined) continue
    if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object')) texts.set(path, value.map((entry) => nameOf(key, entry, names)).join(', '))
    else if (typeof value === 'object') for (const [inner, text] of flatten(value as Record<string, unknown>, names, path)) texts.set(inner, text)
    else texts.set(path, nameOf(key, value, names))
  }
  return texts
}

const nameOf = (key: string, value: unknown, names: Names) => ((key === 'channels' || key === 'channel') && names.get(String(value))) || String(value)
