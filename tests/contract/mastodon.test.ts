import { mastodon } from '../../src/networks/mastodon/mastodon.ts'
import { startMastodonHarness } from '../emulators/mastodon/mastodonHarness.ts'
import { testNetwork } from './suite.ts'

testNetwork({ name: 'Mastodon', makeNetwork: () => mastodon(), startServer: () => startMastodonHarness() })
