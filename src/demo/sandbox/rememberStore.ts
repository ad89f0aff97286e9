import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'

const saveEveryMs = 1000

type Saved = { lastId: string; maps: Record<string, Map<unknown, unknown>> }

/** Gives an emulator, which forgets everything when it ends, a memory in a file: all its maps, and the ids that it has given. */
export function rememberStore(store: { nextId(now: Date): string }, file: string | undefined): { save(): void } {
  const parts: [string, unknown][] = Object.entries(store)
  const maps = Object.fromEntries(parts.filter((entry): entry is [string, Map<unknown, unknown>] => entry[1] instanceof Map))
  let seen = ''
  if (file && existsSync(file)) {
    const before = deserialize(readFileSync(file)) as Saved
    for (const [name, map] of Object.entries(maps)) for (const [key, value] of before.maps[name] ?? []) map.set(key, value)
    while (BigInt(store.nextId(new Date())) < BigInt(before.lastId));
  }
  const save = () => {
    const state = Object.values(maps)
      .map((map) => map.size)
      .join()
    if (!file || state === seen) return
    writeFileSync(`${file}.new`, serialize({ lastId: store.nextId(new Date()), maps } satisfies Saved))
    renameSync(`${file}.new`, file)
    seen = state
  }
  if (file) setInterval(save, saveEveryMs).unref()
  return { save }
}
