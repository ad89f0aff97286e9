import { bluesky } from '../../src/networks/bluesky/bluesky.ts'
import { startBlueskyHarness } from '../emulators/pds/blueskyHarness.ts'
import { testNetwork } from './suite.ts'

testNetwork({ name: 'Bluesky', makeNetwork: () => bluesky(), startServer: startBlueskyHarness })
