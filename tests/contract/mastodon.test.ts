import { mastodon } from '../../src/networks/mastodon/mastodon.ts'
import { startMastodonHarness } from '../emulators/mastodon/mastodonHarness.ts'
import { testNetwork } from './suite.ts'

testNetwork({ name: 'Mastodon', makeNetwork: () => mastodon(), startServer: () => startMastodonHarness() })

testNetwork({
  name: 'Mastodon on a server with its own limits, which prepares pictures slowly',
  makeNetwork: () => mastodon(),
  startServer: () => startMastodonHarness({ limits: { characters: 1200, charactersPerUrl: 30, description: 400 }, processingPolls: 1, version: '4.6.0', apiVersion: 8 }),
})
