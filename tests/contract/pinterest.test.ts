import { pinterest } from '../../src/networks/pinterest/pinterest.ts'
import { startPinterestHarness } from '../emulators/pinterest/pinterestHarness.ts'
import { emulatedPinterestApp } from '../emulators/pinterest/startPinterestEmulator.ts'
import { testNetwork } from './suite.ts'

testNetwork({ name: 'Pinterest', makeNetwork: () => pinterest(emulatedPinterestApp), startServer: () => startPinterestHarness() })

testNetwork({
  name: 'Pinterest for an app with trial access',
  makeNetwork: () => pinterest(emulatedPinterestApp),
  startServer: () => startPinterestHarness({ appAccess: 'trial' }),
})
