import { facebook } from '../../src/networks/facebook/facebook.ts'
import { facebookApp, startFacebookHarness } from '../emulators/facebook/facebookHarness.ts'
import { testNetwork } from './suite.ts'

testNetwork({ name: 'Facebook', makeNetwork: () => facebook(facebookApp), startServer: () => startFacebookHarness({ publishing: 'in two steps' }) })

testNetwork({
  name: 'Facebook, published at once',
  makeNetwork: () => facebook({ ...facebookApp, twoSteps: false }),
  startServer: () => startFacebookHarness({ publishing: 'at once' }),
})
