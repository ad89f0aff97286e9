import { linkedin } from '../../src/networks/linkedin/linkedin.ts'
import { linkedinApp, startLinkedInHarness } from '../emulators/linkedin/linkedinHarness.ts'
import { testNetwork } from './suite.ts'

testNetwork({
  name: 'LinkedIn, as an organisation whose posts may be read',
  makeNetwork: () => linkedin({ ...linkedinApp, organizations: true, comments: true }),
  startServer: () => startLinkedInHarness({ as: 'organization' }),
})

testNetwork({
  name: 'LinkedIn, as a person whose posts may not be read',
  makeNetwork: () => linkedin({ ...linkedinApp, comments: true }),
  startServer: () => startLinkedInHarness({ as: 'person' }),
})
