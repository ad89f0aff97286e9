import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import type { Server } from '../../../tests/emulators/mastodon/server.ts'
import type { MastodonEmulator } from '../../../tests/emulators/mastodon/startMastodonEmulator.ts'

const kept = ['accounts', 'accesses', 'media', 'statuses', 'byAccount', 'reactions', 'reblogs', 'idempotency', 'apps'] as const
const saveEveryMs = 1000

/** Gives the Mastodon emulator, which forgets everything when it ends, a memory in a file. */
export function rememberMastodon(emulator: MastodonEmulator, file: string | undefined): { account(user: string): { accessToken: string }; save(): void } {
  const { store } = emulator.settings as unknown as Server
  let saved = ''
  if (file && existsSync(file)) {
    const before = deserialize(readFileSync(file)) as Record<string, Map<never, never>>
    for (const name of kept) for (const [key, value] of before[name] ?? []) store[name].set(key, value)
  }
  const save = () => {
    const state = kept.map((name) => store[name].size).join()
    if (!file || state === saved) return
    writeFileSync(`${file}.new`, serialize(Object.fromEntries(kept.map((name) => [name, store[name]]))))
    renameSync(`${file}.new`, file)
    saved = state
  }
  if (file) setInterval(save, saveEveryMs).unref()
  return {
    save,
    account(user) {
      const account = [...store.accounts.values()].find(({ username, domain }) => username === user && !domain)
      const access = [...store.accesses.values()].find(({ accountId, revoked }) => accountId === account?.id && !revoked)
      return { accessToken: access?.token ?? emulator.createAccount(user).token }
    },
  }
}
