import { startMastodonEmulator } from '../tests/emulators/mastodon/startMastodonEmulator.ts'

// The network in a process of its own: the emulator of the tests, without rate limits.
const emulator = await startMastodonEmulator({ limits: { requests: Number.POSITIVE_INFINITY } })
process.on('message', ({ make }: { make: number }) => {
  const accounts = Array.from({ length: make }, (_, index) => emulator.createAccount(`bench${index}`))
  process.send?.({ url: emulator.url, tokens: accounts.map((account) => account.token) })
})
