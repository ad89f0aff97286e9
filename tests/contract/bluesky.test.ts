import { bluesky } from '../../src/networks/bluesky/bluesky.ts'
import { startBlueskyHarness } from '../emulators/pds/blueskyHarness.ts'
import { testNetwork } from './suite.ts'

let directory: string | undefined
testNetwork({
  name: 'Bluesky',
  makeNetwork: () => bluesky({ directory }),
  async startServer() {
    const harness = await startBlueskyHarness()
    directory = harness.directory
    return harness
  },
})
